import {
  buildSchema,
  executeSync,
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
} from "graphql";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "../contract.ts";
import { badCredentials, type Answer } from "./answers.ts";
import type { Asked } from "./respond.ts";
import type { Context } from "./connection.ts";
import { root } from "./threads.ts";

/**
 * GitHub's GraphQL API: requests are held to GitHub's own schema, as far as Pare uses it, and what
 * they ask for is looked up in the same world as that of the REST API.
 */

const file = join(import.meta.dirname, "..", "github-api.graphql");
const schema = buildSchema(readFileSync(file, "utf8"));

/** What a request asks the GraphQL API for, which is what it calls itself. */
export function graphqlCall(body: unknown): Asked {
  const { query, variables = {}, ...others } = body as { query: string; variables?: Json };
  const { document, errors } = read(query);
  const asked = document && getOperationAST(document);
  const faults = document
    ? errors.map(({ message }) => message)
    : ["what is asked for cannot be parsed"];
  const known = (asked?.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  const unknown = [...Object.keys(others), ...Object.keys(variables)].filter(
    (name) => !known.includes(name),
  );
  const operation = `graphql/${asked?.name?.value ?? "anonymous"}`;
  return {
    operation,
    isWrite: asked?.operation === OperationTypeNode.MUTATION,
    params: {},
    respond: (world, token) => {
      const answer = token ? answerTo(query, { world, token }, variables) : badCredentials;
      const violations = [...faults, ...unknown].map((fault) => `${operation} request: ${fault}`);
      return { answer, violations };
    },
  };
}

/** A query as GitHub reads it, and what its schema has against it. */
type Query = {
  readonly document?: DocumentNode;
  readonly errors: readonly GraphQLError[];
};

/** The same few queries come in every run: each is read once. */
const queries = new Map<string, Query>();

function read(text: string): Query {
  const query = queries.get(text) ?? readNow(text);
  queries.set(text, query);
  return query;
}

function readNow(text: string): Query {
  try {
    const document = parse(text);
    return { document, errors: validate(schema, document) };
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
}

/** Always status 200; what is wrong stands in `errors`, with a type beside what the standard says. */
function answerTo(query: string, contextValue: Context, variableValues: Json): Answer {
  const { document, errors: wrong } = read(query);
  const result: ExecutionResult =
    document && wrong.length === 0
      ? executeSync({ schema, document, rootValue: root, contextValue, variableValues })
      : { errors: wrong };
  const errors = result.errors?.map((error) => {
    const { type, ...extensions } = error.extensions;
    return { ...error.toJSON(), ...(type !== undefined && { type }), extensions };
  });
  return { status: 200, body: { ...result, ...(errors && { errors }) } };
}

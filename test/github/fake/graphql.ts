import {
  buildSchema,
  getOperationAST,
  OperationTypeNode,
  graphqlSync,
  parse,
  validate,
  type DocumentNode,
} from "graphql";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "../contract.ts";
import { badCredentials, type Answer } from "./answers.ts";
import type { Asked } from "./respond.ts";
import { root, type Context } from "./threads.ts";

/**
 * GitHub's GraphQL API: requests are held to GitHub's own schema, as far as Pare uses it, and what
 * they ask for is looked up in the same world as that of the REST API.
 */

const file = join(import.meta.dirname, "..", "github-api.graphql");
const schema = buildSchema(readFileSync(file, "utf8"));

/** What a request asks the GraphQL API for, which is what it calls itself. */
export function graphqlCall(body: unknown): Asked {
  const { query, variables = {}, ...others } = body as { query: string; variables?: Json };
  const document = parsed(query);
  const asked = document && getOperationAST(document);
  const faults = document
    ? validate(schema, document).map(({ message }) => message)
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
      const answer = token ? answerTo({ world, token }, query, variables) : badCredentials;
      const violations = [...faults, ...unknown].map((fault) => `${operation} request: ${fault}`);
      return { answer, violations };
    },
  };
}

function parsed(query: string): DocumentNode | undefined {
  try {
    return parse(query);
  } catch {
    return undefined;
  }
}

/** Always status 200; what is wrong stands in `errors`, with a type beside what the standard says. */
function answerTo(contextValue: Context, source: string, variableValues: Json): Answer {
  const result = graphqlSync({ schema, source, rootValue: root, contextValue, variableValues });
  const errors = result.errors?.map((error) => {
    const { type, ...extensions } = error.extensions;
    return { ...error.toJSON(), ...(type !== undefined && { type }), extensions };
  });
  return { status: 200, body: { ...result, ...(errors && { errors }) } };
}

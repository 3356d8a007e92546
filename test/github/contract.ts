import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A schema or any other object of the description. */
export type Json = Readonly<Record<string, unknown>>;

export type Operation = {
  /** GitHub's own name for it: `pulls/create-review`. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly description: Json;
};

/** A request's line, understood: which operation it is, and the parts of its path. */
export type Call = { readonly operation: Operation; readonly params: Readonly<Params> };
type Params = Record<string, string>;

const file = join(import.meta.dirname, "github-api.json");
const spec = JSON.parse(readFileSync(file, "utf8")) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, Json>>>>;
};

/** Every operation of GitHub's that Pare may use. */
export const operations: readonly Operation[] = Object.entries(spec.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, description]) => ({
      id: String(description.operationId),
      method: method.toUpperCase(),
      path,
      description,
    })),
);

const routes = operations.map((operation) => ({ operation, pattern: patternOf(operation) }));

/** The operation that a request means; undefined where the description has none. */
export function findCall(method: string, pathname: string): Call | undefined {
  for (const { operation, pattern } of routes) {
    if (operation.method !== method) continue;
    const found = pattern.exec(pathname);
    if (!found) continue;
    const params: Params = {};
    for (const [name, text = ""] of Object.entries<string | undefined>(found.groups ?? {}))
      params[name] = decodeURIComponent(text);
    return { operation, params };
  }
  return undefined;
}

/** What is wrong with a request: what GitHub would refuse, and what it would silently ignore. */
export type Faults = { readonly refused: readonly string[]; readonly ignored: readonly string[] };

export function requestFaults(operation: Operation, query: URLSearchParams, body: unknown): Faults {
  const known = parametersOf(operation).filter((parameter) => parameter.in === "query");
  const unknown = [...query.keys()].filter((key) => !known.some(({ name }) => name === key));
  const refused = checkQuery(operation, known, query);
  const ignored = unknown.map((key) => `query: ${key}`);

  const request = operation.description.requestBody as Json | undefined;
  if (!request) {
    if (body !== undefined) ignored.push("body");
    return { refused, ignored };
  }
  const pointer = pointerTo(operation, "requestBody", ...jsonSchema);
  refused.push(...check(pointer, body ?? {}));
  ignored.push(...surplus(at(request, jsonSchema) ?? {}, body, "body"));
  return { refused, ignored };
}

/** Where an answer of the fake itself is none that GitHub describes. */
export function answerFaults(
  operation: Operation,
  status: number,
  body: unknown,
): readonly string[] {
  const described = (operation.description.responses as Readonly<Record<string, Json>>)[status];
  // The description leaves refusals out that can meet any operation, or what they say.
  const general = refusals[status];
  if (!described) return general ? checkComponent(general, body) : [`undescribed status ${status}`];
  const reference = described.$ref;
  const pointer =
    typeof reference === "string"
      ? reference.slice(1)
      : pointerTo(operation, "responses", String(status));
  const schema = at(resolve(described), jsonSchema);
  if (!schema && body === undefined) return [];
  if (!schema) return general ? checkComponent(general, body) : [`a body with status ${status}`];
  const target = [pointer, ...jsonSchema.map(escaped)].join("/");
  return [...check(target, body), ...surplus(schema, body, "answer")];
}

const jsonSchema = ["content", "application/json", "schema"];
const refusals: Readonly<Record<number, string>> = {
  401: "basic-error",
  403: "basic-error",
  404: "basic-error",
  422: "validation-error",
};

/** Where a body is none that a component of the description allows. */
export function checkComponent(name: string, body: unknown): readonly string[] {
  const pointer = `/components/schemas/${name}`;
  return [...check(pointer, body), ...surplus(component(name), body, name)];
}

/** A schema of the description by its name. */
export function component(name: string): Json {
  const found = spec.components.schemas?.[name];
  if (!found) throw new Error(`no schema ${name} in github-api.json`);
  return found;
}

/** Follows a `$ref` of the description. */
export function resolve(node: Json): Json {
  if (typeof node.$ref !== "string") return node;
  const [, , kind = "", name = ""] = node.$ref.split("/");
  const found = spec.components[kind]?.[name];
  if (!found) throw new Error(`${node.$ref} leads nowhere`);
  return resolve(found);
}

const options = { strict: false, allErrors: true, logger: false } as const;
const ajv = new Ajv(options);
// Texts of a query are coerced to the numbers and booleans that they mean.
const coercing = new Ajv({ ...options, coerceTypes: true });
for (const each of [ajv, coercing]) addFormats.default(each);
ajv.addSchema({ $id: "github", ...spec });
const validators = new Map<string, ValidateFunction>();

/** Holds a value to the schema at a JSON pointer into the description. */
function check(pointer: string, value: unknown): string[] {
  const validate = validators.get(pointer) ?? ajv.compile({ $ref: `github#${pointer}` });
  validators.set(pointer, validate);
  return errorsOf(validate, value);
}

function checkQuery(
  { id }: Operation,
  parameters: readonly Parameter[],
  query: URLSearchParams,
): string[] {
  const properties = Object.fromEntries(parameters.map(({ name, schema }) => [name, schema]));
  const validate = validators.get(id) ?? coercing.compile({ properties });
  validators.set(id, validate);
  return errorsOf(validate, Object.fromEntries(query));
}

function errorsOf(validate: ValidateFunction, value: unknown): string[] {
  if (validate(value)) return [];
  return (validate.errors ?? []).map((error) =>
    `${error.instancePath} ${error.message ?? error.keyword}`.trim(),
  );
}

/**
 * Keys that a schema does not know. JSON Schema lets them pass, and GitHub ignores them: a
 * misspelled parameter would look as if it worked.
 */
function surplus(schema: Json, value: unknown, where: string): string[] {
  const known = resolve(schema);
  if (Array.isArray(value)) {
    const items = branches(known).find((branch) => "items" in branch)?.items as Json | undefined;
    if (!items) return [];
    return value.flatMap((item, index) => surplus(items, item, `${where}[${index}]`));
  }
  if (typeof value !== "object" || value === null) return [];
  const objects = branches(known);
  const named = objects.filter((branch) => "properties" in branch);
  if (named.length === 0 || objects.some((branch) => branch.additionalProperties === true))
    return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const meant = named.flatMap(({ properties }) => {
      const property = (properties as Readonly<Record<string, Json>>)[key];
      return property ? [property] : [];
    });
    if (meant.length === 0) return [`${where}: ${key}`];
    const found = meant.map((property) => surplus(property, inner, `${where}.${key}`));
    return found.reduce((best, other) => (other.length < best.length ? other : best));
  });
}

/** A schema and all that it is put together from. */
function branches(schema: Json): readonly Json[] {
  const parts = ["allOf", "anyOf", "oneOf"].flatMap((key) => (schema[key] ?? []) as Json[]);
  return [schema, ...parts.flatMap((part) => branches(resolve(part)))];
}

type Parameter = { readonly name: string; readonly in: string; readonly schema: Json };

function parametersOf({ description }: Operation): readonly (Parameter & Json)[] {
  const listed = (description.parameters ?? []) as readonly Json[];
  return listed.map((each) => resolve(each) as Parameter & Json);
}

function patternOf(operation: Operation): RegExp {
  const parameters = parametersOf(operation);
  const source = operation.path.replaceAll(/\/\{(\w+)\}|[.]/g, (_, name: string | undefined) => {
    if (name === undefined) return "\\.";
    const parameter = parameters.find((each) => each.name === name);
    if (resolve(parameter?.schema ?? {}).type === "integer") return `/(?<${name}>[0-9]+)`;
    // The root of a repository is a path too: "/contents", the empty one.
    if (parameter?.["x-multi-segment"] === true) return `(?:/(?<${name}>.*))?`;
    return `/(?<${name}>[^/]+)`;
  });
  return new RegExp(`^${source}$`);
}

function pointerTo(operation: Operation, ...rest: readonly string[]): string {
  const keys = ["paths", operation.path, operation.method.toLowerCase(), ...rest];
  return keys.map((key) => `/${escaped(key)}`).join("");
}

function escaped(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

function at(node: Json, keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>((inner, key) => inner?.[key] as Json | undefined, node);
}

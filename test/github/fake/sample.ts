import { component, resolve, type Json } from "../contract.ts";

/**
 * An object that a schema of GitHub's description allows: what it requires and nobody looks at is
 * filled in with the plainest value, the rest is as given.
 */
export function sample(schema: string, given: Json): Json {
  const described = component(schema);
  // What may be null as well is an object here.
  const whole = Array.isArray(described.type) ? plainestObject(described) : plainest(described);
  return { ...(whole as Json), ...given };
}

function plainest(reference: Json): unknown {
  const schema = resolve(reference);
  if (Array.isArray(schema.enum)) return (schema.enum as unknown[])[0];
  const choices = (schema.anyOf ?? schema.oneOf) as readonly Json[] | undefined;
  if (choices?.some(({ type }) => type === "null")) return null;
  if (choices?.[0]) return plainest(choices[0]);
  if (Array.isArray(schema.allOf)) {
    const parts = (schema.allOf as Json[]).map((part) => plainest(part) as Json);
    return Object.assign({}, ...parts) as Json;
  }
  if (Array.isArray(schema.type)) return null;
  switch (schema.type) {
    case "string":
      return texts[schema.format as string] ?? "";
    case "integer":
    case "number":
      return schema.minimum ?? 0;
    case "boolean":
      return false;
    case "array":
      return [];
    default:
      return plainestObject(schema);
  }
}

function plainestObject(schema: Json): Json {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, Json>>;
  const required = (schema.required ?? []) as readonly string[];
  return Object.fromEntries(required.map((key) => [key, plainest(properties[key] ?? {})]));
}

const texts: Readonly<Record<string, string>> = {
  uri: "https://api.github.com/",
  "date-time": "2026-01-01T00:00:00Z",
  email: "somebody@example.com",
};

import { z } from "zod";
import { defaults, settings } from "./config.ts";

/** Where editors find the schema of the configuration. */
export const schemaId =
  "https://raw.githubusercontent.com/pare-iam/pare/v0/src/config/pare.schema.json";

/**
 * The schema of the configuration as a JSON Schema (draft 7, which editors of YAML read), with what
 * each key is and what holds where it is not set. What it cannot say is what stands in other files.
 */
export function configSchema(): z.core.JSONSchema.BaseSchema {
  const { $schema, properties = {}, ...schema } = z.toJSONSchema(settings, { target: "draft-7" });
  const set: Readonly<Record<string, unknown>> = defaults;
  return {
    ...($schema !== undefined && { $schema }),
    $id: schemaId,
    title: "Configuration of Pare",
    description: "What a team agrees on with Pare, in .github/pare.yml.",
    ...schema,
    properties: Object.fromEntries(
      Object.entries(properties).map(([key, value]) => [
        key,
        typeof value === "boolean" ? value : { ...value, default: set[key] },
      ]),
    ),
  };
}

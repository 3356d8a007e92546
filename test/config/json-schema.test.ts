import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { settings } from "../../src/config/config.ts";
import { configSchema } from "../../src/config/json-schema.ts";

const schema = configSchema();
const file = join(import.meta.dirname, "..", "..", "src", "config", "pare.schema.json");

const ajv = new Ajv({ allowUnionTypes: true, strictRequired: false });
addFormats.default(ajv);
const isValid = ajv.compile(schema);

// `npx vitest run --config test/vitest.config.ts test/config/json-schema.test.ts -u` rewrites it.
test("the committed schema is that of the settings", async () => {
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(file);
});

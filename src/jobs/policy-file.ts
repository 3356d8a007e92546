import { plainValue } from "../iac/document/plain-value.ts";
import type { Read } from "../repository/tree.ts";
import { positionAt } from "../source/lines.ts";
import type { Refused } from "./subjects.ts";

/** The value of JSON that a file of JSON or YAML says, or what is wrong with it, and where. */
export function valueIn(read: Read): { readonly ok: true; readonly value: unknown } | Refused {
  if (!read.ok) return { ok: false, because: `${read.problem.path}: ${read.problem.detail}` };
  const { source } = read;
  const found = plainValue(source);
  if (found.ok) return found;
  const { line, column } = positionAt(source, found.offset);
  const where = `${source.path}:${line}:${column}`;
  return { ok: false, because: `${where} is not read as JSON or YAML: ${found.message}` };
}

import { positionAt } from "../source/lines.ts";
import { oneLine } from "../source/quoted.ts";
import type { Source } from "../source/source.ts";

/** What is said of a template: where it has to do with a line, with its offset. */
export type Remark = { readonly offset?: number; readonly message: string };

/** `crud.yml:4` */
export function lineAt(source: Source, offset: number): string {
  return `${shown(source.path)}:${positionAt(source, offset).line}`;
}

/** A piece of a template in a sentence. */
export function shown(text: string): string {
  return oneLine(text, 120);
}

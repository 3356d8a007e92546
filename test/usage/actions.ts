import type { CodeFound } from "../../src/usage/code.ts";
import { needsOf } from "../../src/usage/needs.ts";
import { showText } from "../evaluate/show.ts";
import { operations } from "./program.ts";

/** The actions that calls need in any case, each once, in their order: `s3:GetObject s3:ListBucket`. */
export function actionsOf({ calls }: CodeFound): string {
  const sure = needsOf(calls, operations).needed.filter(
    ({ unless, via }) => unless === undefined && via === undefined,
  );
  return [...new Set(sure.map(({ action }) => action.id))].sort().join(" ");
}

/** What calls name: `orders`, `${env:TABLE}`. */
export function namesOf({ calls }: CodeFound): readonly string[] {
  const { needed } = needsOf(calls, operations);
  return [
    ...new Set(needed.flatMap(({ resources }) => resources.map(({ text }) => showText(text)))),
  ];
}

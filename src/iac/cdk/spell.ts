import type { Draft } from "../../iam/draft.ts";
import type { Statement } from "../../iam/policy.ts";
import type { Spelled } from "../format.ts";
import { spellInScript } from "../spell-script.ts";
import { mayDeny } from "../effect.ts";
import { spellAdded } from "./spell-added.ts";
import { scriptOf } from "../../evaluate/script/programs.ts";

/** Writes statements in the place of one of a program that was read. */
export function spellInCdk(statement: Statement, drafts: readonly Draft[]): Spelled {
  const script = scriptOf(statement.place.source);
  return script && statement.addedAt && !mayDeny(statement)
    ? spellAdded(statement, drafts, script)
    : spellInScript(statement, drafts, script);
}

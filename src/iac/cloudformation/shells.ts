import { nodePlace, type Template } from "../../evaluate/cloudformation/template.ts";
import type { Policy } from "../../iam/policy.ts";
import type { Problem } from "../../source/problem.ts";
import { mapsIn } from "../../syntax/data-walk.ts";
import { inOtherFile, unreadInShell } from "../unread-shell.ts";

/** The policies in what a template has machines run, which is not read. */
export function unreadInUserData(
  template: Template,
  policies: readonly Policy[],
): readonly Problem[] {
  if (!template.source.text.includes("UserData")) return [];
  return mapsIn(template.root).flatMap(({ node }) =>
    node.entries
      .filter(({ key }) => key === "UserData")
      .flatMap(({ value }) => {
        const { source, span } = nodePlace(template, value);
        return unreadInShell(source, span, policies, inOtherFile);
      }),
  );
}

import type { Policy } from "../../iam/policy.ts";
import type { Problem } from "../../source/problem.ts";
import type { Source, Span } from "../../source/source.ts";
import type { Body, Expression } from "../../syntax/hcl/ast.ts";
import { inOtherFile, unreadInShell } from "../unread-shell.ts";

/**
 * The policies in what a configuration has machines run, which is not read: `user_data`, and the commands of
 * provisioners. (https://developer.hashicorp.com/terraform/language/provisioners)
 */
export function unreadInShells(
  body: Body,
  source: Source,
  policies: readonly Policy[],
): readonly Problem[] {
  if (!source.text.includes("Effect")) return [];
  return [...shellsIn(body)].flatMap((shell) =>
    unreadInShell(source, shell, policies, inOtherFile),
  );
}

function* shellsIn({ items }: Body, isProvisioner = false): Generator<Span> {
  for (const item of items) {
    if (item.kind === "block") yield* shellsIn(item.body, item.type === "provisioner");
    else if (isProvisioner || /^user_data(?:_base64)?$/.test(item.name)) yield textOf(item.value);
  }
}

/** What stands between the markers of a heredoc, which are not the shell's. */
function textOf(value: Expression): Span {
  const heredoc = value.kind === "template" ? value.heredoc : undefined;
  return heredoc?.body ?? value.span;
}

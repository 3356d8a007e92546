import type { PolicyKind, Statement } from "../../iam/policy.ts";

/**
 * The words of paths under which people keep policies that only limit others: `service-control-policies/deny.json` of
 * the Landing Zone Accelerator on AWS, `scps/`, `guardrails-scp.json`, `boundary-policy.json`.
 */
const words: readonly (readonly [RegExp, PolicyKind])[] = [
  [/^(?:scps?|service-control-polic(?:y|ies))$/, "service-control"],
  [/^(?:rcps?|resource-control-polic(?:y|ies))$/, "resource-control"],
  [/^(?:vpce?-)?endpoint-polic(?:y|ies)$/, "endpoint"],
  [
    /^boundar(?:y|ies)(?:-polic(?:y|ies))?$|(?:^|-)permissions?-boundar(?:y|ies)(?:-polic(?:y|ies))?$/,
    "boundary",
  ],
];

/**
 * Behind something else they say it of a file alone: what tests and deploys policies lies in a folder `tools-scp`
 * too.
 */
const endings: typeof words = [
  [/-(?:scps?|service-control-polic(?:y|ies))$/, "service-control"],
  [/-(?:rcps?|resource-control-polic(?:y|ies))$/, "resource-control"],
];

/**
 * What a document that is attached to nothing is by the names of its folders and its own, where its statements may be
 * that: policies of organizations and boundaries name no principals, or everybody.
 */
export function namedKind(path: string, statements: readonly Statement[]): PolicyKind | undefined {
  const names = path
    .toLowerCase()
    .split("/")
    .map((name) => name.replace(/\..*$/, "").replaceAll(/[_ ]/g, "-"));
  const [, kind] =
    words.find(([word]) => names.some((name) => word.test(name))) ??
    endings.find(([ending]) => ending.test(names.at(-1) ?? "")) ??
    [];
  const namesWho = statements.some(({ principal }) => principal !== undefined);
  const mayName = kind === "endpoint" || kind === "resource-control";
  return namesWho === mayName ? kind : undefined;
}

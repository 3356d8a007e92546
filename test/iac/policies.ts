import { belowIn } from "../../src/source/path.ts";
import type { Source } from "../../src/source/source.ts";
import { formats } from "../../src/iac/formats.ts";
import type { Extraction, Facts } from "../../src/iac/format.ts";
import type { Condition, Elements, Match, Policy, PrincipalMatch } from "../../src/iam/policy.ts";
import type { List } from "../../src/iam/text.ts";
import { linesOf } from "../../src/source/lines.ts";
import { showHole, showText } from "../evaluate/show.ts";
import { facts as shared } from "../rules/facts.ts";

/**
 * What the language of the first file finds in files, of which it may claim some or all.
 *
 * @param facts those of one run: what it does at most is counted by the catalog that it opens
 */
export function extracted(
  files: Readonly<Record<string, string>>,
  facts: Facts = shared,
): Extraction {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }));
  const [first] = sources;
  const format = formats.find((each) => first && each.claims(first.path, first.text));
  if (!format) throw new Error(`no language claims ${first?.path ?? "nothing"}`);
  const own = sources.filter(({ path, text }) => format.claims(path, text));
  const read = (path: string): Source | undefined => sources.find((each) => each.path === path);
  return format.extract(own, facts, Object.assign(read, { below: belowIn(Object.keys(files)) }));
}

/** The policies of a file in one line each, with what they say: see `showStatement`. */
export function policiesIn(path: string, text: string): readonly string[] {
  return extracted({ [path]: text }).policies.flatMap((policy) => [
    showPolicy(policy),
    ...showStatements(policy).map((line) => `  ${line}`),
  ]);
}

/** The statements of a file in one line each. */
export function statementsIn(path: string, text: string): readonly string[] {
  return extracted({ [path]: text }).policies.flatMap(showStatements);
}

/** The statements of the first policy of a file in one line each. */
export function firstPolicyIn(path: string, text: string): readonly string[] {
  return extracted({ [path]: text })
    .policies.slice(0, 1)
    .flatMap(showStatements);
}

function showStatements({ statements }: Policy): readonly string[] {
  return statements.map(
    ({ presence, ...elements }) =>
      `${presence === "always" ? "" : `${presence} `}${showStatement(elements)}`,
  );
}

/** `trust of aws_iam_role.app at aws_iam_role.app` */
export function showPolicy({ kind, owner, attachedTo }: Policy): string {
  const at = attachedTo.map(({ address }) => address).join(", ");
  return `${kind} of ${owner.address}${at === "" ? "" : ` at ${at}`}`;
}

/** `Allow s3:GetObject on arn:aws:s3:::logs/* for Service: ... if Bool aws:SecureTransport: true` */
export function showStatement(elements: Elements): string {
  const { sid, effect, action, resource, principal, conditions } = elements;
  return [
    sid ? `${showText(sid)}:` : "",
    effect,
    action ? showMatch(action) : "",
    resource ? `on ${showMatch(resource)}` : "",
    principal ? `for ${showPrincipal(principal)}` : "",
    ...conditions.map(showCondition),
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function showMatch(match: Match): string {
  return `${match.negated ? "all but " : ""}${showList(match)}`;
}

function showPrincipal({ negated, entries }: PrincipalMatch): string {
  const shown = entries.map(
    (entry) =>
      `${typeof entry.type === "string" ? entry.type : `<${entry.type.id}>`}: ${showList(entry)}`,
  );
  return `${negated ? "all but " : ""}${shown.join("; ")}`;
}

function showCondition({ operator, key, values }: Condition): string {
  return `if ${showText(operator)} ${showText(key)}: ${showList(values)}`;
}

function showList({ items, rest }: List): string {
  return [...items.map(showText), ...rest.map((hole) => `<${showHole(hole)}>`)].join(", ");
}

/** `main.tf:3 unknown-document`: what could not be read of files. */
export function problemsIn(files: Readonly<Record<string, string>>): readonly string[] {
  return extracted(files).problems.map(({ path, offset, reason }) => {
    const source = { path, text: files[path] ?? "" };
    const at = offset ?? 0;
    return `${path}:${linesOf({ source, span: { start: at, end: at } }).first} ${reason}`;
  });
}

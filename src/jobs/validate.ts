import { isFilledIn, notationOf, readData } from "../iac/document/read.ts";
import type { Policy } from "../iam/policy.ts";
import type { Tree } from "../repository/tree.ts";
import type { Problem } from "../source/problem.ts";
import type { ValidatedPolicy } from "../report/validity-json.ts";
import type { Source } from "../source/source.ts";
import { groupedBy } from "../source/grouped.ts";
import type { Context, ValidityFacts, ValidityKind } from "../validity/check.ts";
import { guessedKind, kindOf } from "../validity/kind.ts";
import { nodeOfPolicy, policyWithout } from "../validity/policy-node.ts";
import { isPolicy, readPolicy, readPolicyLines } from "../validity/read.ts";
import { validate, type ValidityFinding } from "../validity/validate.ts";
import { viewOf } from "../validity/view.ts";
import { nodeOfData } from "../validity/data-node.ts";
import type { AwsFacts } from "./knowledge.ts";
import { scan } from "./scan.ts";

/** What is asked for. */
export type Wish = {
  readonly kind?: ValidityKind;
  readonly resourceType?: string;
  /** Files that are meant to be policies, whatever is in them. */
  readonly named: ReadonlySet<string>;
};

export type Validation = {
  readonly policies: readonly ValidatedPolicy[];
  /** The day of the catalog. */
  readonly date: string;
  readonly problems: readonly Problem[];
  readonly sources: ReadonlyMap<string, Source>;
};

/** Validates all policies of a tree, in the order of their files. */
export function validateTree(tree: Tree, facts: AwsFacts, wish: Wish): Validation {
  const found = scan(tree, facts);
  const whole = new Map<string, readonly ValidatedPolicy[]>();
  const held = groupedBy(found.policies, ({ place }) => place.source.path);
  // What a tool reads, or what declares a policy without a statement, is none as a whole.
  const declaring = new Set([
    ...held.keys(),
    ...found.problems.flatMap(({ path, reason }) => (reason === "no-statement" ? [path] : [])),
    ...[...found.claimed].flatMap(([{ name }, sources]) =>
      name === "document" ? [] : sources.map(({ path }) => path),
    ),
  ]);
  for (const path of tree.list()) {
    const read = tree.read(path);
    if (!read.ok) continue;
    const isMeant = wish.named.has(path) && !declaring.has(path);
    const validated = isOfLines(path)
      ? linesOf(read.source, isMeant, facts, wish)
      : wholeFile(read.source, isMeant, facts, wish);
    if (validated.length > 0) whole.set(path, validated);
  }
  const others = found.policies.filter(({ place }) => !whole.has(place.source.path));
  const problems = found.problems.filter(({ path }) => !whole.has(path));
  const policies = [
    ...[...whole.values()].flat(),
    ...others.map((each) => declared(each, facts, wish)),
    ...problems.flatMap((each) => vacant(each, found.sources, facts, wish)),
  ];
  return {
    policies: policies.sort((a, b) => (a.path < b.path ? -1 : Number(a.path > b.path))),
    date: facts.catalog.date,
    sources: found.sources,
    problems: problems.filter(
      ({ reason }) => reason !== "unknown-action-name" && reason !== "no-statement",
    ),
  };
}

/** A policy that a file declares without any statement. */
function vacant(
  { path, reason, offset }: Problem,
  sources: Validation["sources"],
  facts: ValidityFacts,
  wish: Wish,
): readonly ValidatedPolicy[] {
  const source = sources.get(path);
  if (reason !== "no-statement" || offset === undefined || !source) return [];
  const place = { source, span: { start: offset, end: offset } };
  return [judged(policyWithout(place), source, facts, wish)];
}

/** The policies that a file of JSON or YAML is, where it is nothing but that. */
function wholeFile(
  source: Source,
  isMeant: boolean,
  facts: ValidityFacts,
  wish: Wish,
): readonly ValidatedPolicy[] {
  if (!isMeant && (!isDataFile(source.path) || isTemplateText(source))) return [];
  if (isMeant && !isDataFile(source.path) && !/^\s*[[{]/.test(source.text)) return [];
  const notation = notationOf(source);
  if (isMeant) {
    const read = readPolicy(source, notation);
    if (!read.ok) return [validatedAs(source, "identity", "guess", [read.finding], wish)];
    return [judged(read.root, source, facts, wish)];
  }
  const { roots, problems } = readData(source);
  if (roots.length === 0 || !roots.every(isPolicy)) return [];
  if (problems.length > 0) {
    const read = readPolicy(source, notation);
    return read.ok ? [] : [validatedAs(source, "identity", "guess", [read.finding], wish)];
  }
  return roots.map((root) => judged(nodeOfData(root, source), source, facts, wish));
}

/** Whether a file has JSON on each of its lines, by its name. */
export function isOfLines(path: string): boolean {
  return /\.(?:ndjson|jsonl)$/i.test(path);
}

/** The policies of a file that has one on each line; where it is not named, its first line says so. */
function linesOf(
  source: Source,
  isMeant: boolean,
  facts: ValidityFacts,
  wish: Wish,
): readonly ValidatedPolicy[] {
  if (!isMeant && !/"Statement"/i.test(source.text)) return [];
  const lines = readPolicyLines(source);
  if (!isMeant && !lines[0]?.isPolicy) return [];
  return lines.map(({ line, policy }) => ({
    ...(policy.ok
      ? judged(policy.root, source, facts, wish)
      : validatedAs(source, "identity", "guess", [policy.finding], wish)),
    line,
  }));
}

/** What stands in it before it is filled in is not what AWS gets. */
function isTemplateText(source: Source): boolean {
  return isFilledIn(source) || readData(source).masked.placeholders.length > 0;
}

function isDataFile(path: string): boolean {
  return /\.(?:json|ya?ml)$/i.test(path);
}

function judged(
  root: Parameters<typeof validate>[0],
  source: Source,
  facts: ValidityFacts,
  wish: Wish,
): ValidatedPolicy {
  const kind = wish.kind ?? kindFor(wish.resourceType) ?? guessedKind(viewOf(root));
  const by = wish.kind || kindFor(wish.resourceType) ? "option" : "guess";
  const findings = validate(root, contextOf(kind, wish.resourceType, facts));
  return validatedAs(source, kind, by, findings, wish);
}

/** Who says what a policy is attached to says that it is the policy of a resource. */
function kindFor(resourceType: string | undefined): ValidityKind | undefined {
  if (resourceType === undefined) return undefined;
  return resourceType === "AWS::IAM::AssumeRolePolicyDocument" ? "trust" : "resource";
}

function validatedAs(
  { path }: Source,
  kind: ValidityKind,
  kindBy: ValidatedPolicy["kindBy"],
  findings: readonly ValidityFinding[],
  { resourceType }: Wish,
): ValidatedPolicy {
  return { path, address: "", kind, kindBy, ...(resourceType && { resourceType }), findings };
}

/** A policy that a file declares, in whatever language. */
function declared(policy: Policy, facts: AwsFacts, wish: Wish): ValidatedPolicy {
  const kind = wish.kind ?? kindOf(policy);
  const resourceType = wish.resourceType ?? resourceTypeOf(policy, facts);
  const isBare = policy.owner.type === "";
  return {
    path: policy.place.source.path,
    address: policy.owner.address,
    kind,
    kindBy: wish.kind ? "option" : isBare ? "guess" : "declaration",
    ...(resourceType && { resourceType }),
    findings: validate(nodeOfPolicy(policy), contextOf(kind, resourceType, facts)),
  };
}

/** What a resource policy is attached to, as CloudFormation calls it, where checks go by that. */
export function resourceTypeOf(
  { kind, owner }: Policy,
  { publicAccess, policyChecks }: AwsFacts,
): string | undefined {
  const { protects } = owner;
  if (kind !== "resource" || protects === undefined) return undefined;
  return publicAccess.names.find(
    (name) =>
      publicAccess.at(name)?.protects.includes(protects) &&
      policyChecks.attachedTo(name) !== undefined,
  );
}

export function contextOf(
  kind: ValidityKind,
  resourceType: string | undefined,
  { catalog, conditionKeys, shapes, deputies, regions, policyChecks }: ValidityFacts,
): Context {
  return { catalog, conditionKeys, shapes, deputies, regions, policyChecks, kind, resourceType };
}

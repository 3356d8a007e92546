// Prints how fast reasoning on access is, over the policies of a directory of infrastructure code, each
// compared with itself and with mutations of it: npm run bench:access [DIRECTORY]
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { newAccess } from "../../src/access/new-access.ts";
import type { Condition, Match, Policy, Statement } from "../../src/iam/policy.ts";
import type { Text } from "../../src/iam/text.ts";
import { openFacts } from "../../src/jobs/knowledge.ts";
import { scan, wantedFiles } from "../../src/jobs/scan.ts";
import { worktree } from "../../src/repository/worktree.ts";
import { readers } from "../../src/script.ts";

const facts = openFacts({
  read: (file) => readFileSync(join(process.cwd(), "catalog", file), "latin1"),
  scripts: () => readers,
});
const known = { conditionKeys: facts.conditionKeys, catalog: facts.catalog };

type Mutation = (statement: Statement) => readonly Statement[];

const everything = (text: Text): Text => ({ ...text, parts: ["*"] });
const one = (match: Match | undefined): Match | undefined =>
  match && { ...match, items: match.items.slice(0, 1), rest: [] };

/** How the first statement changes. */
const mutations: Readonly<Record<string, Mutation>> = {
  nothing: (statement) => [statement],
  "a statement less": () => [],
  "one action": ({ action, ...rest }) => withElement(rest, "action", one(action)),
  "one resource": ({ resource, ...rest }) => withElement(rest, "resource", one(resource)),
  "all resources": ({ resource, ...rest }) =>
    withElement(
      rest,
      "resource",
      resource && { ...resource, items: resource.items.map(everything) },
    ),
  "no conditions": (statement) => [{ ...statement, conditions: [] }],
};

function withElement(
  rest: Omit<Statement, "action" | "resource"> & Partial<Statement>,
  name: "action" | "resource",
  element: Match | undefined,
): readonly Statement[] {
  return [{ ...rest, ...(element && { [name]: element }) }];
}

function mutated(policy: Policy, mutation: Mutation): Policy {
  const [first, ...others] = policy.statements;
  return first ? { ...policy, statements: [...mutation(first), ...others] } : policy;
}

/** Of the processor's time, which others on the machine change less than the clock's. */
type Measured = { readonly time: number; readonly what: string; readonly result: string };

function measured(now: readonly Policy[], before: readonly Policy[], what: string): Measured {
  const start = process.cpuUsage();
  const [opening] = newAccess(now, before, known);
  const { user, system } = process.cpuUsage(start);
  const time = (user + system) / 1000;
  if (!opening) return { time, what, result: "nothing new" };
  if (opening.undecided) return { time, what, result: "undecided" };
  const shown = opening.witness ? "with a witness" : "without a witness";
  return { time, what, result: `${opening.certain ? "certain" : "possible"} ${shown}` };
}

function tell(name: string, all: readonly Measured[]): void {
  const times = all.map(({ time }) => time).sort((a, b) => a - b);
  const at = (share: number): string => (times[Math.floor(share * times.length)] ?? 0).toFixed(2);
  const worst = all.reduce((most, each) => (each.time > most.time ? each : most));
  const results = new Map<string, number>();
  for (const { result } of all) results.set(result, (results.get(result) ?? 0) + 1);
  console.log(
    `access, ${name}: ${all.length} pairs, median ${at(0.5)} ms, 99% under ${at(0.99)} ms, ` +
      `worst ${worst.time.toFixed(0)} ms (${worst.what}, ${worst.result})`,
  );
  const total = times.reduce((sum, time) => sum + time, 0);
  console.log(`  in all ${(total / 1000).toFixed(1)} s`);
  for (const [result, count] of results)
    console.log(`  ${((100 * count) / all.length).toFixed(1)}% ${result}`);
}

function benchDirectory(directory: string): void {
  const { policies } = scan(worktree(directory, [], wantedFiles), facts);
  const some = policies.filter(({ statements }) => statements.length > 0);
  for (const [name, mutation] of Object.entries(mutations)) {
    const all = some.map((policy) =>
      measured([mutated(policy, mutation)], [policy], `${policy.place.source.path} ${policy.id}`),
    );
    if (all.length > 0) tell(name, all);
  }
}

/** Pairs that are meant to take long. */
function benchWorst(): void {
  const place = { source: { path: "", text: "" }, span: { start: 0, end: 0 } };
  const text = (written: string): Text => ({
    parts: [written],
    origin: { written: place, via: [] },
  });
  const list = (items: readonly string[]): Match => ({
    items: items.map(text),
    rest: [],
    negated: false,
    place,
  });
  const conditions = (written: readonly string[]): readonly Condition[] =>
    written.map((each) => {
      const [operator = "", key = "", ...values] = each.split(" ");
      return { operator: text(operator), key: text(key), values: list(values) };
    });
  const statement = (
    effect: "Allow" | "Deny",
    action: readonly string[],
    resource: readonly string[],
    when: readonly string[] = [],
  ): Statement => ({
    id: JSON.stringify([effect, action, resource, when]),
    place,
    presence: "always",
    effect,
    action: list(action),
    resource: list(resource),
    conditions: conditions(when),
  });
  const policy = (statements: readonly Statement[]): Policy => ({
    id: "worst",
    kind: "identity",
    owner: { address: "", type: "", names: [] },
    attachedTo: [],
    version: text("2012-10-17"),
    statements,
    place,
  });
  const times = <Item>(count: number, of: (index: number) => Item): readonly Item[] =>
    Array.from({ length: count }, (_, index) => of(index));
  const arns = (count: number, end = ""): readonly string[] =>
    times(count, (index) => `arn:aws:s3:::bucket-${index}/*${end}`);
  const stars = (letters: string): string => `arn:aws:s3:::*${Array.from(letters).join("*")}*`;
  const cases: Readonly<Record<string, readonly [Policy, Policy]>> = {
    "50 statements on 50": [
      policy(times(50, (at) => statement("Allow", [`s3:Get${at}*`], [`arn:aws:s3:::b${at}/x*`]))),
      policy(times(50, (at) => statement("Allow", [`s3:Get${at}*`], [`arn:aws:s3:::b${at}/*`]))),
    ],
    "50 statements on 50 that are near": [
      policy(times(50, (at) => statement("Allow", ["s3:*"], [`arn:aws:s3:::b*${at}/x*`]))),
      policy(times(50, (at) => statement("Allow", ["s3:*"], [`arn:aws:s3:::b*${at}/*`]))),
    ],
    "a list of 500 on 500": [
      policy([statement("Allow", ["s3:Get*"], arns(500, "x"))]),
      policy([statement("Allow", ["s3:Get*"], arns(500))]),
    ],
    "100 ARNs on one each": [
      policy([statement("Allow", ["s3:Get*"], arns(100, "x"))]),
      policy(arns(100).map((arn) => statement("Allow", ["s3:Get*"], [arn]))),
    ],
    "20 Denies with conditions": [
      policy([
        statement("Allow", ["*"], ["*"]),
        ...times(20, (at) =>
          statement(
            "Deny",
            ["s3:*"],
            ["*"],
            [
              `StringNotEquals aws:PrincipalTag/t${at} x`,
              `StringNotLike aws:PrincipalTag/u${at} y*`,
            ],
          ),
        ),
      ]),
      policy([
        statement("Allow", ["*"], ["*"]),
        ...times(20, (at) =>
          statement(
            "Deny",
            ["s3:*"],
            ["*"],
            [
              `StringNotEquals aws:PrincipalTag/t${at} x y`,
              `StringNotLike aws:PrincipalTag/u${at} y*`,
            ],
          ),
        ),
      ]),
    ],
    "many stars": [
      policy([statement("Allow", ["s3:*"], [stars("aaaaaaaab")])]),
      policy([
        statement(
          "Allow",
          ["s3:*"],
          times(8, (at) => stars("ab".repeat(at + 1))),
        ),
      ]),
    ],
    "many stars that must not match": [
      policy([statement("Allow", ["s3:*"], ["arn:aws:s3:::*"])]),
      policy([
        statement(
          "Allow",
          ["s3:*"],
          times(12, (at) => stars(`a${"cdefghijklmn".charAt(at)}b`)),
        ),
      ]),
    ],
    "no action of 20 left out": [
      policy([
        {
          ...statement("Allow", [], ["*"]),
          action: { ...list(times(20, (at) => `s${at}:*`)), negated: true },
        },
      ]),
      policy([
        {
          ...statement("Allow", [], ["*"]),
          action: { ...list(times(21, (at) => `s${at}:*`)), negated: true },
        },
      ]),
    ],
  };
  for (const [name, [now, before]] of Object.entries(cases)) {
    const runs = [
      measured([now], [before], name),
      measured([before], [now], `${name}, the other way`),
      measured([now], [now], `${name}, the same`),
    ];
    for (const { time, what, result } of runs)
      console.log(`access, ${what}: ${time.toFixed(1)} ms, ${result}`);
  }
}

benchWorst();
const [directory] = process.argv.slice(2);
if (directory !== undefined) benchDirectory(resolve(directory));

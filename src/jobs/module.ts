import type { Extraction, Format } from "../iac/format.ts";
import type { Policy } from "../iam/policy.ts";
import { closure } from "../source/closure.ts";
import { once } from "../source/once.ts";
import type { Problem } from "../source/problem.ts";
import type { Files, Source } from "../source/source.ts";
import type { Scan } from "./scan.ts";

/** What a scan found in one module or template: what is read together is proved together. */
export type Module = Pick<Extraction, "policies" | "elsewhere" | "problems" | "references"> & {
  readonly format: Format;
  readonly sources: readonly Source[];
  /** The files of the repository beside those. */
  readonly files: Files;
  /** It takes in statements from elsewhere, or others take in statements of it. */
  readonly shares: boolean;
  /** Of groups of its files, which one takes in what of which other. */
  readonly links: Scan["links"];
  /** The characters of its files: what it costs to read it again. */
  readonly length: number;
};

/**
 * What of a module some files have to do with: whoever takes in something of them, directly or through others, and all
 * that those take in. Directories that call the same module are read together, and seldom concern each other.
 */
export function partOf(module: Module, paths: readonly string[]): Module {
  const { format, links } = module;
  const up = closure(new Set(paths.map((path) => format.group(path))), (at) =>
    links.flatMap(([from, to]) => (to === at ? [from] : [])),
  );
  const all = closure(up, (at) => links.flatMap(([from, to]) => (from === at ? [to] : [])));
  const sources = module.sources.filter(({ path }) => all.has(format.group(path)));
  if (sources.length === module.sources.length) return module;
  const own = new Set(sources.map(({ path }) => path));
  const isOwn = ({ place }: Policy): boolean => own.has(place.source.path);
  return {
    ...module,
    sources,
    policies: module.policies.filter(isOwn),
    elsewhere: module.elsewhere.filter(isOwn),
    problems: module.problems.filter(({ path }) => own.has(path)),
    // What others make of a module that is called by several stands outside.
    shares: true,
    length: lengthOf(sources),
  };
}

/** The module or template that a policy stands in; a scan is sorted by them once. */
export function moduleOf(policy: Policy, scan: Scan): Module {
  const found = modulesIn(scan).get(keyOf(scan.formatOf(policy), policy.place.source.path, scan));
  if (!found) throw new Error(`no module has the policy ${policy.id}`);
  return found;
}

function keyOf(format: Format, path: string, scan: Scan): string {
  return `${format.name} ${linkedGroups(scan)(format.group(path))}`;
}

/** One name for all groups that are linked with each other, directly or through others. */
const linkedGroups = once((scan: Scan): ((group: string) => string) => {
  const parents = new Map<string, string>();
  const find = (group: string): string => {
    let at = group;
    for (let up = parents.get(at); up !== undefined; up = parents.get(at)) at = up;
    return at;
  };
  for (const [one, other] of scan.links) {
    const [a, b] = [find(one), find(other)].sort();
    if (a !== undefined && b !== undefined && a !== b) parents.set(b, a);
  }
  return find;
});

type Parts = {
  readonly format: Format;
  readonly sources: Source[];
  readonly policies: Policy[];
  readonly elsewhere: Policy[];
  readonly problems: Problem[];
  shares: boolean;
};

const modulesIn = once((scan: Scan): ReadonlyMap<string, Module> => {
  const made = new Map<string, Parts>();
  const byPath = new Map<string, Parts>();
  for (const [format, sources] of scan.claimed)
    for (const source of sources) {
      const key = keyOf(format, source.path, scan);
      const module = made.get(key) ?? {
        format,
        sources: [],
        policies: [],
        elsewhere: [],
        problems: [],
        shares: false,
      };
      made.set(key, module);
      module.sources.push(source);
      byPath.set(source.path, module);
    }
  for (const policy of scan.policies) {
    const module = byPath.get(policy.place.source.path);
    module?.policies.push(policy);
    for (const { place } of policy.statements) {
      const other = byPath.get(place.source.path);
      if (other === module) continue;
      for (const each of [module, other]) if (each) each.shares = true;
    }
  }
  for (const policy of scan.elsewhere) byPath.get(policy.place.source.path)?.elsewhere.push(policy);
  for (const problem of scan.problems) byPath.get(problem.path)?.problems.push(problem);
  return new Map(
    [...made].map(([key, module]) => [
      key,
      {
        ...module,
        references: scan.references,
        files: scan.read,
        links: scan.links,
        length: lengthOf(module.sources),
      },
    ]),
  );
});

function lengthOf(sources: readonly Source[]): number {
  return sources.reduce((sum, { text }) => sum + text.length, 0);
}

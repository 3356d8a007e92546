import { joined, type Extraction, type Facts, type Format } from "../iac/format.ts";
import { formats, mayHoldPolicies } from "../iac/formats.ts";
import { plan } from "../iac/plan/format.ts";
import { besideSources } from "../iac/plan/placed.ts";
import { terraform } from "../iac/terraform/format.ts";
import { isUnreadProgram } from "../iac/unread-program/programs.ts";
import { withAskedBoundaries } from "../iam/asked-boundary.ts";
import { withDenialsBeside } from "../iam/denied-beside.ts";
import type { Policy, Statement } from "../iam/policy.ts";
import type { Tree, Wanted } from "../repository/tree.ts";
import { nameOf } from "../source/path.ts";
import type { Problem } from "../source/problem.ts";
import type { Files, Source } from "../source/source.ts";
import { isCode } from "../usage/code.ts";
import { withServices } from "./running-services.ts";
import { withoutSynthesized } from "./synthesized.ts";
import { withoutTwins } from "./taken-in.ts";

/** Which files a scan wants to have, by their names: those that may hold policies, and code that runs under them. */
export const wantedFiles: Wanted = (path) => mayHoldPolicies(path) || isCodeAlone(path);

/** Whether a file is code that declares nothing, and is read where something runs it. */
const isCodeAlone = (path: string): boolean =>
  !mayHoldPolicies(path) && (isCode(path) || nameOf(path) === "go.mod");

/** All that the files of a tree say about access, and what of them could not be read. */
export type Scan = Extraction & {
  /** Files that were read, of those listed. */
  readonly files: number;
  /** Those of a language, and those that they take in. */
  readonly sources: ReadonlyMap<string, Source>;
  /** The same files by the language that each belongs to. */
  readonly claimed: ReadonlyMap<Format, readonly Source[]>;
  /** The files of the tree, those that no language claims included. */
  readonly read: Files;
  /** The paths of all files of the tree. */
  readonly list: () => readonly string[];
  /** What GitHub calls the repository, `acme/shop`; undefined where that is not known. */
  readonly repository: () => string | undefined;
  /** What a change was made to; absent where it is not about one. */
  readonly before?: Scan;
  formatOf(policy: Policy): Format;
};

/** Reads every file that a language claims, and extracts its policies. */
export function scan(tree: Tree, facts: Facts): Scan {
  const claimed = new Map<Format, Source[]>(formats.map((format) => [format, []]));
  const refused: Problem[] = [];
  const sources = new Map<string, Source>();
  let files = 0;
  for (const path of tree.list()) {
    if (isCodeAlone(path)) continue;
    const read = tree.read(path);
    if (!read.ok) {
      // Hardly any program in such a language declares something, and not all are written in UTF-8.
      if (!isUnreadProgram(path)) refused.push(read.problem);
      continue;
    }
    files++;
    const { source } = read;
    const format = formats.find((each) => each.claims(source.path, source.text));
    if (!format) continue;
    sources.set(source.path, source);
    claimed.get(format)?.push(source);
  }
  const readFrom = reader(tree, sources);
  const found = withoutSynthesized(
    withoutPlanned(
      withoutTwins(
        [...claimed].map(([format, files]) => ({
          format,
          sources: files,
          extraction: extract(format, files, facts, readFrom),
        })),
      ),
    ),
  );
  const by = new Map(
    found.flatMap(({ format, extraction }) =>
      [...extraction.policies, ...extraction.elsewhere].map((policy) => [policy.id, format]),
    ),
  );
  const all = joined(found.map(({ extraction }) => extraction));
  for (const path of pathsIn(all)) {
    const source = readFrom(path);
    if (source) sources.set(path, source);
  }
  return {
    ...all,
    problems: [...refused, ...all.problems],
    files,
    sources,
    claimed,
    read: readFrom,
    list: () => tree.list(),
    repository: () => tree.repository?.(),
    formatOf(policy) {
      const format = by.get(policy.id);
      if (!format) throw new Error(`no format has the policy ${policy.id}`);
      return format;
    },
  };
}

/** Reads the files of a tree once: what code imports is asked for under many names that none has. */
function reader(tree: Tree, sources: ReadonlyMap<string, Source>): Files {
  const others = new Map<string, Source | undefined>();
  const at = (path: string): Source | undefined => {
    const known = sources.get(path) ?? others.get(path);
    if (known || others.has(path)) return known;
    const read = tree.read(path);
    const source = read.ok ? read.source : undefined;
    others.set(path, source);
    return source;
  };
  return Object.assign(at, {
    below: (folder: string) => tree.below?.(folder),
    links: (folder: string) => tree.links?.(folder) ?? [],
  });
}

/** The files in which something was found: those that others take in may be of no language. */
function pathsIn({ policies, problems }: Extraction): ReadonlySet<string> {
  return new Set([
    ...policies.flatMap(({ statements }) => statements.map(({ place }) => place.source.path)),
    ...problems.flatMap(({ path, offset }) => (offset === undefined ? [] : [path])),
  ]);
}

type FoundBy = { readonly format: Format; readonly extraction: Extraction };

/** What plans have in common with the configurations that stand beside them is judged there. */
function withoutPlanned(found: readonly FoundBy[]): readonly FoundBy[] {
  const policiesOf = (format: Format): readonly Policy[] =>
    found.flatMap((each) => (each.format === format ? each.extraction.policies : []));
  const { plans, sources } = besideSources(policiesOf(plan), policiesOf(terraform));
  const policies = new Map([
    [plan, plans],
    [terraform, sources],
  ]);
  return found.map(({ format, extraction }) => ({
    format,
    extraction: { ...extraction, policies: policies.get(format) ?? extraction.policies },
  }));
}

/** What a format finds in files, without the statements in which something does not parse. */
export function extract(
  format: Format,
  sources: readonly Source[],
  facts: Facts,
  files: Files,
): Extraction {
  const found = format.extract(sources, facts, files);
  const errors = found.problems.filter(({ reason }) => reason === "syntax-error");
  const whole =
    errors.length > 0
      ? found.policies.map((policy) => withoutBroken(policy, errors))
      : found.policies;
  const { declared, elsewhere } = found;
  const policies = withDenialsBeside({ policies: withAskedBoundaries(whole), declared });
  return { ...found, policies: withServices({ policies, elsewhere }) };
}

/**
 * A policy without the statements in which something does not parse: what is left of them says
 * less, or other things, than their author wrote.
 */
function withoutBroken(policy: Policy, errors: readonly Problem[]): Policy {
  const isBroken = ({ place }: Statement): boolean =>
    errors.some(
      ({ path, offset = -1 }) =>
        path === place.source.path && place.span.start <= offset && offset <= place.span.end,
    );
  return policy.statements.some(isBroken)
    ? { ...policy, statements: policy.statements.filter((each) => !isBroken(each)) }
    : policy;
}

/** How much was read: a statement that several policies share is one. */
export function countsOf({ files, policies }: Scan): {
  readonly files: number;
  readonly policies: number;
  readonly statements: number;
} {
  const statements = new Set(policies.flatMap((each) => each.statements.map(({ id }) => id)));
  return { files, policies: policies.length, statements: statements.size };
}

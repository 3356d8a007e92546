import type { Agreement, EvidenceFile } from "../config/agreement.ts";
import { told } from "../config/kinds.ts";
import { readBaseline, type ReadBaseline } from "../config/baseline.ts";
import type { Settings } from "../config/config.ts";
import { mostMegabytes, readEvidence } from "../evidence/evidence.ts";
import type { Read } from "../repository/tree.ts";
import { namedFile } from "../repository/worktree.ts";
import { chosen, ConfigurationError, settingsOf, usualConfig, type Chosen } from "./settings.ts";

/** What is asked of the files in which a team says what it has agreed on. */
export type AskedFor = {
  /** What goes before the configuration: inputs, options. */
  readonly given: Settings;
  /** The path of the configuration, where somebody names it. */
  readonly config?: string;
  /** The day in UTC: `2026-11-28`. */
  readonly today: string;
  /**
   * What was read of use already, where somebody names files that are none of the repository: those of the configuration
   * are not read, then, but those that are given besides.
   */
  readonly usage?: readonly EvidenceFile[] | undefined;
} & Pick<Agreement, "changedOn">;

export type Agreed = { readonly chosen: Chosen; readonly agreement: Agreement };

type Ask = (path: string) => Promise<Read>;

/**
 * What a team has agreed on, as its configuration and its baseline say: the files of the base of a
 * change, or of a work tree. A mistake in them throws a ConfigurationError.
 */
export async function agreedIn(read: Ask, asked: AskedFor): Promise<Agreed> {
  const agreed = await agreedButBaseline(read, asked);
  const found = baselineIn(await read(agreed.chosen.baselinePath));
  if (!found.ok) throw new ConfigurationError(found.mistakes.join("\n"));
  return { ...agreed, agreement: { ...agreed.agreement, baseline: found.baseline } };
}

/** The same without the baseline: who writes it anew does not mind that it is broken. */
export async function agreedButBaseline(
  read: Ask,
  { given, config, today, usage, changedOn }: AskedFor,
): Promise<Agreed> {
  const named = config ?? usualConfig;
  const settings = await settingsOf(await read(named), config !== undefined, read);
  const wanted = chosen(given, settings);
  const { evidence } = wanted;
  const files = usage ? (given.evidence?.files ?? []) : evidence.files;
  const evidenceRead: EvidenceFile[] = [];
  for (const path of files) evidenceRead.push(evidenceIn(path, await read(path), lessOrGiven));
  return {
    chosen: wanted,
    agreement: {
      ...wanted.agreement,
      failOn: wanted.failOn,
      files: [...new Set([named, ...wanted.files, wanted.baselinePath, ...files])],
      baseline: new Map(),
      evidence: { ...evidence, read: [...(usage ?? []), ...evidenceRead] },
      replies: new Map(),
      today,
      changedOn,
    },
  };
}

/** The evidence of a file that was read. A file that is none, or not there, throws a ConfigurationError. */
function evidenceIn(path: string, read: Read, onSize: string): EvidenceFile {
  if (!read.ok) {
    const { reason, detail } = read.problem;
    throw new ConfigurationError(
      `${path}: ${detail}${reason === "too-large" ? `; ${onSize}` : ""}`,
    );
  }
  const evidence = readEvidence(read.source.text);
  if ("wrong" in evidence) throw new ConfigurationError(told(`${path}: ${evidence.wrong}`));
  return { path, evidence };
}

const lessAtOnce = "summarize less at once, by --account, --principal or --service";
/** A file of the repository is loaded by everybody, and by GitHub's API with each review. */
const lessOrGiven = `${lessAtOnce}, or leave it out of the repository and give it by --usage, or by the Action's input evidence: ${mostMegabytes} MB are read of it then`;

/**
 * The evidence of a file that whoever runs Pare names, wherever it lies. What is none throws a ConfigurationError.
 *
 * @param outside a directory that it must not lie in
 */
export function namedEvidence(directory: string, path: string, outside?: string): EvidenceFile {
  return evidenceIn(path, namedFile(directory, path, mostMegabytes, outside), lessAtOnce);
}

/** What was agreed on, in short. */
export function detailOf({ files, baseline, suppressions, failOn }: Agreement): readonly string[] {
  return [
    `agreed on in ${files.join(", ")}, as far as these are there`,
    `fail-on ${failOn}, ${suppressions.length} suppressions of the configuration, ${baseline.size} entries of the baseline`,
  ];
}

/** The baseline of a file; an empty one where there is none. */
export function baselineIn(read: Read): ReadBaseline {
  if (read.ok) return readBaseline(read.source);
  const { path, detail } = read.problem;
  return read.isAbsent
    ? { ok: true, baseline: new Map() }
    : { ok: false, mistakes: [`${path}: ${detail}`] };
}

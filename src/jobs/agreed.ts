import type { Agreement } from "../config/agreement.ts";
import { readBaseline, type ReadBaseline } from "../config/baseline.ts";
import type { Settings } from "../config/config.ts";
import type { Read } from "../repository/tree.ts";
import { chosen, ConfigurationError, settingsOf, usualConfig, type Chosen } from "./settings.ts";

/** What is asked of the files in which a team says what it has agreed on. */
export type AskedFor = {
  /** What goes before the configuration: inputs, options. */
  readonly given: Settings;
  /** The path of the configuration, where somebody names it. */
  readonly config?: string;
  /** The day in UTC: `2026-11-28`. */
  readonly today: string;
};

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
  { given, config, today }: AskedFor,
): Promise<Agreed> {
  const named = config ?? usualConfig;
  const settings = await settingsOf(await read(named), config !== undefined, read);
  const wanted = chosen(given, settings);
  return {
    chosen: wanted,
    agreement: {
      ...wanted.agreement,
      failOn: wanted.failOn,
      files: [...new Set([named, ...wanted.files, wanted.baselinePath])],
      baseline: new Map(),
      replies: new Map(),
      today,
    },
  };
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

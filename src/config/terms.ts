import type { z } from "zod";
import { withCases } from "../rules/overreach-class.ts";
import { severities } from "../rules/severity.ts";
import { personas, usualTerms, type Terms } from "../rules/terms.ts";
import { access, declaredAccess } from "./access.ts";
import { accounts, organizations } from "./accounts.ts";
import { pathGlobs } from "../source/glob.ts";
import { houseRuleOf, houseRules } from "./house-rules.ts";
import { byRule, choice, keys, list } from "./kinds.ts";
import { globs } from "./paths.ts";
import { reaches, reachesOf } from "./reaches.ts";
import { actionPatterns, wildcards } from "./wildcards.ts";

/** What may be agreed on for all files, and in a profile for those of some paths. */
export const termKeys = {
  "fail-on": choice([...severities, "never", "new-access"])
    .describe(
      "Severity from which on a finding blocks: critical, high, medium, low, info or never; or new-access: what a change newly allows.",
    )
    .optional(),
  persona: choice(personas)
    .describe(
      "How much is told in comments: default what is medium or worse, strict also low, audit everything.",
    )
    .optional(),
  rules: byRule((id, title) => choice([...severities, "off"]).describe(`${id}: ${title}.`))
    .describe("Rules that are off, or whose findings all have one severity.")
    .optional(),
  accounts: accounts()
    .describe("Accounts that are trusted as one's own, 12 digits in quotes.")
    .optional(),
  organizations: organizations()
    .describe("Organizations that are trusted where a condition names them, as `o-abcdefghij`.")
    .optional(),
  wildcards: wildcards()
    .describe("Action wildcards that may be written as they are, by service.")
    .optional(),
  access: access()
    .describe("The widest access level that policies may grant, by path or by who has them.")
    .optional(),
  critical: reaches()
    .describe("What blocks where `fail-on` is new-access; anything new, if nothing is named.")
    .optional(),
  "never-allow": reaches()
    .describe("What no policy may allow: some actions, on some resources.")
    .optional(),
  "house-rules": houseRules()
    .describe("Rules of your own: what policies may not allow, or only within something.")
    .optional(),
};

export type TermSettings = z.infer<z.ZodObject<typeof termKeys, z.core.$strict>>;

const profile = keys({
  paths: globs().describe("Globs of the files that it holds for."),
  ...termKeys,
});
type Profile = z.infer<typeof profile>;

export function profiles() {
  return list(profile, "a list of profiles, as [{ paths: [test/**], fail-on: never }]", {
    most: 100,
  });
}

/**
 * Settings over others: what is set goes before what is not; rules and wildcards go key by key, any
 * other list is replaced as a whole.
 */
export function over<Below extends TermSettings, Above extends TermSettings>(
  above: Above,
  below: Below,
): Below & Above {
  const rules = { ...below.rules, ...above.rules };
  const wildcards = { ...below.wildcards, ...above.wildcards };
  return {
    ...below,
    ...above,
    ...((below.rules ?? above.rules) && { rules }),
    ...((below.wildcards ?? above.wildcards) && { wildcards }),
  };
}

/**
 * The terms of each path: those of all files, over them those of each profile that the path lies
 * in, one after the other, and over all what is given beside the configuration.
 */
export function termsByPath(
  common: TermSettings,
  profiles: readonly Profile[],
  given: TermSettings,
): (path: string) => Terms {
  const matching = profiles.map(({ paths, ...terms }) => ({ covers: pathGlobs(paths), terms }));
  const byPath = new Map<string, Terms>();
  const byProfiles = new Map<string, Terms>();
  return (path) => {
    const found = byPath.get(path);
    if (found) return found;
    const covering = matching.filter(({ covers }) => covers(path));
    const key = covering.map((each) => matching.indexOf(each)).join();
    const terms =
      byProfiles.get(key) ??
      termsOf(
        over(
          given,
          covering.reduce<TermSettings>((below, { terms }) => over(terms, below), common),
        ),
      );
    byProfiles.set(key, terms);
    byPath.set(path, terms);
    return terms;
  };
}

function termsOf(set: TermSettings): Terms {
  const severities = Object.entries(set.rules ?? {}).flatMap(([id, agreed]) =>
    agreed === undefined ? [] : [[id, agreed] as const],
  );
  return {
    failOn: set["fail-on"] ?? usualTerms.failOn,
    persona: set.persona ?? usualTerms.persona,
    rules: withCases(new Map(severities)),
    accounts: new Set((set.accounts ?? []).map(String)),
    organizations: new Set(set.organizations),
    wildcards: actionPatterns(set.wildcards ?? {}),
    access: (set.access ?? []).map(declaredAccess),
    critical: reachesOf(set.critical),
    neverAllow: reachesOf(set["never-allow"]),
    houseRules: (set["house-rules"] ?? []).map(houseRuleOf),
  };
}

import { createHash } from "node:crypto";
import type { Document } from "../evaluate/document.ts";
import { leavingOut, type Problem } from "../source/problem.ts";
import { code } from "../source/quoted.ts";
import { textAt, type Place, type Source } from "../source/source.ts";

/** How much of a place is shown, in characters. */
const mostShown = 80;

export function problemAt(place: Place, reason: Problem["reason"], detail: string): Problem {
  const written = leavingOut.has(reason) ? digestOf(textAt(place)) : undefined;
  const { path } = place.source;
  return { path, offset: place.span.start, reason, detail, ...(written && { written }) };
}

/** A digest of what is longer than what is shown of it, however it is laid out. */
function digestOf(text: string): string | undefined {
  if (text.length <= mostShown) return undefined;
  return createHash("sha256").update(text.replace(/\s+/g, " ")).digest("hex");
}

/** What a parser found wrong with a file. */
export function syntaxProblems(
  { path }: Source,
  found: readonly (Pick<Problem, "reason"> & {
    readonly message: string;
    readonly offset: number;
  })[],
): readonly Problem[] {
  return found.map(({ message, offset, reason }) => ({ path, offset, reason, detail: message }));
}

/** What is not known of the policy that stands at a place: said once, where the policy is used. */
export function documentProblems(
  {
    statements,
    unknown,
    broken,
    others,
    vacant,
  }: Pick<Document, "unknown" | "broken" | "others" | "vacant"> & Statements,
  at: Place,
): readonly Problem[] {
  return [
    ...brokenProblems(broken),
    ...unknownProblems(unknown, statements.length > 0, at),
    ...others.map((place) =>
      problemAt(place, "not-a-policy", `a policy is expected here, and ${shown(place)} is none`),
    ),
    ...(vacant ? [problemAt(vacant, "no-statement", "the policy here has no statement")] : []),
  ];
}

/** A declaration that gives access by what it is, not by a policy that it holds. */
export function permissionProblem(place: Place, address: string): Problem {
  return problemAt(place, "permission", `${code(address)} gives access by itself`);
}

/** A template inside of a text, if it speaks of IAM. */
export function nestedProblems(place: Place): readonly Problem[] {
  if (!/\bAWS::(?:IAM|Serverless)::|\bEffect\b/.test(textAt(place))) return [];
  return [
    problemAt(place, "nested-template", `the template ${code(textAt(place), 40)} is not read`),
  ];
}

/** An application or a template of elsewhere that is made a part of this one. */
export function applicationProblems(place: Place): readonly Problem[] {
  return [problemAt(place, "nested-template", `what stands in ${shown(place)} is not read`)];
}

/** Expressions that come to more than is evaluated. */
export function excessProblems(places: readonly Place[]): readonly Problem[] {
  return places.map((place) =>
    problemAt(place, "too-much", `${shown(place)} comes to more than is evaluated`),
  );
}

type Statements = { readonly statements: readonly unknown[] };

export function brokenProblems(broken: Document["broken"]): readonly Problem[] {
  return broken.map(({ place, message }) =>
    problemAt(place, "broken-document", `this JSON policy does not parse: ${message}`),
  );
}

function unknownProblems(
  [first]: readonly Place[],
  others: boolean,
  at: Place,
): readonly Problem[] {
  if (!first) return [];
  return others
    ? [
        problemAt(
          first,
          "unknown-statement",
          `more statements come from ${shown(first)}, which is not known here`,
        ),
      ]
    : [problemAt(at, "unknown-document", `the policy ${shown(at)} is not known here`)];
}

export function shown(place: Place): string {
  return code(textAt(place), mostShown);
}

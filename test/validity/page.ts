import type { ValidityKind } from "../../src/validity/check.ts";

/** A policy of the page of codes. */
export type Shown = {
  readonly code: string;
  readonly wrong: boolean;
  readonly kind: ValidityKind;
  readonly resourceType: string | undefined;
  readonly text: string;
  /** Where the finding lies, of a wrong one. */
  readonly at: readonly string[];
};

export type Section = {
  readonly code: string;
  readonly findingType: string;
  /** Its first word: implemented, approximate, retired, not. */
  readonly status: string;
  readonly examples: readonly Shown[];
};

/** The sections of the page of codes. */
export function readCodes(page: string): readonly Section[] {
  return page
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [code = ""] = section.split("\n", 1);
      const [, findingType = "", status = ""] =
        /^findingType: (\w+) · status: (\w+)/m.exec(section) ?? [];
      return { code, findingType, status, examples: [...examplesIn(code, section)] };
    });
}

function* examplesIn(code: string, section: string): Iterable<Shown> {
  const example =
    /^(Wrong|Right) \(([\w-]+)(?:, ([\w:]+))?\):\n\n```json\n([^]*?)\n```\n((?:\n+At: .*)*)/gm;
  for (const [, verdict, kind, resourceType, text = "", at = ""] of section.matchAll(example))
    yield {
      code,
      wrong: verdict === "Wrong",
      kind: kind as ValidityKind,
      resourceType,
      text: text.replace(/x‹(\d+)›/g, (_, length: string) => "x".repeat(Number(length))),
      at: [...at.matchAll(/`([^`]+)`/g)].map(([, path = ""]) => path),
    };
}

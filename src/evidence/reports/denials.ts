import { roleOf } from "../caller.ts";
import { decidedBy, deniedBy } from "../denied-message.ts";
import { escaped, isOfArn } from "../pattern.ts";
import { isJson, memberOf } from "../reading/records.ts";
import { momentOf } from "./moment.ts";
import { isIamArn } from "./whose.ts";

/** That a message says somebody was denied an action. */
export type Denial = {
  readonly arn: string;
  readonly action: string;
  /** A pattern that has the ARN alone, or `*` where none is named. */
  readonly resource: string;
  readonly by?: string;
  readonly time?: string;
};

/** What messages of denied calls in a text say, and how many of them name no role or user. */
export type Denials = { readonly denials: readonly Denial[]; readonly nameless: number };

const said = /not authorized to perform:?|not allowed to execute \[/g;

/** AWS's sentences are that long, with the longest ARNs in them. */
const before = 2_300;
const behind = 4_800;

/**
 * Finds what AWS answers denied calls with in a text that somebody else wrote around it: a line of a log, a trace.
 * Follows "Troubleshoot access denied error messages" of the AWS IAM User Guide.
 */
export function denialsIn(text: string, time?: string, whose?: string): Denials {
  const denials: Denial[] = [];
  let nameless = 0;
  let from = 0;
  for (const { index } of text.matchAll(said)) {
    const start = Math.max(from, index - before);
    const next = text.slice(index + 10, index + behind).search(said);
    from = index;
    const sentence =
      text.slice(index, next < 0 ? index + behind : index + 10 + next).split("\n", 1)[0] ?? "";
    const found = deniedBy(sentence);
    if (!found || !isOfArn(found.resource ?? "")) continue;
    const who = principalIn(text.slice(start, index)) ?? whose;
    if (who === undefined) {
      nameless++;
      continue;
    }
    const by = decidedBy(sentence);
    denials.push({
      arn: who,
      action: found.action,
      resource: found.resource === undefined ? "*" : escaped(found.resource),
      ...(by !== undefined && { by }),
      ...(time !== undefined && { time }),
    });
  }
  return { denials, nameless };
}

/** Of the last one that is named: whom the sentence begins with. */
function principalIn(text: string): string | undefined {
  const named = [
    ...text.matchAll(/(?:User:?|Principal)\s*\[?(arn:[\w-]+:(?:iam|sts)::\d{12}:[\w+=,.@/-]+)/g),
  ];
  const arn = named.at(-1)?.[1];
  if (arn === undefined) return undefined;
  const own = roleOf(arn) ?? arn;
  return isIamArn(own) ? own : undefined;
}

/** All the texts of a value, and when it says that it was: a line of a log as JSON. */
export function denialsOf(value: unknown, whose?: string): Denials {
  const time = isJson(value)
    ? ["timestamp", "@timestamp", "time", "ts", "eventTime"]
        .flatMap((name) => momentOf(memberOf(value, name)) ?? [])
        .at(0)
    : undefined;
  const found = textsIn(value, 0).map((text) => denialsIn(text, time, whose));
  return {
    denials: found.flatMap(({ denials }) => denials),
    nameless: found.reduce((sum, { nameless }) => sum + nameless, 0),
  };
}

const deepest = 10;

function textsIn(value: unknown, depth: number): readonly string[] {
  if (typeof value === "string") return [value];
  if (depth > deepest || typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap((each: unknown) => textsIn(each, depth + 1));
}

/** What a line begins with says when it was, where it says its zone too. */
export function denialsInLine(line: string, whose?: string): Denials {
  const [, moment] =
    /(?<![\w-])(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)? ?(?:Z|UTC|[+-]\d\d:?\d\d))/.exec(
      line.slice(0, 200),
    ) ?? [];
  return denialsIn(line, momentOf(moment), whose);
}

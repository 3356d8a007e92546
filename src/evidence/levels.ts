import { resourceIn } from "./arn-types.ts";

/**
 * A pattern of ARNs in levels: `arn:aws:s3:::` + `reports` + `/2026/11/a.csv`. A level ends before the next
 * slash or colon.
 */
export type Levels = {
  /** Up to the name: `arn:aws:dynamodb:eu-west-1:111122223333:table/`. */
  readonly lead: string;
  /** The first level of the name, that is never left out for what lies below it. */
  readonly name: string;
  /** What follows, empty or with the separator that it begins with. */
  readonly below: string;
};

/** Divides a pattern. `leads` are what the resources of its types begin with, the longest first. */
export function levelsOf(pattern: string, leads: readonly { readonly text: string }[]): Levels {
  const resource = resourceIn(pattern);
  if (resource === undefined) return { lead: "", name: pattern, below: "" };
  const lead = leads.find(({ text }) => resource.startsWith(text))?.text ?? "";
  const start = pattern.length - resource.length + lead.length;
  // A name may begin with a slash: `/aws/lambda/app` of a log group.
  const end = nextSeparator(pattern, start + 1);
  return {
    lead: pattern.slice(0, start),
    name: pattern.slice(start, end),
    below: pattern.slice(end),
  };
}

/** How many levels there are below a name. */
export function depthOf(below: string): number {
  let depth = 0;
  for (let at = 0; at < below.length; at = nextSeparator(below, at + 1)) depth++;
  return depth;
}

/** The first levels, and `*` for what lies deeper. What has no more than these stays as it is. */
export function cutAt(below: string, depth: number): string {
  let at = 0;
  for (let level = 0; level < depth; level++) {
    if (at >= below.length) return below;
    at = nextSeparator(below, at + 1);
  }
  return at >= below.length ? below : `${below.slice(0, at + 1)}*`;
}

/** Whether the last level is `*`: something was cut there. */
export function isCut(below: string): boolean {
  return /^(?:.*)[/:]\*$/s.test(below);
}

/** Of the next slash or colon from an offset on, or the end. What stands in `${...}` is no separator. */
function nextSeparator(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === slash || code === colon) return at;
  }
  return text.length;
}

const [slash, colon] = [0x2f, 0x3a];

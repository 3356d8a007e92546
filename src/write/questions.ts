import type { Catalog } from "../catalog/catalog.ts";
import { nearest } from "../catalog/nearest.ts";
import type { Service } from "../catalog/service.ts";
import { listed } from "../rules/wording.ts";
import { yamlScalar } from "../syntax/yaml-write.ts";
import { phraseOf } from "./arn-text.ts";
import { meantBy } from "./meant.ts";
import { shown } from "./remark.ts";
import { levelKeys } from "./template.ts";

/** What is asked, on one line, and the words that an answer may begin with. */
export type Question = { readonly text: string; readonly words: readonly string[] };

/** What is asked for so far: items of a template by the path of their key. */
type Wanted = Map<string, string[]>;

const levels = Object.keys(levelKeys);

/** For what takes no resource. */
const nothing = "none";

/**
 * Asks step by step for a template: a service, one of its resource types, the ARN, and the access to it, as
 * often as there is a service. An answer that means nothing is asked for again, with what is near to it.
 *
 * @returns the template, or undefined where nothing was asked for
 */
export function* templateQuestions(
  catalog: Catalog,
): Generator<Question, string | undefined, string> {
  const wanted: Wanted = new Map();
  for (;;) {
    const more = wanted.size > 0 ? "Another service, or nothing to end" : "Service, as s3";
    const prefix = yield* choice(more, catalog.services());
    const service = prefix === undefined ? undefined : catalog.service(prefix);
    if (!service) return wanted.size > 0 ? templateText(wanted) : undefined;
    const types = service.resourceTypes.map(({ name }) => name);
    const type =
      types.length === 0
        ? nothing
        : yield* choice(`Resource type (${listed([...types, nothing], 9, "or")})`, [
            ...types,
            nothing,
          ]);
    if (type === undefined) continue;
    const arn = type === nothing ? undefined : yield* arnOf(type, service, catalog);
    const access = yield* accessTo(type, service);
    for (const level of access)
      if (arn === undefined) add(wanted, `wildcard-only.service-${level}`, service.prefix);
      else add(wanted, level, arn);
  }
}

/** One of some words; undefined for an empty answer. */
function* choice(
  question: string,
  words: readonly string[],
): Generator<Question, string | undefined, string> {
  let hint = "";
  for (;;) {
    const answer = (yield { text: `${hint}${question}: `, words }).trim();
    if (answer === "") return undefined;
    const found = words.find((word) => word.toLowerCase() === answer.toLowerCase());
    if (found !== undefined) return found;
    hint = `${notOne(answer, words)}\n`;
  }
}

function notOne(answer: string, words: readonly string[]): string {
  const like = nearest(answer, words, 3);
  const instead = like.length > 0 ? `did you mean ${listed(like, 3, "or")}?` : "";
  return `There is no ${shown(answer)}${instead === "" ? "." : `; ${instead}`}`;
}

/** The ARN of a type; without one its format, to be filled in. */
function* arnOf(
  type: string,
  service: Service,
  catalog: Catalog,
): Generator<Question, string, string> {
  const format = service.resourceType(type)?.arns[0] ?? "";
  let hint = "";
  for (;;) {
    const text = `${hint}ARN, or nothing for ${format}: `;
    const answer = (yield { text, words: [format] }).trim() || format;
    const meant = meantBy(phraseOf(answer), catalog);
    if (!("mistake" in meant) && meant.types.some(({ id }) => id === `${service.prefix}:${type}`))
      return answer;
    hint = "mistake" in meant ? `${meant.mistake}\n` : `${shown(answer)} is no ${type}\n`;
  }
}

/** The levels of access at which there are actions, by the words of templates. */
function* accessTo(
  type: string,
  { actions }: Service,
): Generator<Question, readonly string[], string> {
  const there = levels.filter((key) =>
    actions.some(
      ({ level, resourceTypes }) =>
        level === levelKeys[key as keyof typeof levelKeys] &&
        (type === nothing
          ? resourceTypes.length === 0
          : resourceTypes.some((use) => use.type.name === type)),
    ),
  );
  let hint = "";
  for (;;) {
    const answer = yield {
      text: `${hint}Access (${listed(there, 5, "or")}; several with commas): `,
      words: there,
    };
    const named = answer.split(/[,\s]+/).filter((each) => each !== "");
    const wrong = named.find((each) => !there.includes(each));
    if (wrong === undefined && named.length > 0) return named;
    hint = wrong === undefined ? "" : `${notOne(wrong, there)}\n`;
  }
}

function add(wanted: Wanted, path: string, item: string): void {
  const items = wanted.get(path) ?? [];
  if (!items.includes(item)) items.push(item);
  wanted.set(path, items);
}

/** What was asked for, as a template. */
function templateText(wanted: Wanted): string {
  const lists = (keys: readonly string[], prefix: string, indent: string): readonly string[] =>
    keys.flatMap((key) => {
      const items = wanted.get(prefix + key) ?? [];
      return items.length === 0
        ? []
        : [`${indent}${key}:`, ...items.map((each) => `${indent}- ${scalar(each)}`)];
    });
  const services = lists(
    levels.map((level) => `service-${level}`),
    "wildcard-only.",
    "  ",
  );
  return [
    "mode: crud",
    ...lists(levels, "", ""),
    ...(services.length > 0 ? ["wildcard-only:", ...services] : []),
    "",
  ].join("\n");
}

function scalar(text: string): string {
  return yamlScalar(text, undefined, { flow: false });
}

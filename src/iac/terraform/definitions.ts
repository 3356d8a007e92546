import type { Calls } from "../../evaluate/terraform/calls.ts";
import { repeatedBy, type Repeated } from "../../evaluate/terraform/module.ts";
import type { Scope } from "../../evaluate/terraform/scope.ts";
import { directoryOf } from "../../source/path.ts";
import { contains, textAt, type Place, type Source } from "../../source/source.ts";
import type { Expression } from "../../syntax/hcl/ast.ts";
import { valuesIn } from "../../syntax/hcl/walk.ts";
import type { Definitions } from "../format.ts";
import { allDeciding, decidingAt, isChoosing, isGiven } from "./deciding.ts";
import { definedFrom, repeatedAt, textOf, type Said, type Written } from "./defined.ts";
import { readFile } from "./read.ts";

/** How many characters of definitions are read for one instance of a module. */
const mostRead = 20_000_000;

/**
 * What the values and presences of an instance of a module depend on, as it is written.
 *
 * @param scopes all of the program, in which a statement of another module may stand
 */
export function definitionsOf(scope: Scope, scopes: readonly Scope[], calls: Calls): Definitions {
  let left = mostRead;
  /** Texts with what the names in them stand for; with all of their modules where that is too much. */
  const whole = (texts: readonly Said[]): string => {
    const said = texts.map(({ text }) => text);
    if (left <= 0) return [...said, ...texts.flatMap(({ scope: at }) => allOf(at))].join("\n");
    const all = [...said];
    for (const { name, text } of definedFrom(texts, calls)) all.push(`${name} = ${text}`);
    left -= all.reduce((sum, { length }) => sum + length, 0);
    return all.join("\n");
  };
  const saying = (nodes: Iterable<Expression>, source: Source, at: Scope): readonly Said[] =>
    [...nodes].map((node) => ({ text: textOf({ node, source }), scope: at }));
  const repeating = (repeated: Repeated | undefined, at: Scope): readonly Said[] =>
    repeated ? saying(repeatedBy(repeated.block.body), repeated.source, at) : [];
  /** What decides on the calls that make an instance of a module. */
  const calling = (at: Scope): readonly Said[] => {
    const found = calls.of(at);
    return found ? [...repeating(found.call, found.caller), ...calling(found.caller)] : [];
  };
  /** What decides on the way from a declaration to a statement that it takes from elsewhere. */
  const between = ({ block, source }: Repeated, place: Place): readonly Said[] => {
    const own: Written = { node: block.body, source, scope };
    return [own, ...definedFrom([{ text: textOf(own), scope }], calls)]
      .filter((each) => !isWithin(place, each))
      .flatMap(({ node, source: file, scope: at }) =>
        allDeciding(node, file).map((text) => ({ text, scope: at })),
      );
  };
  /** A caller may choose too. */
  const isDeciding = (value: Expression): boolean =>
    isChoosing(value) || (calls.of(scope) !== undefined && isGiven(value));
  const homeOf = (place: Place): Scope => {
    const directory = directoryOf(place.source.path);
    const isHome = ({ module }: Scope): boolean => module.directory === directory;
    return isHome(scope) ? scope : (scopes.find(isHome) ?? scope);
  };
  return {
    ofHole: (address) => {
      // The values of a variable are told with it.
      if (/^var\.[\w-]+$/.test(address)) return "";
      const [, owner = ""] = /^(.+?)(?:\[[^\]]*\])?\/(?:each|count)\./.exec(address) ?? [];
      const text = whole([{ text: address, scope }, ...repeating(repeatedAt(owner, scope), scope)]);
      return text === address ? "" : text;
    },
    ofDeclaration: (address) => {
      const own = repeatedAt(address, scope);
      const chosen = own ? valuesIn(own.block.body).filter(isDeciding) : [];
      return whole([
        ...calling(scope),
        ...repeating(own, scope),
        ...(own ? saying(chosen, own.source, scope) : []),
      ]);
    },
    ofPresence: ({ owner }, { place }) => {
      const home = homeOf(place);
      const own = repeatedAt(owner.address, scope);
      const isOwn = own && isWithin(place, { node: own.block.body, source: own.source });
      const here = isHcl(place) ? [...decidingAt(place, readFile(place.source).body)] : [];
      const effect = /\beffect["']?\s*[=:]\s*([^\n,}]+)/i.exec(textAt(place))?.[1] ?? "";
      return whole([
        ...calling(scope),
        ...repeating(own, scope),
        ...[...here, effect].map((text) => ({ text, scope: home })),
        ...(own && !isOwn ? between(own, place) : []),
      ]);
    },
  };
}

function allOf({ module }: Scope): readonly string[] {
  return module.files.map(({ source, body: node }) => textOf({ node, source }));
}

function isWithin(
  { source, span }: Place,
  { node, source: file }: Omit<Written, "scope">,
): boolean {
  return source.path === file.path && contains(node.span, span);
}

function isHcl({ source }: Place): boolean {
  return /\.(?:tf|tofu|hcl)(?:\.json)?$/.test(source.path);
}

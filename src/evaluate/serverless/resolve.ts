import type { Meaning } from "../../iam/text.ts";
import { joinedPath } from "../../source/path.ts";
import type { Source } from "../../source/source.ts";
import { stringOf, valueOf, type DataNode, type DataScalar } from "../../syntax/data.ts";
import { any, membersAt } from "./keys.ts";
import type { Trees } from "./trees.ts";
import {
  variablesIn,
  type Literal,
  type Variable,
  type VariableSource,
  type WithVariables,
} from "./variable.ts";

/** What a variable stands for, as far as the files say it. */
export type Answer = {
  /** What it may be; the first of them, if nobody says otherwise. */
  readonly nodes: readonly DataNode[];
  /** It is one of those. */
  readonly complete: boolean;
  /** A key that is not known selects it: there may be nothing at that key. */
  readonly selected?: boolean;
  /** What is known of it beside that. */
  readonly meaning?: Meaning;
};

/** Looks up the variables of a service. */
export type Resolver = {
  readonly answer: (variable: Variable, at: DataNode) => Answer;
  /** A node, and what it stands for where it is a variable and nothing else. */
  readonly follow: (node: DataNode) => Answer;
};

/** What a text with variables may be. */
type Texts = { readonly texts: readonly string[]; readonly complete: boolean };

const absent: Answer = { nodes: [], complete: true };
const unknown: Answer = { nodes: [], complete: false };

/** So many variables may stand for each other, one behind the other. Looking them up recurses. */
export const longestChain = 100;

/** So many values of one variable are followed. */
const mostAnswers = 16;

/** No key or path is longer. */
const longestName = 4_000;

/**
 * The resolver of a service. `self` and files of the repository are known; of options, parameters
 * and the environment only what is written for the case that nobody gives them; nothing of what is
 * asked of AWS.
 */
export function makeResolver(source: Source, root: DataNode, trees: Trees): Resolver {
  const directory = source.path.split("/").slice(0, -1).join("/") || ".";
  const pending = new Set<string>();
  const following = new Set<DataNode>();
  const parsed = new WeakMap<DataNode, Variable | undefined>();
  const settled = new WeakMap<DataNode, Map<string, Answer>>();
  const spelled = new WeakMap<DataNode, Texts>();

  /** A node that is not written as one: a literal in a variable. */
  const literal = (value: Literal, at: DataNode): DataScalar => {
    const node: DataScalar = { kind: "scalar", value, style: "plain", span: at.span };
    trees.setOrigin(node, { source: trees.placeOf(at).source, via: [] });
    return node;
  };

  const answer = ({ inner, sources }: Variable, at: DataNode): Answer => {
    const known = settled.get(at) ?? new Map<string, Answer>();
    settled.set(at, known);
    const before = known.get(inner);
    if (before) return before;
    // Variables that stand for each other in a circle are refused by Serverless; here it ends.
    if (pending.has(inner) || pending.size > longestChain) return unknown;
    pending.add(inner);
    const found = firstOf(sources, at);
    pending.delete(inner);
    known.set(inner, found);
    return found;
  };

  const firstOf = (sources: readonly VariableSource[], at: DataNode): Answer => {
    const before: DataNode[] = [];
    let complete = true;
    let meaning: Meaning | undefined;
    for (const each of sources) {
      const found = ofSource(each, at);
      complete &&= found.complete;
      meaning ??= found.meaning;
      const nodes = [...new Set([...before, ...found.nodes])].slice(0, mostAnswers);
      if (found.nodes.length > 0 && !found.selected)
        return { ...found, nodes, complete, ...(meaning && { meaning }) };
      before.push(...found.nodes);
    }
    const isKnown = complete && before.length > 0;
    return { nodes: before, complete: isKnown, ...(meaning && { meaning }) };
  };

  const ofSource = (asked: VariableSource, at: DataNode): Answer => {
    if (asked.kind === "literal") return { nodes: [literal(asked.value, at)], complete: true };
    const { type, parameters, address } = asked;
    switch (type) {
      case "self":
        return ofTexts(address, at, (path) => own(path, at), true);
      case "file":
        return ofTexts(parameters[0], at, (path) => inFile(path, address, at));
      case "strToBool":
        return ofTexts(parameters[0], at, (text) => asBool(text, at));
      case "param":
        return ofTexts(address, at, parameter);
      case "sls":
        return address?.text === "stage" ? stage(at) : unknown;
      case "opt":
      case "env":
        return { ...unknown, ...(isRegion(address?.text) && { meaning: { kind: "region" } }) };
      case "aws":
        return {
          ...unknown,
          meaning: { kind: address?.text === "region" ? "region" : "account" },
        };
      default:
        return unknown;
    }
  };

  /** What is found under each of the texts that one with variables may be. */
  const ofTexts = (
    written: WithVariables | undefined,
    at: DataNode,
    find: (text: string) => Answer,
    areKeys = false,
  ): Answer => {
    if (!written) return unknown;
    const { texts, complete } = textsOf(written, at, areKeys);
    const found = texts.map(find);
    const [first] = found;
    const nodes = [...new Set(found.flatMap((each) => each.nodes))];
    return {
      ...first,
      nodes: nodes.slice(0, mostAnswers),
      complete: complete && found.every((each) => each.complete) && nodes.length <= mostAnswers,
      selected: found.some((each) => each.selected),
    };
  };

  /** The texts that one may be; with `areKeys`, a part that is not known may be any. */
  const textsOf = ({ text, variables }: WithVariables, at: DataNode, areKeys = false): Texts => {
    let texts: readonly string[] = [""];
    let complete = true;
    let end = 0;
    for (const variable of variables) {
      const before = text.slice(end, variable.start);
      const found = answer(variable, at);
      const own = found.nodes.map((node) => textsOfNode(node));
      const isKnown = found.complete && own.every((each) => each.complete);
      complete &&= isKnown || areKeys;
      const filled = own.flatMap((each) => each.texts);
      if (!isKnown && areKeys) filled.push(any);
      texts = texts
        .flatMap((start) => filled.map((value) => start + before + value))
        .slice(0, mostAnswers);
      end = variable.end;
    }
    const all = texts.map((start) => start + text.slice(end));
    const short = all.filter(({ length }) => length <= longestName);
    return { texts: short, complete: complete && short.length === all.length };
  };

  const textsOfNode = (node: DataNode): Texts => {
    const known = spelled.get(node);
    if (known) return known;
    const made = node.kind === "scalar" && node.value !== null ? String(node.value) : undefined;
    const texts =
      made === undefined
        ? { texts: [], complete: false }
        : textsOf({ text: made, variables: variablesIn(made) }, node);
    spelled.set(node, texts);
    return texts;
  };

  const follow = (node: DataNode): Answer => {
    const variable = whole(node);
    if (!variable) return { nodes: [node], complete: true };
    // As with those that stand for each other, here it ends.
    if (following.has(node) || following.size > longestChain) return unknown;
    following.add(node);
    const found = followed(answer(variable, node));
    following.delete(node);
    return found;
  };

  const followed = ({ nodes, ...found }: Answer): Answer => {
    const all = nodes.map(follow);
    return {
      ...found,
      nodes: all.flatMap((each) => each.nodes).slice(0, mostAnswers),
      complete: found.complete && all.every((each) => each.complete),
    };
  };

  /** The variable that a scalar is and nothing else. */
  const whole = (node: DataNode): Variable | undefined => {
    const text = node.tag === undefined ? stringOf(node) : undefined;
    if (!text?.includes("${")) return undefined;
    if (!parsed.has(node)) {
      parsed.set(
        node,
        variablesIn(text)
          .slice(0, 1)
          .find((each) => isAllOf(text, each)),
      );
    }
    return parsed.get(node);
  };

  /** What stands behind keys; through variables, which stand for maps and lists on the way. */
  const behind = (start: DataNode, keys: readonly string[]): Answer =>
    keys.reduce<Answer>(
      (from, key) => {
        const through = followed(from);
        const nodes = through.nodes.flatMap((node) => membersAt(node, key));
        const selected = from.selected === true || key.includes(any);
        return { nodes, complete: through.complete, selected };
      },
      { nodes: [start], complete: true },
    );

  const own = (path: string, at: DataNode): Answer => {
    // What else stands there is about other things.
    if (path.startsWith(any) || path === `custom.${any}`) return unknown;
    const found = path === "" ? { nodes: [root], complete: true } : behind(root, path.split("."));
    const [service] = found.nodes;
    // Until version 2 the service may be a map, whose name is meant.
    const name = path === "service" ? valueOf(service, "name") : undefined;
    if (name) return { nodes: [name], complete: found.complete };
    if (path === "provider.region")
      return {
        ...(found.nodes.length > 0 ? found : unknown),
        meaning: { kind: "region" },
      };
    return path === "provider.stage" && found.nodes.length === 0 ? stage(at) : found;
  };

  const inFile = (path: string, address: WithVariables | undefined, at: DataNode): Answer => {
    if (path.startsWith("~")) return unknown;
    const joined = joinedPath(directory, path);
    if (joined === undefined) return unknown;
    const tree = trees.read(joined, trees.placeOf(at));
    // What is not in the repository may be made before it is deployed.
    const { root: inside } = tree ?? {};
    if (!inside) return unknown;
    if (!address) return { nodes: [inside], complete: true };
    return ofTexts(address, at, (keys) => behind(inside, keys.split(".")), true);
  };

  const stage = (at: DataNode): Answer => {
    const written = valueOf(root, "provider", "stage");
    const found = written ? follow(written) : absent;
    return { nodes: [...found.nodes, literal("dev", at)].slice(0, 1), complete: false };
  };

  /** What is written for a parameter, for all stages or one of them. */
  const parameter = (name: string): Answer => {
    const stages = [
      ...childrenOf(valueOf(root, "params")),
      ...childrenOf(valueOf(root, "stages")).flatMap((each) => valueOf(each, "params") ?? []),
    ];
    const nodes = stages.flatMap((each) =>
      follow(each).nodes.flatMap((params) => valueOf(params, name) ?? []),
    );
    return { nodes: nodes.slice(0, mostAnswers), complete: false };
  };

  const asBool = (text: string, at: DataNode): Answer => {
    if (/^(?:true|1)$/i.test(text)) return { nodes: [literal(true, at)], complete: true };
    if (/^(?:false|0|null|)$/i.test(text)) return { nodes: [literal(false, at)], complete: true };
    return unknown;
  };

  return { answer, follow };
}

/** Whether a variable is all that a text holds. */
export function isAllOf(text: string, { start, end }: Pick<Variable, "start" | "end">): boolean {
  return start === 0 && end === text.trimEnd().length;
}

function childrenOf(node: DataNode | undefined): readonly DataNode[] {
  return node?.kind === "map" ? node.entries.map(({ value }) => value) : [];
}

function isRegion(name: string | undefined): boolean {
  return name === "region" || name === "AWS_REGION" || name === "AWS_DEFAULT_REGION";
}

/**
 * A variable of the Serverless Framework as it stands in a text: `${opt:stage, self:provider.stage}`
 * (https://www.serverless.com/framework/docs/guides/variables)
 */
export type Variable = {
  readonly start: number;
  readonly end: number;
  /** Between its braces. */
  readonly inner: string;
  /** Asked one after the other, until one has a value. */
  readonly sources: readonly VariableSource[];
};

export type VariableSource =
  | { readonly kind: "literal"; readonly value: Literal }
  | {
      readonly kind: "call";
      /** `self`, `file`, `opt` */
      readonly type: string;
      /** `file(PARAMETER):address` */
      readonly parameters: readonly WithVariables[];
      readonly address?: WithVariables;
    };

export type Literal = string | number | boolean | null;

/** A text in which variables may stand. */
export type WithVariables = { readonly text: string; readonly variables: readonly Variable[] };

/** How deep variables may stand inside each other. */
const deepestVariable = 10;

/** The longest text between two brackets: what begins one and is longer is none. */
const longestVariable = 2_000;

/** The variables of a text; those inside others are theirs. `${AWS::Region}` is none. */
export function variablesIn(text: string, depth = 0): readonly Variable[] {
  const found: Variable[] = [];
  let start = text.indexOf("${");
  while (start >= 0) {
    const variable = text[start - 1] === "\\" ? undefined : variableAt(text, start, depth);
    if (variable) found.push(variable);
    start = text.indexOf("${", variable?.end ?? start + "${".length);
  }
  return found;
}

function variableAt(text: string, start: number, depth: number): Variable | undefined {
  if (depth > deepestVariable) return undefined;
  const open = start + "${".length;
  const end = closing(text, open, "}");
  if (end === undefined) return undefined;
  const inner = text.slice(open, end).trim();
  const [first, ...others] = split(inner);
  const source = first === undefined ? undefined : callIn(first.trim(), depth);
  // What begins with a literal is no variable of Serverless: `${Name}` is one of CloudFormation.
  if (!source) return undefined;
  const more = others.flatMap((each) => sourceIn(each.trim(), depth) ?? []);
  return { start, end: end + 1, inner, sources: [source, ...more] };
}

const type = /^([a-z][A-Za-z0-9.]*)\s*/;

/** `type:address`, `type(parameters)`, `type(parameters):address` */
function callIn(text: string, depth: number): VariableSource | undefined {
  const [all = "", name = ""] = type.exec(text) ?? [];
  const next = text[all.length];
  if (name === "" || isPolicyVariable(name, text)) return undefined;
  const written = (piece: string): WithVariables => {
    const bare = unquoted(piece.trim());
    return { text: bare, variables: variablesIn(bare, depth + 1) };
  };
  if (next === ":") {
    const address = text.slice(all.length + 1).trim();
    if (address.startsWith(":")) return undefined;
    return { kind: "call", type: name, parameters: [], address: written(address) };
  }
  if (next !== "(") return undefined;
  const end = closing(text, all.length + 1, ")");
  if (end === undefined) return undefined;
  const parameters = split(text.slice(all.length + 1, end)).map(written);
  const address = /^\s*:\s*([^]*)$/.exec(text.slice(end + 1))?.[1];
  return {
    kind: "call",
    type: name,
    parameters,
    ...(address !== undefined && address !== "" && { address: written(address) }),
  };
}

function sourceIn(text: string, depth: number): VariableSource | undefined {
  const call = callIn(text, depth);
  if (call) return call;
  const value = literalIn(text);
  return value === undefined ? undefined : { kind: "literal", value };
}

function literalIn(text: string): Literal | undefined {
  if (/^'[^]*'$/.test(text) || /^"[^]*"$/.test(text)) return text.slice(1, -1);
  if (text === "true" || text === "false") return text === "true";
  if (text === "null") return null;
  return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/**
 * Variables that AWS fills in when a policy is evaluated, under names that Serverless could take
 * for its own.
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html)
 */
function isPolicyVariable(name: string, text: string): boolean {
  if (name === "aws") return !/^aws\s*:\s*(?:accountId|region)\s*$/.test(text);
  if (name === "s3") return !text.includes("/");
  return /^(?:ec2|iam|redshift|saml|sts|transfer)$/.test(name) || /\.(?:com|org)$/.test(name);
}

function unquoted(text: string): string {
  return /^'[^']*'$/.test(text) || /^"[^"]*"$/.test(text) ? text.slice(1, -1) : text;
}

/** The offset of what closes a bracket that is open at an offset. */
function closing(text: string, from: number, close: ")" | "}"): number | undefined {
  let quote: string | undefined;
  const open: string[] = [close];
  const last = Math.min(text.length, from + longestVariable);
  for (let i = from; i < last; i++) {
    const char = text[i] ?? "";
    if (quote !== undefined) {
      if (char === quote) quote = undefined;
    } else if (char === open.at(-1)) {
      open.pop();
      if (open.length === 0) return i;
    } else if (char === "'" || char === '"') quote = char;
    else if (char === "{") open.push("}");
    else if (char === "(") open.push(")");
  }
  return undefined;
}

/** The pieces between commas that stand in no brackets or quotes. */
function split(text: string): readonly string[] {
  const pieces: string[] = [];
  let quote: string | undefined;
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? "";
    if (quote !== undefined) {
      if (char === quote) quote = undefined;
    } else if (char === "'" || char === '"') quote = char;
    else if (char === "{" || char === "(") depth++;
    else if (char === "}" || char === ")") depth--;
    else if (char === "," && depth === 0) {
      pieces.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return [...pieces, text.slice(start)];
}

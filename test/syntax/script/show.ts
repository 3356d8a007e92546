import type {
  Argument,
  Assign,
  Block,
  Entry,
  Export,
  Expression,
  Function,
  Import,
  Parameter,
  Program,
  Spread,
  Step,
  StringPart,
  Turn,
} from "../../../src/syntax/script/tree.ts";

/** A program in one line for each of its steps, as S-expressions; what each covers is not shown. */
export function show(program: Program): readonly string[] {
  return program.body.map(showStep);
}

/** `(head part ...)`, without the parts that are empty. */
function form(head: string, ...parts: readonly (string | readonly string[] | undefined)[]): string {
  return `(${[head, ...parts.flat()].filter((part) => part !== undefined && part !== "").join(" ")})`;
}

export function showStep(step: Step): string {
  switch (step.kind) {
    case "import":
      return form(
        step.types ? "import-types" : "import",
        JSON.stringify(step.module),
        step.names.map(showImported),
      );
    case "export":
      return form(
        "export",
        step.module && JSON.stringify(step.module),
        step.names.map(showExported),
      );
    case "assign":
      return showAssign(step);
    case "do":
      return form("do", showExpression(step.value));
    case "return":
      return form("return", step.value && showExpression(step.value));
    case "class":
      return form(
        "class",
        step.name,
        `(${step.bases.map(showExpression).join(" ")})`,
        step.body.map(showStep),
      );
    case "block":
      return showBlock(step);
  }
}

function showExported({ local, exported }: Export["names"][number]): string {
  return local === exported ? local : `${local}>${exported}`;
}

function showImported({ imported, local }: Import["names"][number]): string {
  return imported === local ? local : `${imported}>${local}`;
}

/** `const` or `let` where it declares the name, `=` or `+=` where not. */
function showAssign(step: Assign): string {
  const { target, value, type, constant, declares, adds, outer } = step;
  const verb = adds ? "+=" : outer ? "outer=" : "=";
  const head = declares ? (constant ? "const" : "let") : constant ? "const=" : verb;
  return form(head, showExpression(target), type && `:${showExpression(type)}`, [
    showExpression(value),
  ]);
}

function showBlock({ role, over, names, body }: Block): string {
  const of = names.length > 0 ? `(${names.map(({ name }) => name).join(" ")})` : undefined;
  return form(role, of, over ? showExpression(over) : "_", body.map(showStep));
}

export function showExpression(node: Expression): string {
  switch (node.kind) {
    case "string":
      return showString(node.parts);
    case "number":
    case "bool":
      return String(node.value);
    case "null":
      return "null";
    case "name":
      return node.name;
    case "member":
      return `${showExpression(node.object)}.${node.name}`;
    case "index":
      return `${showExpression(node.object)}[${showExpression(node.index)}]`;
    case "call": {
      const head = node.isNew ? "new" : node.tagged ? "tag" : "call";
      return form(head, showExpression(node.callee), node.args.map(showArgument));
    }
    case "list":
      return `[${node.items.map(({ spread, value }) => `${spread ? "..." : ""}${showExpression(value)}`).join(" ")}]`;
    case "object":
      return `{${node.entries.map(showEntry).join(" ")}}`;
    case "function":
      return showFunction(node);
    case "conditional":
      return form("?", [node.condition, node.then, node.otherwise].map(showExpression));
    case "binary":
      return form(node.operator, [node.left, node.right].map(showExpression));
    case "comprehension":
      return form("each", showElement(node.element), node.turns.map(showTurn));
    case "other":
      return form("other", node.parts.map(showExpression), node.body.map(showStep));
  }
}

function showString(parts: readonly StringPart[]): string {
  if (parts.length === 0) return '""';
  return parts
    .map((part) => (part.kind === "text" ? JSON.stringify(part.value) : hole(part.value)))
    .join("");
}

function hole(value: Expression): string {
  return `$${showExpression(value)}$`;
}

function showArgument({ name, spread, value }: Argument): string {
  const sign = spread === "items" ? "*" : spread === "entries" ? "**" : "";
  return `${name === undefined ? "" : `${name}=`}${sign}${showExpression(value)}`;
}

function showElement(element: Expression | Entry): string {
  return element.kind === "entry" ? showEntry(element) : showExpression(element);
}

function showEntry(entry: Entry | Spread): string {
  if (entry.kind === "spread") return `...${showExpression(entry.value)}`;
  return `${showExpression(entry.key)}: ${showExpression(entry.value)}`;
}

function showTurn({ names, over, conditions }: Turn): string {
  const checked = conditions.length > 0 ? ["if", ...conditions.map(showExpression)] : [];
  return form("for", `(${names.map(({ name }) => name).join(" ")})`, showExpression(over), checked);
}

function showFunction({ parameters, body }: Function): string {
  return form("fn", `(${parameters.map(showParameter).join(" ")})`, body.map(showStep));
}

function showParameter(parameter: Parameter): string {
  const { name, type, rest, named, field } = parameter;
  const sign = named ? "**" : rest ? "*" : field ? "." : "";
  const value = parameter.default ? `=${showExpression(parameter.default)}` : "";
  return `${sign}${name}${type ? `:${showExpression(type)}` : ""}${value}`;
}

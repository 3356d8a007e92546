import type { Mark } from "../../source/embedded.ts";
import type { ProblemReason } from "../../source/problem.ts";
import type { Span } from "../../source/source.ts";

// The tree of a program, one for TypeScript, JavaScript and Python, as far as what it declares and
// calls depends on it. Every node knows its span. What has no node of its own is `other`, with the
// expressions in it, so that nobody who looks for calls misses one.

export type Program = {
  readonly language: Language;
  readonly body: readonly Step[];
  readonly comments: readonly Span[];
  readonly problems: readonly ScriptProblem[];
};

export type Language = "typescript" | "python";

export type ScriptProblem = {
  readonly reason: Extract<ProblemReason, "syntax-error" | "too-deep" | "too-large">;
  readonly message: string;
  readonly offset: number;
};

/** What a program does, one after the other. */
export type Step = Import | Export | Assign | Do | Return | Class | Block;

/**
 * `import * as iam from "aws-cdk-lib/aws-iam"`, `from aws_cdk import aws_iam as iam`,
 * `const aws = require("aws-sdk")`.
 */
export type Import = {
  readonly kind: "import";
  /** As it is written: `./roles`, `aws_cdk.aws_iam`. */
  readonly module: string;
  /** None where the module is only loaded. */
  readonly names: readonly ImportedName[];
  /** Types alone, of which nothing is left when the program runs. */
  readonly types?: true;
  readonly span: Span;
};

export type ImportedName = {
  /**
   * The name in the module; `*` for the module as a whole, `default` for what it gives by default. Where all names
   * of the module come in by themselves (`from a import *`), the local one is `*` too.
   */
  readonly imported: string;
  readonly local: string;
  readonly span: Span;
};

/**
 * Names under which others may import what a file has: `export { a as b }`, and what it has from elsewhere,
 * `export { a } from "./b"`, `export * from "./b"`. What `export` stands in front of is there under its own name,
 * `default` where it has none.
 */
export type Export = {
  readonly kind: "export";
  readonly module?: string;
  readonly names: readonly ExportedName[];
  readonly span: Span;
};

export type ExportedName = {
  /** The name in the file or the module; `*` for the module as a whole. */
  readonly local: string;
  /** Where all names of a module are given as they are, `*` too. */
  readonly exported: string;
  readonly span: Span;
};

/**
 * A name, a field or an element gets a value: `const a = 1`, `this.b = c`, `x += y`, a field of a class, a
 * function by its name, `def`. What is taken apart (`const { a, b: c } = d`, `x, y = z`) is one of these for each
 * name, with the member or element of the value. A value that several of these have (`a = b = c`) is the same
 * object in all.
 */
export type Assign = {
  readonly kind: "assign";
  readonly target: Name | Member | Index;
  /** What is declared without a value has `null`, which covers nothing. */
  readonly value: Expression;
  /** What is said of its type, where that is a name: `table: dynamodb.Table`. */
  readonly type?: Expression;
  /** It never gets another value: `const`, `readonly`, a function or method by its name. */
  readonly constant: boolean;
  /** It brings the name in: JavaScript's `const`, `let`, `var`, a function; a field or method of a class. */
  readonly declares: boolean;
  /** The name is one of what stands around the function: Python's `global` and `nonlocal`. */
  readonly outer?: true;
  /** `+=`: what it had counts too. */
  readonly adds: boolean;
  readonly span: Span;
};

/** An expression for what it does. */
export type Do = { readonly kind: "do"; readonly value: Expression; readonly span: Span };

export type Return = { readonly kind: "return"; readonly value?: Expression; readonly span: Span };

/** `class Name(Base): ...`; fields and methods are assignments of names. */
export type Class = {
  readonly kind: "class";
  readonly name?: string;
  readonly bases: readonly Expression[];
  readonly body: readonly Step[];
  readonly span: Span;
};

/** Steps that are taken once, never or often. */
export type Block = {
  readonly kind: "block";
  /** `branch`: perhaps (if, else, case, except). `loop`: for each turn. `plain`: always (try, with, braces). */
  readonly role: "branch" | "loop" | "plain";
  /** What decides on it: the condition of a branch, and of a loop what it goes through. */
  readonly over?: Expression;
  /**
   * The names that each turn of a loop gives values to: one takes the element, several its elements. A name that no
   * program can write (`{1}`) is taken apart at the beginning of the body.
   */
  readonly names: readonly Name[];
  readonly body: readonly Step[];
  readonly span: Span;
};

export type Expression =
  | StringLiteral
  | NumberLiteral
  | BoolLiteral
  | NullLiteral
  | Name
  | Member
  | Index
  | Call
  | List
  | ObjectLiteral
  | Function
  | Conditional
  | Binary
  | Comprehension
  | Other;

/**
 * A string of any kind: quoted, a template, an f-string, several in a row that Python joins. The span
 * holds the quotes. A tagged template is a call of its tag with the string as its argument, `tagged`.
 */
export type StringLiteral = {
  readonly kind: "string";
  readonly parts: readonly StringPart[];
  readonly span: Span;
};

export type StringPart = StringText | Hole;

export type StringText = {
  readonly kind: "text";
  /** With escapes decoded. */
  readonly value: string;
  readonly span: Span;
  /**
   * From offsets of `value` to offsets of the file, ascending; between two marks both run in step. An
   * escape has a mark at its beginning and one behind it. Absent where `value` stands as it is.
   */
  readonly marks?: readonly Mark[];
};

/** `${ value }`, `{ value }`; the span holds the braces. */
export type Hole = {
  readonly kind: "hole";
  readonly value: Expression;
  readonly span: Span;
};

export type NumberLiteral = {
  readonly kind: "number";
  readonly value: number;
  readonly span: Span;
};
export type BoolLiteral = { readonly kind: "bool"; readonly value: boolean; readonly span: Span };
/** `null`, `undefined`, `None` */
export type NullLiteral = { readonly kind: "null"; readonly span: Span };

/** A name; `this` and `self` are names like others, `super()` too. */
export type Name = { readonly kind: "name"; readonly name: string; readonly span: Span };

/** `object.name`, `object?.name`, `object!.name` */
export type Member = {
  readonly kind: "member";
  readonly object: Expression;
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
};

/** `object[index]` */
export type Index = {
  readonly kind: "index";
  readonly object: Expression;
  readonly index: Expression;
  readonly span: Span;
};

/** `callee(arguments)`, `new callee(arguments)` */
export type Call = {
  readonly kind: "call";
  readonly callee: Expression;
  readonly args: readonly Argument[];
  /** With `new`. */
  readonly isNew: boolean;
  /** A template with a tag in front of it. */
  readonly tagged?: true;
  /** From `new` or the callee up to the closing parenthesis. */
  readonly span: Span;
};

export type Argument = {
  /** Python's `name=value`. */
  readonly name?: string;
  /** `...value`, `*value`: its elements; `**value`: its entries by their names. */
  readonly spread?: "items" | "entries";
  readonly value: Expression;
  readonly span: Span;
};

/** `[a, ...b]`, a tuple, a set. */
export type List = {
  readonly kind: "list";
  readonly items: readonly Item[];
  readonly span: Span;
};

export type Item = { readonly spread: boolean; readonly value: Expression };

/** `{ a: b, [c]: d, e, ...f, g() {} }`, `{"a": b, **c}` */
export type ObjectLiteral = {
  readonly kind: "object";
  readonly entries: readonly (Entry | Spread)[];
  readonly span: Span;
};

export type Entry = {
  readonly kind: "entry";
  /** A name in front of a colon is a string without quotes. */
  readonly key: Expression;
  readonly value: Expression;
  /** Key and value. */
  readonly span: Span;
};

export type Spread = { readonly kind: "spread"; readonly value: Expression; readonly span: Span };

/** `(a) => b`, `function () {}`, a method, `lambda`, `def`. */
export type Function = {
  readonly kind: "function";
  readonly parameters: readonly Parameter[];
  /** What is written as one expression is returned. */
  readonly body: readonly Step[];
  readonly span: Span;
};

export type Parameter = {
  /** One that is taken apart has a name that no program can write (`{1}`), and the body begins by taking it apart. */
  readonly name: string;
  readonly default?: Expression;
  /** As for `Assign`. */
  readonly type?: Expression;
  /** `...rest`, `*args`, `**kwargs` */
  readonly rest: boolean;
  /** The rest is that of the arguments with names: `**kwargs`. */
  readonly named?: true;
  /** A parameter of a constructor that is a field too (`private readonly table: Table`). */
  readonly field: boolean;
  readonly span: Span;
};

/** `a ? b : c`, `b if a else c` */
export type Conditional = {
  readonly kind: "conditional";
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
  readonly span: Span;
};

/** `a + b`; `||` and `or` are `or`, `&&` and `and` are `and`, `??` is `??`. */
export type Binary = {
  readonly kind: "binary";
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
};

/** `[a for b in c if d]`, `{a: b for c in d}`, also as a set or a generator. */
export type Comprehension = {
  readonly kind: "comprehension";
  /** What each turn adds to the list or the object. */
  readonly element: Expression | Entry;
  /** From the outermost to the innermost. */
  readonly turns: readonly Turn[];
  readonly span: Span;
};

/** `for b in c if d` */
export type Turn = {
  /** As for a loop; what is taken apart further makes of the whole an `other` with loops. */
  readonly names: readonly Name[];
  readonly over: Expression;
  readonly conditions: readonly Expression[];
  readonly span: Span;
};

/** Anything else, with the expressions and steps in it. `await a` and `(a)` are `a`. */
export type Other = {
  readonly kind: "other";
  readonly parts: readonly Expression[];
  readonly body: readonly Step[];
  readonly span: Span;
};

/** Reads the text of a file: problems are values, and what could be read beside them is there. */
export type ReadScript = (text: string) => Program;

/** The readers of programs, which are loaded where a program is met. */
export type ScriptReaders = {
  /** TypeScript and JavaScript, with JSX where the file's name allows it. */
  readonly typescript: (text: string, options: { readonly jsx: boolean }) => Program;
  readonly python: ReadScript;
};

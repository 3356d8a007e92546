import type { Mark } from "../../source/embedded.ts";
import type { ProblemReason } from "../../source/problem.ts";
import type { Source, Span } from "../../source/source.ts";

// The tree of HCL's native syntax (hashicorp/hcl, hclsyntax/spec.md). Every node knows its span.

export type File = {
  readonly body: Body;
  readonly comments: readonly Span[];
  readonly problems: readonly SyntaxProblem[];
};

export type SyntaxProblem = {
  readonly reason: Extract<ProblemReason, "syntax-error" | "too-deep">;
  readonly message: string;
  readonly offset: number;
};

export type Body = { readonly items: readonly (Argument | Block)[]; readonly span: Span };

/** What stands in a tree that is put together of several files. */
type OfFile = {
  /** The file that it is written in, and all inside it; where it is not that of what is around it. */
  readonly source?: Source;
};

/** `name = expression` */
export type Argument = OfFile & {
  readonly kind: "argument";
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expression;
  readonly span: Span;
};

/** `type "label" { ... }`; the span runs from the type to the closing brace. */
export type Block = OfFile & {
  readonly kind: "block";
  readonly type: string;
  readonly typeSpan: Span;
  readonly labels: readonly Label[];
  /** What stands between the braces. */
  readonly body: Body;
  readonly span: Span;
};

export type Label = { readonly value: string; readonly span: Span };

export type Expression = OfFile &
  (
    | NumberLiteral
    | BoolLiteral
    | NullLiteral
    | Template
    | Tuple
    | ObjectExpression
    | ForExpression
    | Call
    | Variable
    | GetAttribute
    | Index
    | Splat
    | Unary
    | Binary
    | Conditional
    | Parentheses
  );

export type NumberLiteral = {
  readonly kind: "number";
  readonly value: number;
  readonly span: Span;
};
export type BoolLiteral = { readonly kind: "bool"; readonly value: boolean; readonly span: Span };
export type NullLiteral = { readonly kind: "null"; readonly span: Span };

/**
 * A quoted string, a heredoc, or the whole text of a template file. The span holds the quotes, or
 * the heredoc's markers. One interpolation as the only part of a quoted string is that value itself.
 */
export type Template = {
  readonly kind: "template";
  readonly parts: readonly TemplatePart[];
  readonly heredoc?: Heredoc;
  readonly span: Span;
};

export type Heredoc = {
  readonly marker: string;
  /** `<<-`: the least indentation of its lines is taken off all of them. */
  readonly indented: boolean;
  /** The lines between the markers. */
  readonly body: Span;
};

export type TemplatePart = TemplateLiteral | Interpolation | IfDirective | ForDirective;

export type TemplateLiteral = {
  readonly kind: "literal";
  /**
   * The text with escapes decoded, a heredoc's indentation and what a `~` strips taken off, and in
   * Unicode's normal form C. It may be empty where all of it was stripped.
   */
  readonly value: string;
  /** All that stands in the file for it, with what was taken off. */
  readonly span: Span;
  /**
   * From offsets of `value` to offsets of the file, ascending; between two marks both run in
   * step. An escape has a mark at its beginning and one behind it. Absent where `value` stands in
   * the file as it is.
   */
  readonly marks?: readonly Mark[];
};

/** `${ value }`; a `~` takes off the blanks on its side. */
export type Interpolation = {
  readonly kind: "interpolation";
  readonly value: Expression;
  readonly span: Span;
};

/** `%{ if condition }then%{ else }otherwise%{ endif }` */
export type IfDirective = {
  readonly kind: "if";
  readonly condition: Expression;
  readonly then: readonly TemplatePart[];
  readonly otherwise: readonly TemplatePart[];
  readonly span: Span;
};

/** `%{ for key, value in collection }body%{ endfor }` */
export type ForDirective = {
  readonly kind: "for-directive";
  readonly key?: string;
  readonly value: string;
  readonly collection: Expression;
  readonly body: readonly TemplatePart[];
  readonly span: Span;
};

export type Tuple = {
  readonly kind: "tuple";
  readonly items: readonly Expression[];
  readonly span: Span;
};

export type ObjectExpression = {
  readonly kind: "object";
  readonly items: readonly ObjectItem[];
  readonly span: Span;
};

/** `key = value` or `key : value`. A bare word as key is a `Variable` node that means its name. */
export type ObjectItem = {
  readonly key: Expression;
  readonly value: Expression;
  readonly span: Span;
};

/** `[for v in c : value if condition]` and `{for k, v in c : key => value... if condition}` */
export type ForExpression = {
  readonly kind: "for";
  readonly keyName?: string;
  readonly valueName: string;
  readonly collection: Expression;
  /** Present in the form that makes an object. */
  readonly key?: Expression;
  readonly value: Expression;
  /** `...` behind the value: values of one key are gathered in a list. */
  readonly grouped: boolean;
  readonly condition?: Expression;
  readonly span: Span;
};

export type Call = {
  readonly kind: "call";
  /** With its namespace: `provider::aws::arn_parse`. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly Expression[];
  /** `...` behind the last argument. */
  readonly spread: boolean;
  readonly span: Span;
};

/** The first name of a traversal: `var` in `var.bucket`. */
export type Variable = { readonly kind: "variable"; readonly name: string; readonly span: Span };

export type GetAttribute = {
  readonly kind: "attribute";
  readonly on: Expression;
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
};

/** `on[key]`, or the old `on.0`. */
export type Index = {
  readonly kind: "index";
  readonly on: Expression;
  readonly key: Expression;
  readonly span: Span;
};

/**
 * `on[*].a[0].b` (full: all steps that follow are taken from each item) or `on.*.a.b` (attributes
 * and old indexes only; an index in brackets is taken from the whole).
 */
export type Splat = {
  readonly kind: "splat";
  readonly on: Expression;
  readonly full: boolean;
  readonly steps: readonly SplatStep[];
  readonly span: Span;
};

/** A splat among the steps of a full splat: the steps behind it are taken from each item's items. */
export type SplatStep =
  | {
      readonly kind: "attribute";
      readonly name: string;
      readonly nameSpan: Span;
      readonly span: Span;
    }
  | { readonly kind: "index"; readonly key: Expression; readonly span: Span }
  | { readonly kind: "splat"; readonly full: boolean; readonly span: Span };

export type Unary = {
  readonly kind: "unary";
  readonly operator: "-" | "!";
  readonly operand: Expression;
  readonly span: Span;
};

export type BinaryOperator =
  | "||"
  | "&&"
  | "=="
  | "!="
  | "<"
  | ">"
  | "<="
  | ">="
  | "+"
  | "-"
  | "*"
  | "/"
  | "%";

export type Binary = {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
};

export type Conditional = {
  readonly kind: "conditional";
  readonly condition: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
  readonly span: Span;
};

export type Parentheses = {
  readonly kind: "parentheses";
  readonly inner: Expression;
  readonly span: Span;
};

import type { Hole } from "../../iam/text.ts";
import type { Place, Source, Span } from "../../source/source.ts";
import type { Call, Expression, Index, Member, Name, Program } from "../../syntax/script/tree.ts";
import type { Value } from "../value.ts";
import type { Binding } from "./binding.ts";
import type { Scopes } from "./scopes.ts";

/** A file with its tree, and which of its names are the same. */
export type Script = {
  readonly source: Source;
  readonly program: Program;
  readonly scopes: Scopes;
};

/** Values that names have for the time being: the parameters of a function that is called, the turn of a loop. */
export type Bound = ReadonlyMap<Binding, Value>;

export const unbound: Bound = new Map();

/** What programs say, as far as it is known before they run. */
export type Evaluator = {
  readonly script: Script;
  readonly evaluate: (node: Expression, bound?: Bound) => Value;
  /** Something that a program makes of which nothing is known but how it is written. */
  readonly hole: (node: { readonly span: Span }) => Hole;
  /** What a name of a library is: `aws-cdk-lib/aws-iam` and `["Effect", "ALLOW"]`. */
  readonly qualified: (node: Expression) => Qualified | undefined;
  /** The expression that made what a name or field stands for, where it is a single one. */
  readonly origin: (node: Expression) => Expression;
  /** What a function gives for arguments: one that is written there, or that a name stands for. */
  readonly apply: (
    of: Expression,
    args: readonly Value[],
    at: { readonly span: Span },
    bound?: Bound,
  ) => Value | undefined;
  /** Work whose parts have their own allowances, whoever asks for it: for what is kept. */
  readonly apart: <Made>(work: () => Made) => Made;
};

export type Qualified = { readonly module: string; readonly path: readonly string[] };

/** What a library says of its own things; undefined where it says nothing. */
export type Library = {
  readonly call?: (call: Call, evaluator: Evaluator, bound: Bound) => Value | undefined;
  /** A name that the file only imports. */
  readonly name?: (node: Name, evaluator: Evaluator, bound: Bound) => Value | undefined;
  /** A member of something that no object literal gives, `object`: `table.tableArn`. */
  readonly member?: (
    member: Member,
    evaluator: Evaluator,
    bound: Bound,
    object: () => Value,
  ) => Value | undefined;
  /** What a name is that comes from another file. */
  readonly imported?: (from: NonNullable<Binding["imported"]>) => Value | undefined;
  /** `os.environ["NAME"]` */
  readonly index?: (index: Index, evaluator: Evaluator, bound: Bound) => Value | undefined;
};

/** What evaluating one thing asks of the evaluator. */
export type Asking = {
  readonly script: Script;
  readonly evaluate: (node: Expression, bound?: Bound) => Value;
  readonly hole: (node: { readonly span: Span }) => Hole;
  readonly placeOf: (node: { readonly span: Span }) => Place;
  readonly library: Library;
};

import { known, type Text } from "./text.ts";

/** An operator of a condition by its parts, in lower case: `ForAllValues:StringNotLikeIfExists`. */
export type OperatorName = {
  readonly set: "forallvalues" | "foranyvalue" | undefined;
  /** `stringnotlike` */
  readonly plain: string;
  readonly negated: boolean;
  readonly ifExists: boolean;
};

/** Undefined where it is not known. Follows "Condition operators" of AWS's IAM User Guide. */
export function operatorName(operator: Text): OperatorName | undefined {
  const written = known(operator)?.toLowerCase();
  if (written === undefined) return undefined;
  const [, set, plain = "", ifExists] =
    /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/.exec(written) ?? [];
  return {
    set: set as OperatorName["set"],
    plain,
    negated: plain.includes("not"),
    ifExists: ifExists !== undefined,
  };
}

import { isSure } from "../../evaluate/script/deciding.ts";
import { literal } from "../../evaluate/value.ts";
import { expression, phrase, type Phrase } from "../../iam/draft.ts";
import type { Declared, Vocabulary } from "../../iam/inventory.ts";
import type { Elements } from "../../iam/policy.ts";
import type { Word } from "../arn.ts";
import { resourceTexts, wordsOf } from "../vocabulary.ts";
import { arnOf, nameOf, wordHole } from "./attributes.ts";
import type { Construct } from "./construct.ts";
import type { Reading } from "./reading.ts";
import type { StacksOf } from "./stacks.ts";

/** The AWS resources that a program declares, and how its statements refer to them. */
export function inventoryOf(reading: Reading, stacksOf: StacksOf): readonly Declared[] {
  const { constructs, cdk, attributing, evaluator } = reading;
  const { source } = evaluator.script;
  const held = heldOnce(constructs.all);
  return constructs.all.flatMap((construct): readonly Declared[] => {
    const row = cdk.declared.get(construct.type);
    if (!row || construct.found !== undefined) return [];
    const { address, place, type, holder, isPlain } = construct;
    const stacks = stacksOf(construct, reading);
    const text = arnOf(construct, attributing);
    const name = nameOf(construct, row, attributing);
    const noun = cdk.nounOf(type);
    const referredTo = holder !== undefined && held.has(holder) ? holder : undefined;
    const arnAttribute = isPlain ? row.arn && `attr${row.arn}` : `${noun}Arn`;
    // CDK's own ARN of a log group has what all streams match behind it.
    const isExact = row.cfnArnSuffix === undefined;
    const written = (attribute: string): string =>
      `${referredTo ?? ""}.${spelled(attribute, reading)}`;
    return [
      {
        type: row.type,
        address,
        scope: source.path,
        place,
        ...(text &&
          arnAttribute !== undefined &&
          arnAttribute !== "" &&
          referredTo !== undefined &&
          isExact && { arn: expression(written(arnAttribute), text) }),
        name,
        madeOf: {
          by: "CDK",
          // What has an id that another class has as well is told apart by a number.
          id: literal(address.replace(/#\d+$/, ""), place).text,
          ...(stacks && { stacks }),
        },
        ...(referredTo !== undefined &&
          !isPlain &&
          !row.name.startsWith("@") && { called: expression(written(`${noun}Name`), name) }),
        conditional: !isSure(construct.call, evaluator),
      },
    ];
  });
}

/** Names that hold a single construct of a file: what one refers to is certain. */
export function heldOnce(constructs: readonly Construct[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { holder } of constructs)
    if (holder !== undefined) counts.set(holder, (counts.get(holder) ?? 0) + 1);
  return new Set([...counts].filter(([, count]) => count === 1).map(([holder]) => holder));
}

/** An attribute or method in the words of the program's language. */
export function spelled(attribute: string, { evaluator }: Reading): string {
  return evaluator.script.program.language === "python"
    ? attribute.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    : attribute;
}

const tokens: Readonly<Record<Word, string>> = {
  partition: "PARTITION",
  region: "REGION",
  account: "ACCOUNT_ID",
};

/** CDK's tokens, where the program has a name for them; else what its ARNs say; else what any value matches. */
export function vocabularyOf(reading: Reading, written: Iterable<Elements>): Vocabulary {
  const { script } = reading.evaluator;
  const { source, program } = script;
  const place = { source, span: { start: 0, end: 0 } };
  const aws = awsName(program);
  const used = wordsOf(resourceTexts(written), () => undefined);
  const word = (kind: Word): Phrase => {
    if (aws === undefined) return used[kind] ?? phrase("*");
    return expression(`${aws}.${tokens[kind]}`, wordHole(kind, place));
  };
  return { partition: word("partition"), region: word("region"), account: word("account") };
}

/** How a program calls `Aws` of CDK's core. */
function awsName({ body }: Reading["evaluator"]["script"]["program"]): string | undefined {
  for (const step of body) {
    if (
      step.kind !== "import" ||
      !/^(?:aws-cdk-lib|@aws-cdk\/core|aws_cdk(?:\.core)?)$/.test(step.module)
    )
      continue;
    for (const { imported, local } of step.names) {
      if (imported === "Aws") return local;
      if (imported === "core") return `${local}.Aws`;
      if (imported === "*" && local !== "*") return `${local}.Aws`;
    }
  }
  return undefined;
}

import { expression, phrase } from "../../iam/draft.ts";
import type { Declared, Vocabulary } from "../../iam/inventory.ts";
import type { Elements } from "../../iam/policy.ts";
import { resourceTexts, wordsOf } from "../vocabulary.ts";
import { inCamelCase } from "./names.ts";
import { isOfTop, spelledName } from "./declarations.ts";
import type { File } from "./file.ts";
import { arnOf, logicalNameOf, nameOf } from "./resources.ts";

/** The AWS resources that a program makes, and how a statement below them refers to them. */
export function inventoryOf(file: File): readonly Declared[] {
  const { using, evaluator } = file;
  const isPython = evaluator.script.program.language === "python";
  const spelled = (type: string, attribute: string): string => {
    const name = using.names.property(type, attribute);
    return isPython ? name : inCamelCase(name);
  };
  return file.declarations().flatMap((declaration): readonly Declared[] => {
    const type = using.types.get(declaration.type);
    if (!type) return [];
    const arn = arnOf(declaration, type, file);
    const name = nameOf(declaration, type, file);
    const own = isOfTop(declaration, evaluator) ? spelledName(declaration) : undefined;
    const isGiven = !type.name.startsWith("@");
    const logicalName = isGiven ? logicalNameOf(declaration, file) : undefined;
    const to = (attribute: string): string =>
      `${own ?? ""}.${spelled(declaration.type, attribute)}`;
    return [
      {
        type: type.type,
        address: declaration.address,
        scope: file.path,
        place: declaration.place,
        ...(arn && own !== undefined && { arn: expression(to(type.arn ?? "arn"), arn) }),
        name,
        ...(logicalName && { madeOf: { by: "Pulumi", id: logicalName } }),
        ...(isGiven && own !== undefined && { called: expression(to(type.name), name) }),
        conditional: declaration.presence === "maybe" || declaration.isRepeated,
      },
    ];
  });
}

/** How the texts of a program write account, region and partition. */
export function vocabularyOf(written: Iterable<Elements>): Vocabulary {
  return {
    partition: phrase("*"),
    region: phrase("*"),
    account: phrase("*"),
    ...wordsOf(resourceTexts(written), () => undefined),
  };
}

import { cloudformation, isTemplate } from "../iac/cloudformation/format.ts";
import type { Format } from "../iac/format.ts";
import { formats } from "../iac/formats.ts";
import type { NewPolicyLanguage } from "../iac/new-policy-formats.ts";
import { phrase, type Phrase } from "../iam/draft.ts";
import type { Declared, Vocabulary } from "../iam/inventory.ts";
import { plainText } from "../iam/new-policy.ts";
import { isHole } from "../iam/text.ts";
import { byName, plainName } from "../narrow/arn-of.ts";
import type { Tree } from "../repository/tree.ts";
import type { Source } from "../source/source.ts";
import type { Stack, StackResource } from "../write/stack.ts";
import type { AwsFacts } from "./knowledge.ts";

/** The languages that refer to what is declared in another one. */
const referring: Readonly<Partial<Record<NewPolicyLanguage, string>>> = {
  terraform: "terraform",
  hcl: "terraform",
  cloudformation: "cloudformation",
  sam: "cloudformation",
};

/**
 * What a directory of Terraform or CloudFormation declares, with the ARNs as a policy writes them: by
 * reference where it is in the language of the declarations, else by names that are known.
 */
export function stackOf(
  tree: Tree,
  where: string,
  format: NewPolicyLanguage,
  facts: AwsFacts,
): Stack {
  const resources = [...sourcesOf(tree)].flatMap(([language, sources]) => {
    const { declared } = language.extract(sources, facts, (path) => {
      const read = tree.read(path);
      return read.ok ? read.source : undefined;
    });
    const refers = language.name === referring[format];
    return declared.map((each): StackResource => {
      const named = namedArn(each, declared, facts);
      return {
        type: each.type,
        address: each.address,
        arn: arnOf(each, declared, refers, facts),
        ...(named && { named: plainText(named) }),
      };
    });
  });
  const order = ({ type, address }: StackResource): string => `${type} ${address}`;
  return { where, resources: resources.sort((a, b) => (order(a) < order(b) ? -1 : 1)) };
}

/** The files by their language; a template counts although nothing of IAM is in it. */
function sourcesOf(tree: Tree): ReadonlyMap<Format, readonly Source[]> {
  const found = new Map<Format, Source[]>();
  for (const path of tree.list()) {
    const read = tree.read(path);
    if (!read.ok) continue;
    const { text } = read.source;
    const format =
      formats.find((each) => each.claims(path, text)) ??
      (isTemplate(path, text) ? cloudformation : undefined);
    if (format) found.set(format, [...(found.get(format) ?? []), read.source]);
  }
  return found;
}

function arnOf(
  own: Declared,
  declared: readonly Declared[],
  refers: boolean,
  facts: AwsFacts,
): StackResource["arn"] {
  if (own.conditional)
    return { because: "there may be none of it, or several; refer to it where it is declared" };
  if (refers && own.arn && isAtTop(own, declared)) return own.arn;
  return (
    namedArn(own, declared, facts) ?? {
      because:
        "its ARN is not known before it is made; write the policy in its language, beside it",
    }
  );
}

/** Its ARN by its name, where that is known. */
function namedArn(
  own: Declared,
  declared: readonly Declared[],
  facts: AwsFacts,
): Phrase | undefined {
  const name = plainName(own, { declared });
  const isKnown = name?.text.parts.every((part) => !isHole(part)) ?? false;
  return isKnown ? byName(own, name, { ...facts, vocabulary: anywhere }) : undefined;
}

/** Whether a policy beside the files of the directory can refer to it: not in a module below, or a second template. */
function isAtTop({ scope }: Declared, declared: readonly Declared[]): boolean {
  const [top] = [...new Set(declared.map((each) => each.scope))].sort(
    (a, b) => a.length - b.length || (a < b ? -1 : 1),
  );
  return scope === top;
}

const anywhere: Vocabulary = {
  partition: phrase("aws"),
  region: phrase("*"),
  account: phrase("*"),
};

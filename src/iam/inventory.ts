import type { Place } from "../source/source.ts";
import type { Phrase } from "./draft.ts";
import type { Text } from "./text.ts";

/** An AWS resource that the configuration declares. */
export type Declared = {
  /** As AWS's reference names its type: `s3:bucket`. */
  readonly type: string;
  /** `aws_s3_bucket.logs`, `LogsBucket` */
  readonly address: string;
  /** The module or template: only statements of the same one can refer to it. */
  readonly scope: string;
  readonly place: Place;
  /** Its ARN: as a value, and as the reference that gives it; absent where no reference does. */
  readonly arn?: Phrase;
  readonly name?: Text;
  /** What a tool puts a made-up end to for its name, where nothing else gives one: CloudFormation takes its address. */
  readonly madeOf?: {
    readonly by: "CDK" | "Pulumi";
    readonly id: Text;
    /** The names, or ends of names, of the stacks that it is in, where these are known. */
    readonly stacks?: readonly string[];
  };
  /** The reference that gives its name, where one does. */
  readonly called?: Phrase;
  /** Of an API: what the ARNs of its calls begin with, up to its id. */
  readonly calls?: Phrase;
  /** It is declared elsewhere: what gives it here stands in the place of a declaration. */
  readonly isElsewhere?: true;
  /** It is declared beside what was read, in a file that was not. */
  readonly isUnread?: true;
  /** There may be none of it, or several: `count`, `for_each`, `Condition`. */
  readonly conditional: boolean;
};

/** What every ARN needs. */
export type Word = "partition" | "region" | "account";

/** How a module or template writes what every ARN needs; a "*" where it has no expression for it. */
export type Vocabulary = Readonly<Record<Word, Phrase>> & {
  /** The partition of ARNs in which somebody has to fill in a name; absent where that is what others have. */
  readonly open?: Phrase;
  /** The account of who asks, where its variable `${aws:PrincipalAccount}` is not written as it is. */
  readonly caller?: Phrase;
  /** How most ARNs write the account and the Region, where not all do: whether that is meant, nobody has said. */
  readonly usual?: { readonly account: Phrase; readonly region: Phrase | undefined };
};

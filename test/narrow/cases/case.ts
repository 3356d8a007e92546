/**
 * A statement as somebody wrote it, and what a careful engineer makes of it with AWS's page open.
 * The cases were written without a look at what Pare proposes.
 */
export type Case = {
  readonly title: string;
  /** The page of AWS's documentation that what is right is taken from. */
  readonly page: string;
  readonly path: string;
  /** The file, with the line `@@` where the statement stands. */
  readonly within: string;
  /** Files beside it that say what it is about. */
  readonly beside?: Readonly<Record<string, string>>;
  readonly before: string;
  /** What the file must not hold afterwards: a reference that closes a circle. */
  readonly without?: string;
  /** What Pare does instead today, and why. The case must fail then. */
  readonly known?: string;
} & Expected;

export type Expected =
  /** A button that leaves these statements. */
  | { readonly outcome: "commit"; readonly after: string }
  /** A button that keeps some requests and takes others away, where no single text is right. */
  | {
      readonly outcome: "commit";
      readonly allows: readonly Asked[];
      readonly forbids: readonly Asked[];
    }
  /** No button: a name, a choice or a fact is missing. */
  | { readonly outcome: "shown"; readonly because: string }
  /** Nothing is proposed at all: the statement is right as it is. */
  | { readonly outcome: "none"; readonly because: string };

/**
 * `s3:GetObject arn:aws:s3:::data/x`: an action and the resource it is asked on. All is in
 * eu-west-1 of the account 111122223333; a resource without a name is called as it is declared.
 */
export type Asked = `${string}:${string} ${string}`;

/** Where events are asked for, and which. */
export type Asked = {
  /** The table of Athena, the id of the event data store, the files. */
  readonly source: string;
  /** The columns that the table of Athena is divided by. */
  readonly partitions: readonly Partition[];
  readonly when: Period;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
};

/** The first time that is meant, and the first that is not any more, as events write them. */
export type Period = { readonly since?: string; readonly until?: string };

/** `timestamp` holds days, `2026/11/28`, as AWS's guide has it; the others a part of it each. */
export const partitions = ["timestamp", "year", "month", "day", "region", "account"] as const;
export type Partition = (typeof partitions)[number];

/** What the query tells of a call, by the names of its columns. */
export const columns = [
  "eventsource",
  "eventname",
  "awsregion",
  "recipientaccountid",
  "eventtype",
  "eventcategory",
  "readonly",
  "errorcode",
  "errormessage",
  "identitytype",
  "identityarn",
  "invokedby",
  "requestparameters",
  "responsearns",
  "resourcearns",
] as const;

/** An engine that runs the query: how it says what is needed of an event. */
export type Engine = {
  /** What stands behind `FROM`, and the conditions that keep it from reading all there is. */
  readonly events: (asked: Asked) => { readonly from: string; readonly where: readonly string[] };
  /**
   * The columns of an event, and its id, its time, and the ARN of the session or user that called.
   *
   * @param aside a pattern of RE2 for the plain names of parameters that no ARN is made of
   */
  readonly columns: (
    aside: string,
  ) => Readonly<
    Record<(typeof columns)[number] | "objectkey" | "id" | "eventtime" | "callerarn", string>
  >;
  readonly levels: KeyLevels;
};

/** How an engine goes about the key of an object as a list of its levels, `2026/`, `11/`, each with what ends it. */
export type KeyLevels = {
  /** The levels of a key, without what stands behind the last of them. */
  readonly of: (key: string) => string;
  readonly count: (levels: string) => string;
  /** The number of the first level that two lists of levels, the first of them no shorter a key, have not in common. */
  readonly apart: (one: string, other: string) => string;
  /** So many levels, and `*`. */
  readonly cut: (levels: string, depth: string) => string;
};

/** A pattern of the levels of a key: evidence is cut at the same signs. */
export const keyLevel = "[^/:]*[/:]";

/** What stands in the ARN of an object for its key, which has a column of its own. */
export const keyPlace = "${key}";

/** What of a message tells what was denied, which is all that is read of it. */
export const toldPatterns = [
  String.raw`(?:not authorized to perform:?|not allowed to execute \[)\s*[\w-]+:[\w*]+`,
  String.raw`policy allows the [\w-]+:[\w*]+ action`,
  String.raw`on resource:\s*"?arn:[^\s"]+`,
];

/** The part of the ARN of a session that is not the name of the session. */
export const sessionPattern = "^(arn:[^:]+:sts::[0-9]+:assumed-role/[^/]+)/.*$";

/** ARNs of sessions, which each call of `AssumeRole` makes, are no resource of any call. */
export const sessionArns = "arn:%:sts:%";

/** A condition that a column is one of some texts; none where all are meant. */
export function oneOf(column: string, texts: readonly string[]): readonly string[] {
  return texts.length === 0
    ? []
    : [`${column} IN (${texts.map((text) => `'${text.replaceAll("'", "''")}'`).join(", ")})`];
}

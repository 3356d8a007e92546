/** A parameter of a call that says something of a resource. */
export type Parameter = {
  /** `TableName`, `Target.RoleArn`, `Entries[].EventBusName`. Case says nothing. */
  readonly path: string;
  readonly reading: Reading;
};

/**
 * How it says so. "name": by a name, or by an ARN. "url": by the last part of a URL or path. "path":
 * behind a slash that may be left out. "tree": for all that is below a path. "key": by a key's id,
 * ARN or alias, which is no key. "function": by a name, an ARN or a part of it, with or without a
 * version. "secret": by a name, to which AWS adds something of its own, or an ARN. "family" and
 * "revision": `family:1` or an ARN. "copied-bucket" and "copied-key": `bucket/key`. "keys": the keys
 * of a map.
 */
export type Reading =
  | "name"
  | "url"
  | "path"
  | "tree"
  | "key"
  | "function"
  | "secret"
  | "family"
  | "revision"
  | "copied-bucket"
  | "copied-key"
  | "keys";

/** What a value says: the whole ARN, or what stands in its place in the ARN. */
export type Named = { readonly arn?: string; readonly name?: string };

/** Out of `QueueUrl|url`, as the catalog writes it. */
export function parameterOf(written: string): Parameter {
  const [path = "", reading = "name"] = written.split("|");
  return { path, reading: reading as Reading };
}

/**
 * What the value of a parameter says of a resource. An ARN is the whole one, and its last part the
 * name. Undefined where it says nothing: an alias of a key, a version that is not given.
 */
export function namedBy(reading: Reading, value: string): Named | undefined {
  if (value === "") return undefined;
  const arn = value.startsWith("arn:") ? value : undefined;
  const name = partOf(reading, value, arn !== undefined);
  if (name === undefined || name === "") return undefined;
  return arn !== undefined && wholes.has(reading) ? { arn, name } : { name };
}

/** Of these an ARN is that of the resource itself. */
const wholes: ReadonlySet<Reading> = new Set([
  "name",
  "key",
  "function",
  "secret",
  "family",
  "keys",
]);

function partOf(reading: Reading, value: string, isArn: boolean): string | undefined {
  switch (reading) {
    case "name":
    case "keys":
      return isArn ? value.split(/[:/]/).at(-1) : value;
    case "url":
      return value.replace(/\/$/, "").split("/").at(-1);
    case "path":
      return isArn ? value.split(":parameter/").at(1) : value.replace(/^\//, "");
    case "tree": {
      const path = value.replace(/^\/|\/$/g, "");
      return path === "" ? "*" : `${path}/*`;
    }
    case "key":
      if (/(?:^|:)alias\//.test(value)) return undefined;
      return value.split("/").at(-1);
    case "function":
      return /(?:^|:function:)(?!arn:|\d{12}:)([^:]+)/.exec(value)?.[1];
    case "secret":
      return isArn ? value.split(":secret:").at(1) : `${value}-??????`;
    case "family":
      return value.split("/").at(-1)?.split(":")[0];
    case "revision":
      return value.split("/").at(-1)?.split(":")[1];
    case "copied-bucket":
      return value.replace(/^\//, "").split("/")[0];
    case "copied-key":
      return value.replace(/^\/?[^/]+\//, "").replace(/\?versionId=.*$/, "");
  }
}

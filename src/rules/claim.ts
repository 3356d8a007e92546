import { known, type Text } from "../iam/text.ts";

/** What a name says of the access it stands for. */
export type Claim = "reading" | "more" | "nothing";

const reading = new Set(["readonly", "read", "reader", "viewer", "view", "auditor"]);

/** Words after which a name is about more than reading. */
const more = new Set(
  (
    "write writer writes writing readwrite rw update updates updating put create creates creating " +
    "delete deletes deleting remove modify manage manages managing manager management admin " +
    "administrator full crud edit editor deploy deployer deployment publish publishes send sends " +
    "start stop run runs invoke invokes execute push upload sync replicate replication control " +
    "grant grants power operate operator process processor processes consume consumer trigger"
  ).split(" "),
);

/**
 * What a name, a Sid or a description claims, word by word: `ReadOnlyS3`, `app-read-only`,
 * "Allows reading of logs" say reading, `ReadWriteTable` says more, `thread-pool` nothing.
 */
export function claimsReading(name: Text): Claim {
  const text = known(name) ?? name.parts.filter((part) => typeof part === "string").join(" ");
  const words = wordsOf(text);
  if (words.some((word) => more.has(word))) return "more";
  return words.some((word) => reading.has(word)) ? "reading" : "nothing";
}

function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
}

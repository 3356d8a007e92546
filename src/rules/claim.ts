import type { Text } from "../iam/text.ts";

/** What a name says of the access it stands for. */
export type Claim = "reading" | "more" | "nothing";

const reading = new Set("readonly read reads reader reading viewer auditor".split(" "));

/** Words after which a name is about more than reading. */
const more = new Set(
  (
    "write writer writes writing readwrite rw update updates updating updater put create creates " +
    "creating creator delete deletes deleting remove modify manage manages managing manager " +
    "management admin administrator full crud edit editor deploy deployer deployment publish " +
    "publishes publisher send sends sender start stop run runs runner invoke invokes execute push " +
    "upload uploader sync replicate replication control controller grant grants power operate " +
    "operator process processor processes processing consume consumer trigger import importer " +
    "ingest backup restore copy move archive register provision terminate"
  ).split(" "),
);

/** What is called so without being about access: a read replica, CloudFront's viewer requests. */
const terms =
  /\bread(?:er)? (?:replica|replicas|model|models|capacity|endpoint|timeout)\b|\bviewer (?:request|response|certificate)s?\b/g;

/**
 * What a name, a Sid or a description claims, word by word: `ReadOnlyS3`, `app-read-only`,
 * "Allows reading of logs" say reading, `ReadWriteTable` says more, `thread-pool` nothing.
 */
export function claimsReading(name: Text): Claim {
  const text = name.parts.map((part) => (typeof part === "string" ? part : " ")).join("");
  const words = wordsOf(text);
  if (words.some((word) => more.has(word))) return "more";
  const left = words.join(" ").replace(terms, " ").trim();
  // `view` is a thing as often as a permission: it says something where it comes first.
  return /^view\b|\bview only\b/.test(left) || left.split(" ").some((word) => reading.has(word))
    ? "reading"
    : "nothing";
}

function wordsOf(text: string): readonly string[] {
  return text
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== "");
}

/**
 * How comments of earlier runs are recognised: by who wrote them and by a marker. The author alone
 * is shared by every workflow of the repository, and the marker can be written by anybody.
 */
export type Own = {
  readonly author: string;
  /** What its first line begins with: a hidden HTML comment, or its first part. */
  readonly marker: string;
};

/** A comment as GitHub's lists show it. */
type Shown = { readonly user: { readonly login: string } | null; readonly body?: string };

/**
 * Whether a comment is ours: its first line is our marker, and nothing else. Anywhere below it is
 * somebody's quotation, perhaps of another workflow with the same bot.
 */
export function isOwn({ user, body = "" }: Shown, { author, marker }: Own): boolean {
  const [first = ""] = body.split(/\r?\n/, 1);
  return (
    user?.login === author && first.startsWith(marker) && first.indexOf("-->") === first.length - 3
  );
}

/** Whether GitHub would show two texts alike: it may keep other line ends than it was given. */
export function sameText(a: string, b: string): boolean {
  return linesOf(a).join("\n") === linesOf(b).join("\n");
}

function linesOf(text: string): readonly string[] {
  return text.trimEnd().split(/\r?\n/);
}

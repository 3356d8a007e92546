/**
 * How comments of earlier runs are recognised: by who wrote them and by a marker. The author alone
 * is shared by every workflow of the repository, and the marker can be written by anybody.
 */
export type Own = {
  readonly author: string;
  /** What a line of the comment begins with: a hidden HTML comment, or its first part. */
  readonly marker: string;
};

/** A comment as GitHub's lists show it. */
type Shown = { readonly user: { readonly login: string } | null; readonly body?: string };

/**
 * Whether a comment is ours. A marker within a line does not count: that is somebody's quotation,
 * perhaps another bot's.
 */
export function isOwn({ user, body = "" }: Shown, { author, marker }: Own): boolean {
  return user?.login === author && linesOf(body).some((line) => line.startsWith(marker));
}

/** Whether GitHub would show two texts alike: it may keep other line ends than it was given. */
export function sameText(a: string, b: string): boolean {
  return linesOf(a).join("\n") === linesOf(b).join("\n");
}

function linesOf(text: string): readonly string[] {
  return text.trimEnd().split(/\r?\n/);
}

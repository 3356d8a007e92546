/** A comment on lines, as GitHub holds it. */
type Commented = {
  readonly body: string;
  readonly line?: number;
  readonly startLine?: number;
};

/** The text of the suggestion in a comment; undefined where it has none. */
export function suggestionIn(body: string): string | undefined {
  return /^(`{3,})suggestion\n([^]*?)\n\1$/m.exec(body)?.[2];
}

/** What a file becomes when somebody presses "Commit suggestion": whole lines are replaced. */
export function committed(text: string, { body, line = 0, startLine = line }: Commented): string {
  const suggestion = suggestionIn(body);
  if (suggestion === undefined) throw new Error("the comment has no suggestion");
  const lines = text.split("\n");
  return [...lines.slice(0, startLine - 1), suggestion, ...lines.slice(line)].join("\n");
}

/** A file as it stands: its path in the repository ("/" between folders) and its text. */
export type Source = { readonly path: string; readonly text: string };

/** A range of UTF-16 offsets into a source's text, half open. */
export type Span = { readonly start: number; readonly end: number };

/** A span and the file it lies in; a span alone names no file. */
export type Place = { readonly source: Source; readonly span: Span };

export function textAt(place: Place): string {
  return place.source.text.slice(place.span.start, place.span.end);
}

export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

export function movedBy({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

export function samePlace(a: Place, b: Place): boolean {
  return (
    a.source.path === b.source.path && a.span.start === b.span.start && a.span.end === b.span.end
  );
}

/** Order of places in a report: by path, then by where they begin, the wider one first. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.source.path !== b.source.path) return a.source.path < b.source.path ? -1 : 1;
  return a.span.start - b.span.start || b.span.end - a.span.end;
}

/**
 * A file of the repository by its path from the top, if it may be read: what files take in from
 * others, as `file("policy.json")` does. Undefined where there is none.
 */
export type Files = {
  (path: string): Source | undefined;
  /**
   * The paths of all files below a folder, as far as Pare reads files that are called so; undefined where not all of
   * them are known.
   */
  readonly below?: (folder: string) => readonly string[] | undefined;
  /** The paths of the links below a folder that may lead to other folders, whose files are not among those. */
  readonly links?: (folder: string) => readonly string[];
};

/** Files of which some are others than before. */
export function withOthers(files: Files, others: ReadonlyMap<string, Source>): Files {
  return Object.assign((path: string) => others.get(path) ?? files(path), {
    ...(files.below && { below: files.below }),
    ...(files.links && { links: files.links }),
  });
}

/** Where there are no other files. */
export const noFiles: Files = () => undefined;

/** What of a file could not be read as an event. */
export type Fault = {
  /** In bytes of what the file unpacks to; a line of a table where `unit` says so. */
  readonly offset: number;
  readonly detail: string;
};

export function faultAt(offset: number, detail: string): Fault {
  return { offset, detail };
}

/** Of a text with bytes that are no signs of UTF-8. */
export const notUtf8 = "it is no UTF-8";

/** What of a file could not be read: the first places, and how many there are. */
export type FaultyFile = {
  readonly path: string;
  readonly first: readonly Fault[];
  readonly count: number;
};

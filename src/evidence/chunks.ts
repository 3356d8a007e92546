/**
 * A long array in pieces of one size, which grows without being copied: what an array that is doubled leaves behind stays
 * in memory for a while, beside the room that it has and does not need yet.
 */
export type Chunks<Chunk> = {
  /** The piece that an index lies in, which is made if there is none yet; indices are taken one after the other. */
  of(index: number): Chunk;
  /** Where in its piece an index lies. */
  within(index: number): number;
};

/** @param bits of how many bits an index within a piece is: 12 for 4096 */
export function chunks<Chunk>(bits: number, make: () => Chunk): Chunks<Chunk> {
  const made: Chunk[] = [];
  const mask = 2 ** bits - 1;
  return {
    of: (index) => (made[index >>> bits] ??= make()),
    within: (index) => index & mask,
  };
}

import { mixed, pairAt } from "./mixed.ts";

/**
 * Remembers which ids were met, in bounded memory: at least the last million and a half, each by 64 bits
 * of its hash. CloudTrail delivers an event again in a log file that is near the first. Of ids that were made up so
 * that their hashes have most bits in common fewer are remembered.
 */
export type Recent = {
  /** Whether an id was met before, by its hash; it is from now on. */
  meets(low: number, high: number): boolean;
};

/** A quarter of the slots stays empty at least, so that few ids need several steps. */
const fullest = 4 / 3;

/** How many tables there are, each of which has half of `most`: the oldest is forgotten where the youngest is full. */
const tables = 3;

/** Remembers between `most` and half as many more ids. */
export function recentIds(most = 3 << 19): Recent {
  const mostOfTable = Math.ceil(most / (tables - 1));
  const slots = 2 ** Math.ceil(Math.log2(mostOfTable * fullest));
  // Of its whole size at once: what a table that grows leaves behind stays in memory for a while.
  let young = emptyTable(slots);
  let old: Table | undefined;
  let oldest: Table | undefined;
  return {
    meets: (low, high) => {
      if (has(young, low, high)) return true;
      if (old && has(old, low, high)) return true;
      if (oldest && has(oldest, low, high)) return true;
      if (young.size >= mostOfTable)
        [young, old, oldest] = [oldest ? emptied(oldest) : emptyTable(slots), young, old];
      insert(young, low, high);
      return false;
    },
  };
}

/** Open addressing over pairs of numbers; a pair of zeros is an empty slot. */
type Table = { readonly slots: number; readonly words: Uint32Array; size: number };

function emptyTable(slots: number): Table {
  return { slots, words: new Uint32Array(slots * 2), size: 0 };
}

function emptied(table: Table): Table {
  table.words.fill(0);
  table.size = 0;
  return table;
}

/** How many slots are looked at: as many are filled side by side only where somebody chose the ids. */
const mostSteps = 1024;

/** The slot of an id, or where it is put. */
function slotOf({ slots, words }: Table, low: number, high: number): number {
  let slot = low & (slots - 1);
  for (let step = 1; step < mostSteps; step++) {
    const one = words[slot * 2];
    const other = words[slot * 2 + 1];
    if ((one === 0 && other === 0) || (one === low && other === high)) return slot;
    slot = (slot + 1) & (slots - 1);
  }
  return slot;
}

function has(table: Table, low: number, high: number): boolean {
  const slot = slotOf(table, low, high);
  return table.words[slot * 2] === low && table.words[slot * 2 + 1] === high;
}

function insert(table: Table, low: number, high: number): void {
  const slot = slotOf(table, low, high);
  table.words[slot * 2] = low;
  table.words[slot * 2 + 1] = high;
  table.size++;
}

/** The hash of an id, in two numbers of 32 bits; zeros of none. */
export function idHash(id: string | undefined): { readonly low: number; readonly high: number } {
  if (id === undefined) return noHash;
  // Two hashes of FNV's kind, the second never zero.
  let low = 0x811c9dc5;
  let high = 0x2f0b4c47;
  for (let at = 0; at < id.length; at += 2) {
    const code = pairAt(id, at);
    low = mixed(low, code);
    high = Math.imul(high ^ code, 0x85ebca6b);
    high ^= high >>> 13;
  }
  return { low: low >>> 0, high: (high | 1) >>> 0 };
}

const noHash = { low: 0, high: 0 };

/** A place of a pattern that is compared with another: a character, a wildcard, or an atom. */
export type Token = string | Wild | Atom;

/** One character, or any number of them, other than the excepted ones. */
export type Wild = { readonly kind: "wild"; readonly many: boolean; readonly except: string };

/**
 * Something opaque: equal to itself by its id, never to a character, and covered by a wildcard that
 * takes it. Only a `single` one is covered by a wildcard of one character; what it `may` hold must
 * not be excepted.
 */
export type Atom = {
  readonly kind: "atom";
  readonly id: string;
  readonly single: boolean;
  readonly may: string;
};

/** Any number of characters. */
export const many: Wild = { kind: "wild", many: true, except: "" };
/** Any one character. */
export const one: Wild = { kind: "wild", many: false, except: "" };

/**
 * Whether two patterns have something in common: a sequence of characters and atoms that both
 * cover. Without wildcards on one side that is "the other covers it". Takes at most as many steps
 * as the product of both lengths.
 */
export function overlap(a: readonly Token[], b: readonly Token[]): boolean {
  let start = 0;
  let endA = a.length;
  let endB = b.length;
  // Most pairs differ in their first or last characters: no table is needed to see that.
  for (; start < endA && start < endB; start++) {
    const [left, right] = [a[start], b[start]];
    if (typeof left !== "string" || typeof right !== "string") break;
    if (left !== right) return false;
  }
  for (; endA > start && endB > start; endA--, endB--) {
    const [left, right] = [a[endA - 1], b[endB - 1]];
    if (typeof left !== "string" || typeof right !== "string") break;
    if (left !== right) return false;
  }
  if (start === endA) return b.slice(start, endB).every(isMany);
  if (start === endB) return a.slice(start, endA).every(isMany);
  return reach(a.slice(start, endA), b.slice(start, endB));
}

/** Row by row: which pairs of offsets both patterns can reach with one and the same sequence. */
function reach(a: readonly Token[], b: readonly Token[]): boolean {
  const width = b.length + 1;
  let row = new Uint8Array(width);
  let next = new Uint8Array(width);
  row[0] = 1;
  for (let i = 0; i <= a.length; i++) {
    const left = a[i];
    const leftMany = left !== undefined && isMany(left);
    let alive = false;
    for (let j = 0; j < width; j++) {
      if (row[j] !== 1) continue;
      const right = b[j];
      const rightMany = right !== undefined && isMany(right);
      if (rightMany) row[j + 1] = 1;
      if (leftMany) next[j] = 1;
      if (left !== undefined && right !== undefined && compatible(left, right))
        (leftMany ? row : next)[rightMany ? j : j + 1] = 1;
      alive ||= leftMany || next[j] === 1 || next[j + 1] === 1;
    }
    if (i === a.length) return row[b.length] === 1;
    if (!alive) return false;
    [row, next] = [next, row.fill(0)];
  }
  return false;
}

function isMany(token: Token): boolean {
  return typeof token !== "string" && token.kind === "wild" && token.many;
}

/** Whether something, a character or an atom, is covered by both. */
function compatible(a: Token, b: Token): boolean {
  if (typeof a === "string") return typeof b === "string" ? a === b : takes(b, a);
  if (typeof b === "string") return takes(a, b);
  if (a.kind === "wild") return b.kind === "wild" || takesAtom(a, b);
  return b.kind === "wild" ? takesAtom(b, a) : a.id === b.id;
}

function takes(token: Wild | Atom, character: string): boolean {
  return token.kind === "wild" && !token.except.includes(character);
}

function takesAtom(wild: Wild, atom: Atom): boolean {
  if (!wild.many && !atom.single) return false;
  return wild.except === "" || !Array.from(atom.may).some((sign) => wild.except.includes(sign));
}

import type { PolicyScore } from "../result.ts";

/** A part of what is allowed beyond nothing, and the policies that it is of. */
export type Share = {
  /** A folder or a file, as `infra/prod`; or a service, as `s3`. */
  readonly name: string;
  readonly size: number;
  readonly policies: number;
  /** The lowest score among them. */
  readonly score: number;
};

/** The most boxes of a map. */
const most = 40;

/** A folder, or a file, with the policies that are in it. */
type Folder = Share & { readonly scores: readonly PolicyScore[] };

/**
 * The excess by folders: the largest is divided into those within, and again, as long as the map has
 * room for all.
 */
export function byFolder(scores: readonly PolicyScore[]): readonly Share[] {
  let folders: readonly Folder[] = [folderOf("", scores)];
  const whole = new Set<string>();
  for (;;) {
    const largest = folders
      .filter(({ name }) => !whole.has(name))
      .reduce<Folder | undefined>((a, b) => (a && a.size >= b.size ? a : b), undefined);
    if (!largest) return folders.filter(({ size }) => size > 0);
    const parts = partsOf(largest);
    const isWhole = parts.length === 1 && parts[0]?.name === largest.name;
    if (isWhole || folders.length - 1 + parts.length > most) whole.add(largest.name);
    else folders = [...folders.filter((each) => each !== largest), ...parts];
  }
}

/** What is next below a folder; a file is whole. */
function partsOf({ name, scores }: Folder): readonly Folder[] {
  const parts = new Map<string, PolicyScore[]>();
  for (const each of scores) {
    const { path } = each.policy.place.source;
    const next = path.indexOf("/", name === "" ? 0 : name.length + 1);
    const part = path === name || next < 0 ? path : path.slice(0, next);
    const own = parts.get(part);
    if (own) own.push(each);
    else parts.set(part, [each]);
  }
  return [...parts].map(([part, own]) => folderOf(part, own));
}

function folderOf(name: string, scores: readonly PolicyScore[]): Folder {
  return {
    name,
    scores,
    size: scores.reduce((sum, { excess }) => sum + sumOf(excess.values()), 0),
    policies: scores.length,
    score: Math.min(100, ...scores.map(({ score }) => score)),
  };
}

/** The excess by the services whose actions are allowed, the largest of them. */
export function byService(scores: readonly PolicyScore[]): readonly Share[] {
  const services = new Map<string, { size: number; policies: number; score: number }>();
  for (const { excess, score } of scores)
    for (const [name, size] of excess) {
      const known = services.get(name) ?? { size: 0, policies: 0, score: 100 };
      services.set(name, {
        size: known.size + size,
        policies: known.policies + 1,
        score: Math.min(known.score, score),
      });
    }
  return [...services]
    .map(([name, share]) => ({ name, ...share }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size || (a.name < b.name ? -1 : 1))
    .slice(0, most);
}

function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  for (const number of numbers) sum += number;
  return sum;
}

import type { NewMap } from "../new-map.ts";

/** How a file of YAML is laid out. */
export type BlockStyle = {
  /** What a map is indented by in another one. */
  readonly unit: string;
  /** What the dashes of a list are indented by under its key. */
  readonly dash: string;
  readonly lineEnd: string;
};

/**
 * A map as a block, where none was; the first line without what it is indented by.
 *
 * @param indent what its keys are indented by
 */
export function spellNewBlock(map: NewMap, style: BlockStyle, indent: string): string {
  return linesOf(map, style, indent).join(style.lineEnd).slice(indent.length);
}

/** The items of a list that are maps, each with its dash, the first line indented too. */
export function spellNewItems(maps: readonly NewMap[], style: BlockStyle, indent: string): string {
  return maps.flatMap((map) => itemLines(map, style, indent)).join(style.lineEnd);
}

function linesOf(map: NewMap, style: BlockStyle, indent: string): readonly string[] {
  const { unit, dash } = style;
  return map.flatMap(([key, value]) => {
    const head = `${indent}${key}:`;
    if ("spelled" in value) return [`${head} ${value.spelled}`];
    if ("map" in value) return [head, ...linesOf(value.map, style, indent + unit)];
    const inner = indent + dash;
    if ("list" in value) return [head, ...value.list.map((item) => `${inner}- ${item}`)];
    return [head, ...value.maps.flatMap((each) => itemLines(each, style, inner))];
  });
}

function itemLines(map: NewMap, style: BlockStyle, indent: string): readonly string[] {
  const [first = "", ...more] = linesOf(map, style, `${indent}  `);
  return [`${indent}- ${first.slice(indent.length + 2)}`, ...more];
}

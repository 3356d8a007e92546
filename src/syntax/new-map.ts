// Maps where none were, between braces: JSON, YAML's flow style and the objects of HCL.

/** A map to be written: keys as they are spelled, and spelled values, lists of them or further maps. */
export type NewMap = readonly (readonly [key: string, value: NewMapValue])[];

type NewMapValue =
  | { readonly spelled: string }
  | { readonly list: readonly string[] }
  | { readonly map: NewMap }
  | { readonly maps: readonly NewMap[] };

export type MapStyle = {
  /** What stands in a line between brackets and what they hold. */
  readonly pad: string;
  /** Between a key and its value. */
  readonly assign: string;
  /** Behind an entry that another one follows on a line of its own. */
  readonly comma: string;
  readonly unit: string;
  readonly lineEnd: string;
  readonly width: number;
  /** Whether what fits a line stands in one. */
  readonly inLine: boolean;
  /** Whether what is assigned in lines below each other stands in one column. */
  readonly aligned?: true;
};

/**
 * The text of a map.
 *
 * @param indent what the lines of its entries are indented from
 * @param before the columns before it on its line
 */
export function spellNewMap(map: NewMap, style: MapStyle, indent: string, before: number): string {
  const line = inLine(map, style);
  if (style.inLine && before + line.length <= style.width && !line.includes("\n")) return line;
  const { unit, lineEnd, assign, comma } = style;
  const deeper = indent + unit;
  const spelled = map.map(([key, value]) => ({
    key,
    value: spellValue(value, style, deeper, (deeper + key + assign).length),
  }));
  const entries = spelled.map(({ key, value }, index) => {
    const width = style.aligned ? widthAt(spelled, index) : 0;
    return deeper + key.padEnd(width) + assign + value;
  });
  return `{${lineEnd}${entries.join(comma + lineEnd)}${lineEnd}${indent}}`;
}

type SpelledEntry = { readonly key: string; readonly value: string };

/** How wide the longest key is of those that stand in lines below each other. */
function widthAt(entries: readonly SpelledEntry[], index: number): number {
  const isInLine = (at: number): boolean => entries[at]?.value.includes("\n") === false;
  if (!isInLine(index)) return 0;
  let first = index;
  while (isInLine(first - 1)) first--;
  let last = index;
  while (isInLine(last + 1)) last++;
  return Math.max(...entries.slice(first, last + 1).map(({ key }) => key.length));
}

function spellValue(value: NewMapValue, style: MapStyle, indent: string, before: number): string {
  if ("spelled" in value) return value.spelled;
  if ("map" in value) return spellNewMap(value.map, style, indent, before);
  if ("maps" in value) {
    const { unit, lineEnd } = style;
    const inner = indent + unit;
    const maps = value.maps.map((each) => inner + spellNewMap(each, style, inner, inner.length));
    return `[${lineEnd}${maps.join(`,${lineEnd}`)}${lineEnd}${indent}]`;
  }
  const line = listInLine(value.list, style);
  if (before + line.length < style.width && !line.includes("\n")) return line;
  const deeper = style.lineEnd + indent + style.unit;
  return `[${deeper}${value.list.join(`,${deeper}`)}${style.lineEnd}${indent}]`;
}

function inLine(map: NewMap, style: MapStyle): string {
  const entries = map.map(([key, value]) => key + style.assign + valueInLine(value, style));
  return `{${style.pad}${entries.join(gap(style))}${style.pad}}`;
}

function valueInLine(value: NewMapValue, style: MapStyle): string {
  if ("spelled" in value) return value.spelled;
  if ("map" in value) return inLine(value.map, style);
  return listInLine(
    "list" in value ? value.list : value.maps.map((map) => inLine(map, style)),
    style,
  );
}

function listInLine(list: readonly string[], style: MapStyle): string {
  return `[${list.join(gap(style))}]`;
}

/** Who writes no blank behind colons writes none behind commas. */
function gap({ assign }: MapStyle): string {
  return assign.endsWith(":") ? "," : ", ";
}

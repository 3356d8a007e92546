// Maps where none were, between braces: JSON, YAML's flow style and the objects of HCL.

/** A map to be written: keys as they are spelled, and spelled values, lists of them or further maps. */
export type NewMap = readonly (readonly [key: string, value: NewMapValue])[];

type NewMapValue =
  | { readonly spelled: string }
  | { readonly list: readonly string[] }
  | { readonly map: NewMap };

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
  const entries = map.map(([key, value]) => {
    const head = deeper + key + assign;
    return head + spellValue(value, style, deeper, head.length);
  });
  return `{${lineEnd}${entries.join(comma + lineEnd)}${lineEnd}${indent}}`;
}

function spellValue(value: NewMapValue, style: MapStyle, indent: string, before: number): string {
  if ("spelled" in value) return value.spelled;
  if ("map" in value) return spellNewMap(value.map, style, indent, before);
  const line = listInLine(value.list, style);
  if (before + line.length < style.width && !line.includes("\n")) return line;
  const deeper = style.lineEnd + indent + style.unit;
  return `[${deeper}${value.list.join(`,${deeper}`)}${style.lineEnd}${indent}]`;
}

function inLine(map: NewMap, style: MapStyle): string {
  const entries = map.map(([key, value]) => {
    const spelled =
      "spelled" in value
        ? value.spelled
        : "map" in value
          ? inLine(value.map, style)
          : listInLine(value.list, style);
    return key + style.assign + spelled;
  });
  return `{${style.pad}${entries.join(gap(style))}${style.pad}}`;
}

function listInLine(list: readonly string[], style: MapStyle): string {
  return `[${list.join(gap(style))}]`;
}

/** Who writes no blank behind colons writes none behind commas. */
function gap({ assign }: MapStyle): string {
  return assign.endsWith(":") ? "," : ", ";
}

/**
 * How catalog/cdk.json is written: tables of rows, a row on each line.
 * @typedef {{ actions: string[], on: string[], if?: object }} Grant
 * @typedef {{
 *   [name: string]: unknown,
 *   grants: Record<string, Record<string, Grant[]>>,
 *   statics?: Record<string, Grant[]>,
 * }} Tables
 */

/**
 * The file as text.
 * @param {Tables} tables
 */
export function written({ grants, statics, ...others }) {
  const types = Object.entries(grants).map(([type, methods]) => table(type, methods, "    "));
  return `{\n${[
    ...Object.entries(others).map(([name, rows]) =>
      table(name, /** @type {Record<string, unknown>} */ (rows), "  "),
    ),
    `  "grants": {\n${types.join(",\n")}\n  }`,
    table("statics", statics ?? {}, "  "),
  ].join(",\n")}\n}\n`;
}

/**
 * @param {string} name
 * @param {Record<string, unknown>} rows
 * @param {string} indent
 */
function table(name, rows, indent) {
  const lines = Object.entries(rows).map(([key, value]) => `${indent}  "${key}": ${row(value)}`);
  return `${indent}"${name}": {\n${lines.join(",\n")}\n${indent}}`;
}

/** @param {unknown} value */
function row(value) {
  return JSON.stringify(value)
    .replace(/":(?=[[{"\w])/g, '": ')
    .replace(/(?<=[\]"}]),(?=["{])/g, ", ");
}

/**
 * What two versions of the file grant otherwise.
 * @param {Tables} before
 * @param {Tables} after
 */
export function differences(before, after) {
  const [old, now] = [flat(before), flat(after)];
  const names = new Set([...old.keys(), ...now.keys()]);
  return [...names].flatMap((name) => {
    const [was = "nothing", is = "nothing"] = [old.get(name), now.get(name)];
    return was === is ? [] : [`${name}: ${was} -> ${is}`];
  });
}

/** @param {Tables} tables */
function flat({ grants, statics = {} }) {
  /** @type {Map<string, string>} */
  const rows = new Map();
  for (const [type, methods] of Object.entries(grants))
    for (const [method, each] of Object.entries(methods)) rows.set(`${type} ${method}`, row(each));
  for (const [name, each] of Object.entries(statics)) rows.set(name, row(each));
  return rows;
}

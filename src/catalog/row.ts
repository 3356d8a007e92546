/**
 * What a table of the catalog has under a name, which may come from a file that is read: undefined of a name that it does
 * not have, be it one that every object has (`constructor`).
 */
export function rowOf<Row>(table: Readonly<Record<string, Row>>, name: string): Row | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

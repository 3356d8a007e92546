/**
 * Every so manieth row of what takes long to run whole. Whoever changes what it tests runs all of it:
 * `PARE_TESTS=all npm test`.
 */
export function share<Row>(rows: readonly Row[], each: number, from = 0): readonly Row[] {
  if (process.env.PARE_TESTS === "all") return rows;
  return rows.filter((_, index) => index % each === from % each);
}

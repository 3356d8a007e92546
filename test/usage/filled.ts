/** As many lines as a length holds, of which the first is given. */
export function filled(start: string, length: number, line: (n: number) => string): string {
  const lines = [start];
  for (let n = 0, size = start.length; size < length; n++) {
    const next = line(n);
    size += next.length + 1;
    lines.push(next);
  }
  return lines.join("\n");
}

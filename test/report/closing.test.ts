import { expect, test } from "vitest";
import { closingBody, isClosed } from "../../src/report/closing.ts";
import { commentLimit } from "../../src/report/limits.ts";
import { markerOf } from "../../src/report/marker.ts";

const marker = markerOf({ job: "review/pare", statements: [], findings: [] });
const repaired = { because: "repaired" } as const;
const body = `${marker}\n\nToo wide.\n\n\`\`\`suggestion\nnarrow\n\`\`\`\n\n<sub>Fine?</sub>`;

test("a comment that nobody answered says why it holds no longer, and nothing else", () => {
  const closed = closingBody(body, repaired);
  expect(closed).toMatch(/^<!-- .* -->\n\nRepaired: [^\n]*$/);
  expect(isClosed(closed)).toBe(true);
  expect(isClosed(body)).toBe(false);
});

test("one that somebody answered keeps what it said, without its button", () => {
  const closed = closingBody(body, repaired, true);
  expect(closed).toContain(
    "</summary>\n\nToo wide.\n\n```\nnarrow\n```\n\n<sub>Fine?</sub>\n\n</details>",
  );
  expect(isClosed(closed)).toBe(true);
});

test("closed again, also with other line ends, it says the same once", () => {
  const closed = closingBody(body, repaired, true);
  expect(closingBody(closed, repaired, true)).toBe(closed);
  expect(closingBody(closed.replaceAll("\n", "\r\n"), repaired, true)).toBe(closed);
  const short = closingBody(body, repaired);
  expect(closingBody(short, repaired, true)).toBe(short);
});

test("it is no longer than GitHub takes", () => {
  const long = `${marker}\n\n${"Too wide.\n\n".repeat(6_000)}`;
  const closed = closingBody(long, repaired, true);
  expect(closed.length).toBeLessThanOrEqual(commentLimit.most);
  expect(closed).toMatch(/… cut here[^]*<\/details>$/);
  expect(closingBody(closed, repaired, true)).toBe(closed);
});

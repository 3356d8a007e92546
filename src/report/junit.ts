import { unprintable } from "../source/quoted.ts";
import { plainSentence } from "./plain.ts";
import { remarksOf, type Remark, type RemarkKind } from "./remarks.ts";
import { pathIn, type Part } from "./told.ts";

/** How each kind of remark is called in JUnit's XML. */
const elementOf = {
  standing: "failure",
  unread: "error",
  unknown: "error",
  excused: "skipped",
  unclear: "skipped",
  "left out": "skipped",
} as const satisfies Readonly<Record<RemarkKind, string>>;

/**
 * JUnit's XML in the form of Jenkins (`junit-10.xsd`): a suite for each part, a failed case for each
 * finding, one that passed for each owner of policies in which nothing is found. What could not be
 * read is an error, what is excused or not known is skipped. There are no times: nothing is measured.
 */
export function junitReport(parts: readonly Part[]): string {
  const suites = parts.map((part) => ({ part, remarks: remarksOf([part]) }));
  const all = suites.flatMap(({ remarks }) => remarks);
  const passed = parts.map(passedIn);
  const tests = all.length + passed.reduce((sum, each) => sum + each.length, 0);
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<testsuites${attributes({ name: "Pare", tests, failures: count(all, "failure"), errors: count(all, "error") })}>`,
    ...suites.flatMap(({ part, remarks }, index) => suite(part, remarks, passed[index] ?? [])),
    `</testsuites>\n`,
  ].join("\n");
}

function suite(
  { name }: Part,
  remarks: readonly Remark[],
  passed: readonly string[],
): readonly string[] {
  const counts = {
    tests: remarks.length + passed.length,
    failures: count(remarks, "failure"),
    errors: count(remarks, "error"),
    skipped: count(remarks, "skipped"),
  };
  return [
    `  <testsuite${attributes({ name: name === "" ? "Pare" : name, ...counts })}>`,
    ...remarks.map(testcase),
    ...passed,
    `  </testsuite>`,
  ];
}

function count(remarks: readonly Remark[], element: string): number {
  return remarks.filter(({ kind }) => elementOf[kind] === element).length;
}

function testcase({ kind, rule, severity, path, lines, message, owner }: Remark): string {
  const name = [rule, owner, lines && `line ${lines.first}`].filter(Boolean).join(" ");
  const said = { type: severity ?? rule, message: plainSentence(message) };
  const where = lines ? `${path}:${lines.first}` : path;
  const element = elementOf[kind];
  return [
    `    <testcase${attributes({ classname: path, name })}>`,
    `      <${element}${attributes(said)}>${escaped(plainSentence(where))}</${element}>`,
    `    </testcase>`,
  ].join("\n");
}

function passedIn(part: Part): readonly string[] {
  if (part.outcome !== "audited") return [];
  const keyOf = ({ owner, path }: { readonly owner: string; readonly path: string }): string =>
    JSON.stringify([owner, path]);
  const failing = new Set(part.report.findings.map(keyOf));
  const fine = part.report.policies.filter((each) => !failing.has(keyOf(each)));
  const cases = fine.map(
    ({ owner, path }) =>
      `    <testcase${attributes({ classname: pathIn(part, path), name: `policies of ${owner}` })}/>`,
  );
  return [...new Set(cases)];
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join("");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text as XML 1.0 allows it (its production 2, `Char`), on one line. */
function escaped(text: string): string {
  return text
    .replace(unprintable, " ")
    .replace(/[\p{Surrogate}\ufffe\uffff]/gu, " ")
    .replace(/[&<>"']/g, (sign) => entities[sign] ?? "");
}

import { expect, test } from "vitest";
import { showText } from "../../evaluate/show.ts";
import { extracted, firstPolicyIn, policiesIn, problemsIn, statementsIn } from "../policies.ts";

const doc = (name: string, ...statements: readonly string[]): string =>
  `data "aws_iam_policy_document" "${name}" {\n${statements.join("\n")}\n}\n`;
const says = (action: string, sid = ""): string =>
  `statement {\n${sid === "" ? "" : `sid = "${sid}"\n`}actions = ["${action}"]\n}`;
const sources = (...names: readonly string[]): string =>
  `source_policy_documents = [${names.map((name) => `data.aws_iam_policy_document.${name}.json`).join(", ")}]`;
const overrides = (...names: readonly string[]): string =>
  sources(...names).replace("source", "override");

const base = doc("base", says("a:Base", "One"), says("a:Other"));

test.each([
  [
    "its own behind those it is made from",
    doc("d", sources("base"), says("a:Own")),
    ["One: Allow a:Base", "Allow a:Other", "Allow a:Own"],
  ],
  [
    "its own in the place of one of the same Sid",
    doc("d", sources("base"), says("a:Own", "One")),
    ["One: Allow a:Own", "Allow a:Other"],
  ],
  [
    "an override in the place of its own",
    doc("d", overrides("base"), says("a:Own", "One")),
    ["One: Allow a:Base", "Allow a:Other"],
  ],
  [
    "statements without a Sid, all of them",
    doc("d", sources("base"), overrides("base"), says("a:Own")),
    ["One: Allow a:Base", "Allow a:Other", "Allow a:Own"],
  ],
  [
    "sources in their order",
    doc("d", sources("base", "more")) + doc("more", says("a:More")),
    ["One: Allow a:Base", "Allow a:Other", "Allow a:More"],
  ],
  [
    "sources of sources",
    doc("d", sources("middle")) + doc("middle", sources("base"), says("a:Middle")),
    ["One: Allow a:Base", "Allow a:Other", "Allow a:Middle"],
  ],
  [
    "the older arguments",
    doc(
      "d",
      "source_json = data.aws_iam_policy_document.base.json",
      says("a:Own", "One"),
      'override_json = jsonencode({ Statement = [{ Sid = "One", Effect = "Deny", Action = "a:Over" }] })',
    ),
    ["One: Deny a:Over", "Allow a:Other"],
  ],
  [
    "JSON of another place",
    doc(
      "d",
      'source_policy_documents = [jsonencode({ Statement = { Effect = "Deny", Action = "a:Json" } })]',
      says("a:Own"),
    ),
    ["Deny a:Json", "Allow a:Own"],
  ],
  [
    "of an override with one Sid twice the last, as the provider merges it",
    doc(
      "d",
      says("a:Own", "One"),
      'override_json = jsonencode({ Statement = [{ Sid = "One", Effect = "Deny", Action = "a:X" }, { Sid = "One", Effect = "Deny", Action = "a:Y" }] })',
    ),
    ["One: Deny a:Y"],
  ],
  [
    "all turns of an override of one Sid",
    doc(
      "d",
      says("a:Own", "One"),
      overrides("base"),
      overrides("turns")
        .replace("override_policy_documents", "override_json")
        .replace(/[[\]]/g, ""),
    ) +
      doc(
        "turns",
        'dynamic "statement" {\nfor_each = ["x", "y"]\ncontent {\nsid = statement.value\nactions = ["a:${statement.value}"]\n}\n}',
      ),
    ["One: Allow a:Base", "Allow a:Other", "x: Allow a:x", "y: Allow a:y"],
  ],
  [
    "nothing of an override that is never there",
    doc(
      "d",
      says("a:Own", "One"),
      "override_policy_documents = [data.aws_iam_policy_document.no.json]",
    ) +
      doc(
        "no",
        'dynamic "statement" {\nfor_each = []\ncontent {\nsid = "One"\nactions = ["a:No"]\n}\n}',
      ),
    ["One: Allow a:Own", "never One: Allow a:No"],
  ],
  // where it may not be there, both may be what counts
  [
    "what a condition decides",
    doc(
      "d",
      "source_policy_documents = var.x ? [data.aws_iam_policy_document.base.json] : []",
      says("a:Own", "One"),
    ),
    ["One: Allow a:Own", "maybe Allow a:Other"],
  ],
  [
    "an override that a condition decides",
    doc(
      "d",
      "override_policy_documents = var.x ? [data.aws_iam_policy_document.base.json] : []",
      says("a:Own", "One"),
    ),
    ["maybe One: Allow a:Own", "maybe One: Allow a:Base", "maybe Allow a:Other"],
  ],
  ["a document that is made from itself", doc("d", sources("d"), says("a:Own")), ["Allow a:Own"]],
])("a document has: %s", (_, text, statements) => {
  const used = `resource "aws_iam_policy" "p" {\npolicy = data.aws_iam_policy_document.d.json\n}\n`;
  expect(firstPolicyIn("main.tf", `variable "x" {}\n${used}${base}${text}`)).toEqual(statements);
});

test("a document that goes into another is no policy of its own", () => {
  const text = base + doc("d", sources("base"), says("a:Own"));
  expect(policiesIn("main.tf", text)).toEqual([
    "identity of data.aws_iam_policy_document.d",
    "  One: Allow a:Base",
    "  Allow a:Other",
    "  Allow a:Own",
  ]);
});

const inLocals = `locals {
  base = jsonencode({ Statement = [
    { Sid = "One", Effect = "Allow", Action = "a:Base" },
    { Effect = "Allow", Action = "a:Other" },
  ] })
}
`;
const ofLocals = doc("d", "source_policy_documents = [local.base]", says("a:Own", "One"));

test.each([
  ["no statement of anything", inLocals + ofLocals, ["One: Allow a:Own", "Allow a:Other"]],
  [
    "one where the text is handed on as well",
    `${inLocals}${ofLocals}module "m" {\nsource = "elsewhere/m/aws"\npolicy = local.base\n}\n`,
    ["One: Allow a:Own", "Allow a:Other", "One: Allow a:Base"],
  ],
])("what another one of its Sid takes the place of is %s", (_, text, statements) => {
  expect(statementsIn("main.tf", text)).toEqual(statements);
});

test("what it is made from and is not known is said", () => {
  const text = `variable "x" {}\n${doc("d", "source_policy_documents = [var.x]", says("a:Own"))}`;
  expect(statementsIn("main.tf", text)).toEqual(["Allow a:Own"]);
  expect(problemsIn({ "main.tf": text })).toEqual([
    "main.tf:3 unknown-statement",
    "main.tf:5 unknown-action-name",
  ]);
});

test("the JSON in a document and its blocks have ids of their own", () => {
  const json =
    'source_policy_documents = [jsonencode({ Statement = { Effect = "Deny", Action = "a:J" } })]';
  const { policies } = extracted({ "main.tf": doc("d", json, says("a:Own")) });
  const ids = policies.flatMap(({ statements }) => statements.map(({ id }) => id));
  expect(ids).toEqual([
    "./data.aws_iam_policy_document.d.json[0]",
    "./data.aws_iam_policy_document.d[0]",
  ]);
});

test.each([
  ["that of today", doc("d", sources("base")), "2012-10-17"],
  ["its own", doc("d", 'version = "2008-10-17"', says("a:Own")), "2008-10-17"],
  [
    "the newest of what it is made of",
    doc("d", 'version = "2008-10-17"', sources("base")),
    "2012-10-17",
  ],
  ["that of today where it is null", doc("d", "version = null", says("a:Own")), "2012-10-17"],
  ["not known", doc("d", "version = var.v", says("a:Own")), "${./var.v}"],
])("a document's version is %s", (_, document, expected) => {
  const user =
    'resource "aws_iam_policy" "p" {\npolicy = data.aws_iam_policy_document.d.json\n}\nvariable "v" {}\n';
  const [{ version } = {}] = extracted({ "main.tf": base + document + user }).policies;
  expect(version && showText(version)).toBe(expected);
});

import fc from "fast-check";
import type {
  Block,
  Body,
  Expression,
  ObjectExpression,
  Tuple,
} from "../../../src/syntax/hcl/ast.ts";
import { alignedLike } from "../../../src/syntax/hcl/cells.ts";
import { readHcl } from "../../../src/syntax/hcl/read.ts";
import type { HclParent, HclStatement } from "../../../src/syntax/hcl/write.ts";

// Statements as texts in random styles, and where they stand.

/** How a file is laid out; `cells` are moved below each other as `terraform fmt` does. */
export type FileStyle = {
  readonly unit: string;
  readonly lineEnd: string;
  readonly cells: boolean;
};

export const fileStyle: fc.Arbitrary<FileStyle> = fc.record({
  unit: fc.constantFrom("  ", "  ", "    ", "\t"),
  lineEnd: fc.constantFrom("\n", "\n", "\r\n"),
  cells: fc.boolean(),
});

/** The style of files that `terraform fmt` has gone over. */
export const formattedStyle: FileStyle = { unit: "  ", lineEnd: "\n", cells: true };

/** Lines without line ends, indented from the place they are put in. */
type Lines = readonly string[];

const inside = (lines: Lines): Lines => lines.map((line) => (line === "" ? "" : `\t${line}`));

/** Lines that follow others on the same line. */
function joined(...pieces: readonly (string | Lines)[]): Lines {
  const lines: string[] = [""];
  for (const piece of pieces) {
    const [first = "", ...rest] = typeof piece === "string" ? [piece] : piece;
    lines.push((lines.pop() ?? "") + first, ...rest);
  }
  return lines;
}

const comment = fc.constantFrom("# why", "// so", "/* all */", "#", "# a, b = [c]", '// "x" {');
/** There one time in so many. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>, times: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
const mostly = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 4 });

export const item: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('"s3:GetObject"', '"s3:*"', '"ec2:Describe*"', '"é:ü"') },
  { weight: 2, arbitrary: fc.constantFrom("aws_s3_bucket.logs.arn", "local.more", "var.x[0]") },
  {
    weight: 2,
    arbitrary: fc.constantFrom('"${aws_s3_bucket.logs.arn}/*"', '"a#b//c"', '"$${aws:username}"'),
  },
  { weight: 1, arbitrary: fc.constantFrom('format("%s", "[{")', 'format("%s",\n  local.x,\n)') },
);

const listItem = fc.record({
  text: item,
  above: seldom(comment, 6),
  free: seldom(comment, 12),
  behind: seldom(comment, 4),
  before: fc.boolean(),
});

const list: fc.Arbitrary<Lines> = fc
  .record({
    items: fc.array(listItem, { maxLength: 5 }),
    layout: fc.constantFrom("line", "line", "lines", "lines", "lines", "hug"),
    comma: fc.boolean(),
  })
  .map(({ items, layout, comma }): Lines => {
    const texts = items.map(({ text }) => text.replaceAll("\n  ", "\n\t").split("\n"));
    const isFlat = items.every(({ text }) => !text.includes("\n"));
    if (items.length === 0 || (layout === "line" && isFlat)) {
      const flat = items.map(({ text, behind, before }) =>
        behind?.startsWith("/*") ? (before ? `${behind} ${text}` : `${text} ${behind}`) : text,
      );
      return [`[${flat.join(", ")}]`];
    }
    const lines = items.flatMap(({ above, free, behind }, index): Lines => {
      const isLast = index === items.length - 1;
      const separator = isLast && !comma ? "" : ",";
      const tail = behind === undefined ? "" : ` ${behind}`;
      return [
        ...(free === undefined ? [] : [free, ""]),
        ...(above === undefined ? [] : [above]),
        ...joined(texts[index] ?? [], separator + tail),
      ];
    });
    if (layout !== "hug" || /^[#/]/.test(lines[0] ?? "")) return ["[", ...inside(lines), "]"];
    const [first = "", ...rest] = lines;
    const isOpen = (texts[0] ?? []).length > 1;
    return isOpen ? ["[", ...inside(lines), "]"] : [`[${first}`, ...inside(rest), "]"];
  });

const value: fc.Arbitrary<Lines> = fc.oneof(
  { weight: 6, arbitrary: list },
  { weight: 1, arbitrary: fc.constant(["local.actions"]) },
  { weight: 1, arbitrary: fc.constant(["concat(", '\t["a:b"],', "\tlocal.actions,", ")"]) },
);

const single = fc.constantFrom('"s3:*"', '"*"', "aws_s3_bucket.logs.arn", '"${local.arn}/*"');

type Part = {
  readonly lines: Lines;
  readonly free: string | undefined;
  readonly above: string | undefined;
  readonly behind: string | undefined;
  readonly spaced: boolean;
};

const around = {
  free: seldom(comment, 12),
  above: seldom(comment, 8),
  behind: seldom(comment, 8),
  spaced: fc.nat(5).map((n) => n === 0),
};

const part = (lines: fc.Arbitrary<Lines>): fc.Arbitrary<Part> => fc.record({ lines, ...around });

const nested = fc.constantFrom<Lines>(
  [
    "condition {",
    '\ttest = "Bool" # b',
    '\tvariable = "aws:SecureTransport"',
    '\tvalues = ["true"]',
    "}",
  ],
  ["principals {", '\ttype = "*"', '\tidentifiers = ["*"]', "}"],
  [
    'dynamic "condition" {',
    "\tfor_each = var.c",
    "\tcontent {",
    "\t\ttest = condition.value",
    "\t}",
    "}",
  ],
);

const argument = (name: string, spelled: fc.Arbitrary<Lines>): fc.Arbitrary<Part> =>
  part(spelled.map((lines) => joined(`${name} = `, lines)));

const picked = (names: readonly string[], spelled: fc.Arbitrary<Lines>): fc.Arbitrary<Part> =>
  fc.constantFrom(...names).chain((name) => argument(name, spelled));

const sidLines = fc.constant<Lines>(['"Old"']);
const effectLines = fc.constant<Lines>(['"Allow"']);

/** What stands between the braces of a block, line by line. */
const body: fc.Arbitrary<Lines> = fc
  .tuple(
    mostly(argument("sid", sidLines)),
    mostly(argument("effect", effectLines)),
    mostly(picked(["actions", "not_actions"], value)),
    mostly(picked(["resources", "not_resources"], value)),
    mostly(part(nested)),
    mostly(part(nested)),
  )
  .map((parts) => spread(parts.flatMap((each) => each ?? [])));

function spread(parts: readonly Part[], separator = ""): Lines {
  return parts.flatMap(({ lines, free, above, behind, spaced }, index) => [
    ...(spaced && index > 0 ? [""] : []),
    ...(free === undefined ? [] : [free, ""]),
    ...(above === undefined ? [] : [above]),
    ...joined(
      lines,
      index < parts.length - 1 ? separator : "",
      behind === undefined ? "" : ` ${behind}`,
    ),
  ]);
}

const block: fc.Arbitrary<Lines> = fc
  .record({
    body,
    opening: seldom(comment, 8),
    dynamic: fc.nat(5).map((n) => n === 0),
    line: fc.nat(5).map((n) => n === 0),
  })
  .map(({ body: lines, opening, dynamic, line }): Lines => {
    const tail = opening === undefined ? "" : ` ${opening}`;
    if (dynamic)
      return [
        'dynamic "statement" {',
        "\tfor_each = var.all # each",
        `\tcontent {${tail}`,
        ...inside(inside(lines)),
        "\t}",
        "}",
      ];
    if (line) return ['statement { actions = ["s3:*", "s3:Get*"] }'];
    return [`statement {${tail}`, ...inside(lines), "}"];
  });

const keys = fc.record({
  quoted: fc.boolean(),
  equals: fc.constantFrom(" = ", " = ", ": ", " : "),
});

const object: fc.Arbitrary<Lines> = fc
  .record({
    keys,
    sid: mostly(part(sidLines)),
    effect: part(effectLines),
    action: fc.record({
      name: fc.constantFrom("Action", "NotAction", "actions"),
      part: part(
        fc.oneof(
          value,
          single.map((text) => [text]),
        ),
      ),
    }),
    resource: mostly(
      fc.record({
        name: fc.constantFrom("Resource", "NotResource", "resources"),
        part: part(
          fc.oneof(
            value,
            single.map((text) => [text]),
          ),
        ),
      }),
    ),
    condition: mostly(part(fc.constant<Lines>(["{", '\tBool = { "a:b" = "true" } # c', "}"]))),
    layout: fc.constantFrom("line", "lines", "lines", "commas"),
    opening: seldom(comment, 8),
  })
  .map(({ keys: { quoted, equals }, layout, opening, ...found }): Lines => {
    const key = (name: string, each: Part | undefined): readonly Part[] =>
      each ? [{ ...each, lines: joined((quoted ? `"${name}"` : name) + equals, each.lines) }] : [];
    const parts = [
      ...key("Sid", found.sid),
      ...key("Effect", found.effect),
      ...key(found.action.name, found.action.part),
      ...(found.resource ? key(found.resource.name, found.resource.part) : []),
      ...key("Condition", found.condition),
    ];
    if (layout === "line" && parts.every(({ lines }) => lines.length === 1))
      return [`{ ${parts.map(({ lines }) => lines.join("")).join(", ")} }`];
    const tail = opening === undefined ? "" : ` ${opening}`;
    return [`{${tail}`, ...inside(spread(parts, layout === "commas" ? "," : "")), "}"];
  });

/** Whole files with a few statements in them. */
const file: fc.Arbitrary<Lines> = fc.oneof(
  fc
    .array(block, { minLength: 1, maxLength: 3 })
    .chain((blocks) =>
      fc
        .boolean()
        .map(
          (spaced): Lines => [
            'data "aws_iam_policy_document" "it" {',
            "\tversion = 1",
            ...inside(blocks.flatMap((lines, i) => [...(spaced || i === 0 ? [""] : []), ...lines])),
            "}",
          ],
        ),
    ),
  fc
    .record({
      objects: fc.array(object, { minLength: 1, maxLength: 3 }),
      comma: fc.boolean(),
      hug: fc.boolean(),
    })
    .map(({ objects, comma, hug }): Lines => {
      const isHug = hug && objects.length === 1;
      const list = isHug
        ? joined("[", objects[0] ?? [], "]")
        : [
            "[",
            ...objects.flatMap((lines, i) =>
              inside(joined(lines, comma || i < objects.length - 1 ? "," : "")),
            ),
            "]",
          ];
      return [
        'resource "aws_iam_policy" "it" {',
        "\tpolicy = jsonencode({",
        ...inside(inside(joined("Statement = ", list))),
        "\t})",
        "}",
      ];
    }),
  object.map(
    (lines): Lines => [
      "locals {",
      "\tx = {",
      ...inside(inside(joined("Statement = ", lines))),
      "\t}",
      "}",
    ],
  ),
  fc
    .array(object, { minLength: 1, maxLength: 3 })
    .map(
      (objects): Lines => [
        "locals {",
        "\tx = {",
        ...inside(inside(objects.flatMap((lines, i) => joined(`k${i} = `, lines)))),
        "\t}",
        "}",
      ],
    ),
);

function inStyle(lines: Lines, { unit, lineEnd, cells }: FileStyle): string {
  const plain = [...lines, ""]
    .map((line) => line.replace(/^\t*/, (tabs) => tabs.replaceAll("\t", unit)))
    .join(lineEnd);
  return cells ? alignedLike({ text: "", before: "" }, { text: plain, before: "" }) : plain;
}

/** A file, one of whose statements is to be written anew. */
export type Case = {
  readonly text: string;
  readonly item: HclStatement;
  readonly parent: HclParent;
  /** Which of the file's statements it is. */
  readonly index: number;
};

export const cases = (style: fc.Arbitrary<FileStyle>): fc.Arbitrary<Case> =>
  fc.tuple(file, style, fc.nat(2)).map(([lines, chosen, nth]) => {
    const text = inStyle(lines, chosen);
    const found = statementsOf(text);
    const index = nth % found.length;
    const one = found[index];
    if (!one) throw new Error(`no statement in:\n${text}`);
    return { text, index, ...one };
  });

/** The statements of a file that `cases` may have made; throws where it does not parse. */
export function statementsOf(
  text: string,
): readonly { readonly item: HclStatement; readonly parent: HclParent }[] {
  const { body: top, problems } = readHcl(text);
  if (problems[0]) throw new Error(`${problems[0].message}:\n${text}`);
  const [outer] = top.items;
  if (outer?.kind !== "block") throw new Error(`no block:\n${text}`);
  if (outer.type === "data") return blocksOf(outer.body);
  const [argument] = outer.body.items;
  const holder = argument?.kind === "argument" ? firstObject(argument.value) : undefined;
  const [first] = holder?.items ?? [];
  if (!holder || !first) throw new Error(`no object:\n${text}`);
  if (first.key.kind === "variable" && first.key.name === "Statement")
    return first.value.kind === "tuple"
      ? objectsOf(first.value)
      : first.value.kind === "object"
        ? [{ item: first.value, parent: undefined }]
        : [];
  return holder.items.flatMap(({ value: each }) =>
    each.kind === "object" ? [{ item: each, parent: holder }] : [],
  );
}

function blocksOf(parent: Body): readonly { item: Block; parent: Body }[] {
  return parent.items.flatMap((each) => (each.kind === "block" ? [{ item: each, parent }] : []));
}

function objectsOf(parent: Tuple): readonly { item: ObjectExpression; parent: Tuple }[] {
  return parent.items.flatMap((each) => (each.kind === "object" ? [{ item: each, parent }] : []));
}

function firstObject(node: Expression): ObjectExpression | undefined {
  if (node.kind === "object") return node;
  return node.kind === "call" && node.args[0]?.kind === "object" ? node.args[0] : undefined;
}

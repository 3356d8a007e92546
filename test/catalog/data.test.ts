import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { changes } from "../../catalog/build/changes.mjs";
import { decode, encode } from "../../catalog/build/format.mjs";
import { countsOf, faults } from "../../catalog/build/guards.mjs";
import { levelOf, type Service } from "../../catalog/build/normalise.mjs";
import { addFrozen, applyOverlays } from "../../catalog/build/overlays.mjs";
import { dateOf, packages } from "../../catalog/build/packages.mjs";
import { samTranslator } from "../../catalog/build/sam-translator.mjs";

const folder = join(import.meta.dirname, "..", "..", "catalog");
const text = readFileSync(join(folder, "actions.json"), "latin1");
const catalog = decode(text);

describe("the committed catalog", () => {
  const version = JSON.parse(readFileSync(join(folder, "version.json"), "utf8")) as {
    date: string;
    sources: { name: string; version: string; integrity: string; date: string }[];
    counts: unknown;
    sha256: Record<string, string>;
  };

  test("is what version.json says", () => {
    expect(Object.keys(version.sha256)).toEqual(["actions.json", "condition-keys.json"]);
    for (const [file, expected] of Object.entries(version.sha256)) {
      const hash = createHash("sha256").update(readFileSync(join(folder, file)));
      expect(hash.digest("hex"), file).toBe(expected);
    }
    expect(version.counts).toEqual(countsOf(catalog));
  });

  test("comes from the pinned packages, which NOTICE names", () => {
    expect(version.date).toBe(dateOf(packages.base));
    expect(version.sources).toEqual([
      ...Object.values(packages).map((source) => ({ ...source, date: dateOf(source) })),
      samTranslator,
    ]);
    const notice = readFileSync(join(folder, "NOTICE"), "utf8");
    for (const source of version.sources)
      expect(notice).toContain(`${source.name}@${source.version} (${source.date})`);
  });

  test("passes the guards", () => {
    expect(faults(catalog, text)).toEqual([]);
  });

  test("is written as it is read, one service a line, in order", () => {
    expect(encode(catalog)).toBe(text);
    expect(text.split("\n")).toHaveLength(catalog.length + 3);
    const prefixes = catalog.map(({ prefix }) => prefix);
    expect(prefixes).toEqual([...prefixes].sort());
  });
});

/** The smallest catalog that shows something. */
function service(changed: Partial<Service> = {}): Service {
  return {
    prefix: "s3",
    title: "Amazon S3",
    actions: [
      {
        name: "GetObject",
        level: "Read",
        permissionOnly: false,
        types: [{ name: "object", required: false, keys: ["s3:prefix"] }],
        keys: [],
        dependents: [],
      },
    ],
    types: [{ name: "object", arns: ["arn:${Partition}:s3:::${Bucket}/${Key}"], keys: [] }],
    keys: [{ name: "s3:prefix", type: "String" }],
    ...changed,
  };
}

describe("the guards", () => {
  const lastingFaults = faults([service()], "").length;

  test.for<[string, Partial<Service>]>([
    ["Bucket is not an ARN format", { types: [{ name: "object", arns: ["Bucket"], keys: [] }] }],
    ["unknown type", { types: [] }],
    ["unknown key", { keys: [] }],
    ["unknown type of a key", { keys: [{ name: "s3:prefix", type: "Binary" }] }],
    ["one of its pages", { title: "Amazon S3 V2" }],
    ["not what titles.json says", { prefix: "ses", title: "Amazon Pinpoint Email Service" }],
    ["twice", { keys: [...service().keys, { name: "S3:Prefix", type: "String" }] }],
  ])("stop at: %s", ([, changed]) => {
    expect(faults([service(changed)], "").length).toBeGreaterThan(lastingFaults);
  });

  test("stop at two services of one name, not at a version that the prefix names too", () => {
    const titled = (prefix: string): Service => service({ prefix, title: "AWS WAF V2" });
    const titleFaults = (...services: Service[]): readonly string[] =>
      faults(services, "").filter((fault) => fault.includes("called"));
    expect(titleFaults(titled("wafv2"))).toEqual([]);
    expect(titleFaults(titled("wafv2"), titled("appv2"))).toEqual([
      'appv2 is called "AWS WAF V2", as another service is',
    ]);
  });

  test("stop at a catalog as of July 2026, without dependents and marks", () => {
    const emptied = catalog.map((one) => ({
      ...one,
      actions: one.actions.map((action) => ({ ...action, dependents: [], permissionOnly: false })),
    }));
    expect(faults(emptied, text)).toEqual([
      "0 permission-only actions, not at least 1250",
      "0 dependent actions, not at least 4100",
    ]);
  });

  test("stop at characters outside ASCII", () => {
    expect(faults(catalog, `${text}\u00e9`)).toEqual(["a character outside ASCII"]);
  });
});

describe("access levels", () => {
  test.for([
    ["Write", "Write"],
    ["Tagging, Write", "Tagging"],
    ["Permissions management, Write", "Permissions management"],
    ["Write, Permissions management", "Permissions management"],
  ])("%s is %s", ([written = "", level]) => {
    expect(levelOf(written, "x:Y")).toBe(level);
  });

  test.for(["", "write", "Read, Write", "Tagging, Other"])('"%s" is an error', (written) => {
    expect(() => levelOf(written, "x:Y")).toThrow("x:Y");
  });
});

describe("overlays", () => {
  test("that change nothing are errors", () => {
    expect(() => {
      applyOverlays(structuredClone(catalog));
    }).toThrow(/arn-formats\.json: .* changes nothing; delete it/);
  });

  test("that name an action AWS does not have are errors", () => {
    expect(() => {
      applyOverlays([service()]);
    }).toThrow("arn-formats.json names ssm:document, which AWS does not have");
  });

  test("of the frozen release add nothing about actions that are gone", () => {
    const today = [service()];
    const [action] = service().actions;
    if (!action) throw new Error("no action");
    const old = [
      service({
        actions: [
          { ...action, permissionOnly: true, dependents: ["s3:GetObject", "s3:Gone"] },
          { ...action, name: "Gone" },
        ],
      }),
    ];
    addFrozen(today, old);
    expect(today[0]?.actions).toMatchObject([
      { name: "GetObject", permissionOnly: true, dependents: ["s3:GetObject"] },
    ]);
  });
});

describe("the report of changes", () => {
  test("is empty for the same catalog", () => {
    expect(changes(catalog, catalog)).toEqual(["nothing has changed"]);
  });

  test("says in words what differs", () => {
    const [action] = service().actions;
    if (!action) throw new Error("no action");
    const before = [service({ actions: [action, { ...action, name: "Old" }] })];
    const after = [
      service({
        actions: [{ ...action, level: "Write", types: [] }],
        types: [{ name: "object", arns: ["arn:${Partition}:s3:::${Key}"], keys: [] }],
        title: "Amazon Simple Storage Service",
      }),
      service({ prefix: "new", actions: [action] }),
    ];
    expect(changes(before, after)).toEqual([
      "1 services added: new",
      "1 actions added: new:GetObject",
      "1 actions removed: s3:Old",
      "1 titles changed: s3 (Amazon S3 -> Amazon Simple Storage Service)",
      "2 resource types changed: s3:object (arn:${Partition}:s3:::${Bucket}/${Key} -> arn:${Partition}:s3:::${Key}), new:object (absent -> arn:${Partition}:s3:::${Bucket}/${Key})",
      "s3:GetObject: level: Read -> Write",
      "s3:GetObject: resource types: object -> none",
      "s3:GetObject: condition keys by type: object(s3:prefix) -> none",
      "s3:GetObject: scoping: soft -> none",
    ]);
  });
});

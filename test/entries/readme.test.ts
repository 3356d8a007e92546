import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { defaults } from "../../src/config/config.ts";
import { everyRule } from "../../src/config/fault.ts";
import { configSchema } from "../../src/config/json-schema.ts";
import { settingInputs } from "../../src/jobs/inputs.ts";
import { usualConfig } from "../../src/jobs/settings.ts";
import { rulePage } from "../../src/report/links.ts";
import { actionManifest, packageRoot, pare } from "./built.ts";

/** What README.md says is what is shipped. */

const readme = readFileSync(join(packageRoot, "README.md"), "utf8");
const section = (title: string): string =>
  readme.split(/^## /m).find((each) => each.startsWith(title)) ?? "";
const rowsOf = (text: string): readonly (readonly string[])[] =>
  [...text.matchAll(/^\| (.*) \|$/gm)].map(([, row = ""]) =>
    row.split(" | ").map((cell) => cell.trim()),
  );

type Described = Readonly<Record<string, { readonly description: string }>>;
const action = parse(readFileSync(actionManifest, "utf8")) as {
  readonly inputs: Described;
  readonly outputs: Described;
};

test("the tables of inputs and outputs are those of action.yml", () => {
  const rows = rowsOf(section("Inputs and outputs")).filter(([name]) => name?.startsWith("`"));
  const described = [...Object.entries(action.inputs), ...Object.entries(action.outputs)];
  expect(rows).toEqual(described.map(([name, { description }]) => [`\`${name}\``, description]));
});

/** Inputs that override no setting: where Pare runs, and where it writes. */
const ownInputs = ["github-token", "working-directory", "config", "comment-id"]
  .concat(["sarif-file", "json-file"])
  .concat(["fix-pull-request", "fix-assume", "max-fixes"])
  .concat(["tracking-issue", "html-file"])
  .concat(["base", "head"]);

test("every input overrides a setting of the configuration, or is none that a file could have", () => {
  const overriding = Object.keys(settingInputs);
  expect(Object.keys(action.inputs).sort()).toEqual([...overriding, ...ownInputs].sort());
  const keys = Object.keys(configSchema().properties ?? {});
  expect(overriding.filter((name) => !keys.includes(name))).toEqual([]);
  expect(ownInputs.filter((name) => keys.includes(name))).toEqual([]);
});

test("the defaults that action.yml tells of are those of the schema, and it sets none", () => {
  const known: Readonly<Record<string, unknown>> = defaults;
  const scalar = Object.keys(settingInputs).filter((name) => typeof known[name] !== "object");
  expect(scalar.length).toBeGreaterThan(6);
  const told = scalar.map((name) => [name, defaultIn(action.inputs[name]?.description)]);
  expect(told).toEqual(scalar.map((name) => [name, String(known[name])]));
  expect(defaultIn(action.inputs.config?.description)).toBe(usualConfig);
  const set = Object.entries(action.inputs).filter(([, input]) => "default" in input);
  expect(set.map(([name]) => name)).toEqual(["github-token"]);
});

function defaultIn(description = ""): string | undefined {
  return /`([^`]+)`, if not set\./.exec(description)?.[1];
}

test("the table of commands is that of the command line, options and all", async () => {
  const rows = rowsOf(section("Command line")).slice(2);
  const commands = await commandsBelow([]);
  const shown = rows.map(([command = "", , options = ""]) => [
    /^`pare ([a-z -]+[a-z])/.exec(command)?.[1] ?? "",
    optionsIn(options),
  ]);
  expect(shown.map(([name]) => name).sort()).toEqual(commands.map(({ name }) => name).sort());
  const helps = commands.map(({ name, help }) => {
    const [, listed = ""] = /\nOptions:\n([^]*)/.exec(help) ?? [];
    return [name, optionsIn([...listed.matchAll(/^ {2}(?:-\w, )?--\S+/gm)].join(" "))] as const;
  });
  expect(Object.fromEntries(helps)).toEqual(Object.fromEntries(shown));
});

type Told = { readonly name: string; readonly help: string };

/** The commands of the command line, those below others included: `check no-new-access`. */
async function commandsBelow(above: readonly string[]): Promise<readonly Told[]> {
  const { stdout: help } = await pare(packageRoot, [...above, "--help"]);
  const [, listed = ""] = /\nCommands:\n([^]*)/.exec(help) ?? [];
  const names = [...listed.matchAll(/^ {2}([\w-]+) .*$/gm)].map(([, name = ""]) => name);
  const own = names.filter((name) => name !== "help");
  if (own.length === 0) return [{ name: above.join(" "), help }];
  const below = await Promise.all(own.map((name) => commandsBelow([...above, name])));
  return below.flat();
}

function optionsIn(text: string): readonly string[] {
  const found = [...text.matchAll(/--[\w-]+/g)].map(([option]) => option);
  return found.filter((option) => option !== "--help").sort();
}

test("the commands that are shown to be typed are commands", async () => {
  const pages = ["README.md", "src/config/adopting.md"].map((path) =>
    readFileSync(join(packageRoot, path), "utf8"),
  );
  const typed = pages.flatMap((text) =>
    [...text.matchAll(/^ {4}(?:pare|node dist\/cli\/index\.js) (.*)$/gm)].map(([, args = ""]) =>
      args.replace(/ >.*/, "").split(" "),
    ),
  );
  expect(typed.length).toBeGreaterThan(3);
  const helps = typed.map(async (args) => (await pare(packageRoot, [...args, "--help"])).code);
  expect(await Promise.all(helps)).toEqual(typed.map(() => 0));
});

test("the table of rules is that of the rules", () => {
  const rows = rowsOf(section("What it finds")).slice(2);
  expect(rows).toEqual(
    everyRule.map(({ id, severity, title }) => {
      const [, page = ""] = /\/blob\/[^/]+\/(.*)$/.exec(rulePage(id)) ?? [];
      return [`[${id}](${page})`, severity, title];
    }),
  );
});

const examples = readdirSync(join(packageRoot, ".github", "examples"));
const workflows = [
  ["README.md", /```yaml\n([^]*?)```/.exec(section("Switch it on"))?.[1] ?? ""] as const,
  ...examples.map((name) => {
    const path = join(packageRoot, ".github", "examples", name);
    return [name, readFileSync(path, "utf8")] as const;
  }),
];

test("the examples are linked from README.md", () => {
  expect(examples.length).toBe(6);
  for (const name of examples) expect(readme).toContain(`(.github/examples/${name})`);
});

// The one for an organisation calls a workflow, which starts the command line.
test.each(workflows.filter(([name]) => name !== "organization.yml"))(
  "the workflow of %s uses the Action once, with inputs that there are",
  (_, text) => {
    const { jobs } = parse(text) as Workflow;
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    const own = steps.filter(({ uses = "" }) => uses.startsWith("pare-iam/pare@"));
    expect(own.length).toBe(1);
    const inputs = own.flatMap((step) => Object.keys(step.with ?? {}));
    expect(inputs.filter((name) => !(name in action.inputs))).toEqual([]);
    // Outputs of the Action that later steps use.
    const used = [...text.matchAll(/steps\.pare\.outputs\.([\w-]+)/g)].map(([, name = ""]) => name);
    expect(used.filter((name) => !(name in action.outputs))).toEqual([]);
  },
);

test("the comments for forks follow the gate, check nothing out, and believe no artifact", () => {
  const texts = new Map(workflows);
  const gate = parse(texts.get("gate.yml") ?? "") as Workflow;
  const forks = parse(texts.get("gate-for-forks.yml") ?? "") as Workflow;
  expect(forks.on).toMatchObject({ workflow_run: { workflows: [gate.name] } });
  const steps = Object.values(forks.jobs).flatMap((job) => job.steps);
  expect(steps.map(({ uses }) => uses?.split("@")[0])).toEqual(["pare-iam/pare"]);
  expect(forks.permissions).toMatchObject({ checks: "write" });
});

test("what the gate leaves out works as it stands there", () => {
  const text = new Map(workflows).get("gate.yml") ?? "";
  const more = text.replaceAll(
    /^ {2}# (?=merge_group:|pull_request_review_comment:|checks:)/gm,
    "  ",
  );
  const whole = parse(more.replace(/^ {2}# {3}(?=types:)/m, "    ")) as Workflow;
  expect(whole.on).toEqual({
    pull_request: { types: ["opened", "synchronize", "reopened", "edited", "ready_for_review"] },
    merge_group: null,
    pull_request_review_comment: { types: ["created"] },
  });
  expect(whole.permissions).toEqual({
    contents: "read",
    "pull-requests": "write",
    checks: "write",
  });
});

type Workflow = {
  readonly name: string;
  readonly on: unknown;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
};
type Step = { readonly uses?: string; readonly with?: object };

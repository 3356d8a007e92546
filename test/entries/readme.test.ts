import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { rules } from "../../src/rules/index.ts";
import { packageRoot, pare } from "./built.ts";

/** What README.md says is what is shipped. */

const readme = readFileSync(join(packageRoot, "README.md"), "utf8");
const section = (title: string): string =>
  readme.split(/^## /m).find((each) => each.startsWith(title)) ?? "";
const rowsOf = (text: string): readonly (readonly string[])[] =>
  [...text.matchAll(/^\| (.*) \|$/gm)].map(([, row = ""]) =>
    row.split(" | ").map((cell) => cell.trim()),
  );

type Described = Readonly<Record<string, { readonly description: string }>>;
const action = parse(readFileSync(join(packageRoot, "action.yml"), "utf8")) as {
  readonly inputs: Described;
  readonly outputs: Described;
};

test("the tables of inputs and outputs are those of action.yml", () => {
  const rows = rowsOf(section("Inputs and outputs")).filter(([name]) => name?.startsWith("`"));
  const described = [...Object.entries(action.inputs), ...Object.entries(action.outputs)];
  expect(rows).toEqual(described.map(([name, { description }]) => [`\`${name}\``, description]));
});

test("the table of commands is that of the command line, options and all", async () => {
  const shown = [...section("Command line").matchAll(/^ {4}pare (\w+)(.*)$/gm)];
  const help = await pare(packageRoot, ["--help"]);
  const commands = [...help.stdout.matchAll(/^ {2}(\w+) .*$/gm)].map(([, name = ""]) => name);
  expect(shown.map(([, name]) => name)).toEqual(commands.filter((name) => name !== "help"));
  const helps = await Promise.all(
    shown.map(async ([, name = "", rest = ""]) => {
      const { code, stdout } = await pare(packageRoot, [name, "--help"]);
      const options = rest.match(/--[\w-]+/g) ?? [];
      return [name, code, options.filter((option) => !stdout.includes(option))];
    }),
  );
  expect(helps).toEqual(shown.map(([, name]) => [name, 0, []]));
});

test("the table of rules is that of the rules", () => {
  const rows = rowsOf(section("What it finds")).slice(2);
  expect(rows).toEqual(
    rules.map(({ id, severity, title }) => [`[${id}](src/rules/${id}.md)`, severity, title]),
  );
});

test("what README.md and its examples refer to is there", () => {
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path = ""]) => path);
  expect(links.length).toBeGreaterThan(8);
  for (const link of links)
    expect(() => readFileSync(join(packageRoot, link))).not.toThrow(/ENOENT/);
});

test("the workflows of README.md use inputs that there are", () => {
  const examples = [".github/examples/gate.yml", ".github/examples/nightly.yml"].map((path) =>
    readFileSync(join(packageRoot, path), "utf8"),
  );
  const [, fenced = ""] = /```yaml\n([^]*?)```/.exec(section("Switch it on")) ?? [];
  for (const text of [fenced, ...examples]) {
    const { jobs } = parse(text) as Workflow;
    const steps = Object.values(jobs).flatMap((job) => job.steps);
    const own = steps.filter(({ uses = "" }) => uses.startsWith("pare-iam/pare@"));
    expect(own.length).toBe(1);
    const inputs = own.flatMap((step) => Object.keys(step.with ?? {}));
    expect(inputs.filter((name) => !(name in action.inputs))).toEqual([]);
  }
});

type Workflow = {
  readonly jobs: Readonly<
    Record<
      string,
      { readonly steps: readonly { readonly uses?: string; readonly with?: object }[] }
    >
  >;
};

// Whether Pare reads of Terraform configurations what Terraform plans of them. An optional check:
// without `terraform` or the AWS provider it says that it is skipped.
//
//   node test/oracle/terraform.mjs --plugin-dir DIRECTORY [--record] [configuration...]
//
// The directory is a mirror of providers as `terraform init -plugin-dir` takes it; the environment
// variable TERRAFORM_PLUGIN_DIR says it too. `--record` writes what Terraform plans to `golden/`,
// where planned.test.ts reads it, and anew the plans that are in `golden/plans/`, for plans.test.ts.
// Needs `npm run build`.

import console from "node:console";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { compare } from "./compare.mjs";
import { plannedPolicies } from "./planned.mjs";
import { asked, provider, record, run, terraform, whyNot } from "./run.mjs";

const here = import.meta.dirname;
const cli = join(here, "..", "..", "dist", "cli", "index.js");
const configurations = join(here, "configurations");
const names = asked.length > 0 ? asked : readdirSync(configurations).sort();

/**
 * What Terraform plans of a configuration, whose root module is in `root/` where it has others beside.
 * @param {string} name
 */
async function plan(name) {
  const scratch = mkdtempSync(join(tmpdir(), "pare-oracle-"));
  try {
    cpSync(join(configurations, name), scratch, { recursive: true });
    const root = existsSync(join(scratch, "root")) ? join(scratch, "root") : scratch;
    writeFileSync(join(root, "provider.tf"), provider);
    await terraform(root, "init");
    await terraform(root, "plan", "-out=tfplan");
    return await terraform(root, "show", "-json", "tfplan");
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** @param {string} name */
async function extract(name) {
  const directory = join(configurations, name);
  const args = [cli, "extract", "--format", "json", "."];
  const { stdout } = await run(process.execPath, args, { cwd: directory, maxBuffer: 1e8 });
  /** @type {unknown} */
  const report = JSON.parse(stdout);
  return /** @type {import("./compare.mjs").ExtractReport} */ (report);
}

const reason = await whyNot();
if (reason !== undefined) console.log(`skipped: ${reason}`);
else {
  const counts = { equal: 0, differs: 0, failed: 0 };
  for (const name of names) {
    const [state, lines] = await check(name);
    counts[state]++;
    console.log(`${state.padEnd(8)}${name}`);
    for (const line of lines) console.log(`        ${line}`);
  }
  console.log(
    Object.entries(counts)
      .map(([state, count]) => `${count} ${state}`)
      .join(", "),
  );
  if (counts.equal < names.length) process.exitCode = 1;
}

/**
 * @param {string} name
 * @param {import("./planned.mjs").Planned} planned
 * @param {string} text
 */
function write(name, planned, text) {
  const golden = join(here, "golden");
  writeFileSync(join(golden, `${name}.json`), `${JSON.stringify(planned, null, 2)}\n`);
  const whole = join(golden, "plans", `${name}.json`);
  if (existsSync(whole)) writeFileSync(whole, text);
}

/**
 * @param {string} name
 * @returns {Promise<["equal" | "differs" | "failed", readonly string[]]>}
 */
async function check(name) {
  try {
    const text = await plan(name);
    /** @type {unknown} */
    const shown = JSON.parse(text);
    const planned = plannedPolicies(/** @type {import("./planned.mjs").Json} */ (shown));
    if (record) write(name, planned, text);
    const { missing, more, perhaps } = compare(planned, await extract(name));
    const lines = [
      ...missing.map((each) => `planned:   ${each}`),
      ...more.map((each) => `extracted: ${each}`),
      ...(perhaps > 0 ? [`${perhaps} extracted may be there, and are not in this plan`] : []),
    ];
    return [missing.length + more.length > 0 ? "differs" : "equal", lines];
  } catch (error) {
    return ["failed", String(error).split("\n").slice(0, 20)];
  }
}

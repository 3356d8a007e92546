// Whether Pare reads of Terraform configurations what Terraform plans of them. An optional check:
// without `terraform` or the AWS provider it says that it is skipped.
//
//   node test/oracle/terraform.mjs --plugin-dir DIRECTORY [--record] [configuration...]
//
// The directory is a mirror of providers as `terraform init -plugin-dir` takes it; the environment
// variable TERRAFORM_PLUGIN_DIR says it too. `--record` writes what Terraform plans to `golden/`,
// where planned.test.ts reads it. Needs `npm run build`.

import { execFile } from "node:child_process";
import console from "node:console";
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseArgs, promisify } from "node:util";
import { compare } from "./compare.mjs";
import { plannedPolicies } from "./planned.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { "plugin-dir": { type: "string" }, record: { type: "boolean" } },
});
const pluginDir = options["plugin-dir"] ?? process.env.TERRAFORM_PLUGIN_DIR;
const here = import.meta.dirname;
const cli = join(here, "..", "..", "dist", "cli", "index.js");
const configurations = join(here, "configurations");
const names = positionals.length > 0 ? positionals : readdirSync(configurations).sort();
const run = promisify(execFile);

/** Nothing is asked of AWS. */
const provider = `provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "none"
  secret_key                  = "none"
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
  skip_region_validation      = true
}
`;

/**
 * @param {string} directory
 * @param {readonly string[]} args
 */
async function terraform(directory, ...args) {
  const [command = "", ...more] = args;
  const quiet = command === "show" ? more : ["-input=false", "-no-color", ...more];
  const { stdout } = await run("terraform", [command, ...quiet], {
    cwd: directory,
    env: { ...process.env, TF_IN_AUTOMATION: "1", CHECKPOINT_DISABLE: "1" },
    maxBuffer: 1e8,
  });
  return stdout;
}

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
    await terraform(root, "init", `-plugin-dir=${pluginDir ?? ""}`);
    await terraform(root, "plan", "-out=tfplan");
    /** @type {unknown} */
    const shown = JSON.parse(await terraform(root, "show", "-json", "tfplan"));
    return plannedPolicies(/** @type {import("./planned.mjs").Json} */ (shown));
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

/** @returns {Promise<string | undefined>} */
async function whyNot() {
  if (pluginDir === undefined) return "no directory of providers is given";
  if (!existsSync(join(pluginDir, "registry.terraform.io", "hashicorp", "aws")))
    return "the directory of providers has no registry.terraform.io/hashicorp/aws";
  const found = await run("terraform", ["version"]).catch(() => undefined);
  return found ? undefined : "there is no terraform";
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
 * @returns {Promise<["equal" | "differs" | "failed", readonly string[]]>}
 */
async function check(name) {
  try {
    const planned = await plan(name);
    if (options.record)
      writeFileSync(join(here, "golden", `${name}.json`), `${JSON.stringify(planned, null, 2)}\n`);
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

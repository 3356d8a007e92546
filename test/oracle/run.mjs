/** Terraform, where it is on the machine. */
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { parseArgs, promisify } from "node:util";

export const run = promisify(execFile);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { "plugin-dir": { type: "string" }, record: { type: "boolean" } },
});
export const { record = false } = values;
export const asked = positionals;

/** A mirror of providers, as `terraform init -plugin-dir` takes it. */
const pluginDir = values["plugin-dir"] ?? process.env.TERRAFORM_PLUGIN_DIR;

/** Nothing is asked of AWS. */
export const provider = `provider "aws" {
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
 * Why nothing can be compared here; undefined where it can.
 * @returns {Promise<string | undefined>}
 */
export async function whyNot() {
  if (pluginDir === undefined) return "no directory of providers is given";
  if (!existsSync(join(pluginDir, "registry.terraform.io", "hashicorp", "aws")))
    return "the directory of providers has no registry.terraform.io/hashicorp/aws";
  const found = await run("terraform", ["version"]).catch(() => undefined);
  return found ? undefined : "there is no terraform";
}

/**
 * What a command of Terraform prints.
 * @param {string} directory
 * @param {string} command
 * @param {readonly string[]} args
 */
export async function terraform(directory, command, ...args) {
  const options = command === "init" ? [`-plugin-dir=${pluginDir ?? ""}`] : [];
  const { stdout } = await run("terraform", [command, ...options, ...args], {
    cwd: directory,
    env: { ...process.env, TF_IN_AUTOMATION: "1", TF_INPUT: "0", CHECKPOINT_DISABLE: "1" },
    maxBuffer: 1e8,
  });
  return stdout;
}

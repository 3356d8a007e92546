import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { devNull, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { Command } from "commander";
import { answered } from "../github/answer.ts";
import { listOrganization } from "../github/organization.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { auditShard, type Reported, type ToAudit } from "../jobs/organization/audit.ts";
import { mostShards, planOf } from "../jobs/organization/plan.ts";
import { version } from "../report/home.ts";
import { logSafe } from "../report/log-safe.ts";
import { mergedReport } from "../report/merged.ts";
import { cloneCommit } from "../repository/clone.ts";
import { packaged } from "../repository/root.ts";
import { oneLine } from "../source/quoted.ts";
import { clientFor, tokenIn } from "./client.ts";
import { UsageError } from "./options.ts";
import { jsonOf, planAt, reportsAt } from "./reports.ts";
import type { Run } from "./run.ts";
import { wholeNumber } from "./whole-number.ts";

type Planning = { readonly shards: number; readonly forks: boolean; readonly previous?: string };
type Auditing = { readonly shard: number; readonly output: string; readonly timeout: number };

/** All repositories of an organisation: what is to be done, and a share of it. */
export function command(run: Run): Command {
  const organization = new Command("organization")
    .description("audit all repositories of an organisation, in jobs that share the work")
    .exitOverride()
    .showHelpAfterError("pare organization --help says more.");
  organization
    .command("plan")
    .description("list the repositories, and say what each job is to do")
    .argument("<organization>", "its login")
    .option("--shards <number>", "how many jobs share the work, 1 to 256", wholeNumber, 20)
    .option("--forks", "also forks", false)
    .option("--previous <report>", "the last merged report: what has not changed is taken over")
    .action(async (login: string, options: Planning) => {
      run.print(`${JSON.stringify(await planFor(run, login, options), null, 1)}\n`);
    });
  organization
    .command("audit")
    .description("audit the repositories of a shard, and leave a report of each")
    .argument("<plan>", "what `pare organization plan` has printed")
    .requiredOption("--shard <number>", "which one", wholeNumber)
    .requiredOption("--output <directory>", "where the reports go; those there are not made again")
    .option(
      "--timeout <seconds>",
      "the most that a fetch, and an audit, may take",
      wholeNumber,
      300,
    )
    .action(async (path: string, { shard, output, timeout }: Auditing) => {
      const folder = resolve(run.directory, output);
      const fileOf = (name: string): string => join(folder, `${name}.json`);
      const earlier = new Map(
        reportsAt(folder, ["."], "nothing")
          .flat()
          .map((each) => [each.name, each]),
      );
      await auditShard(planAt(run.directory, path), shard, {
        earlier: (name) => earlier.get(name),
        audit: (repository) => Promise.resolve(auditOne(repository, run, timeout)),
        keep: (part) => {
          mkdirSync(dirname(fileOf(part.name)), { recursive: true });
          writeFileSync(fileOf(part.name), `${JSON.stringify(mergedReport([part]))}\n`);
        },
        note: (line) => {
          run.note(`${logSafe(line)}\n`);
        },
      });
    });
  return organization;
}

async function planFor(
  run: Run,
  organization: string,
  { shards, forks, previous }: Planning,
): Promise<ReturnType<typeof planOf>> {
  if (shards < 1) throw new UsageError("--shards: at least one has to do the work");
  if (shards > mostShards)
    run.note(`--shards: a matrix has at most ${mostShards} jobs, which share the work\n`);
  const client = clientFor(run.env, "a token that may read the repositories");
  const listing = answered(await listOrganization(client, organization));
  return planOf(listing, {
    ...{ organization, shards, forks, pare: version, today: run.today },
    catalog: openFacts(packaged).catalog.date,
    previous: previous === undefined ? [] : reportsAt(run.directory, [previous]).flat(),
  });
}

/**
 * Fetches a commit and audits it in a process of its own: whatever is in a repository, the others are
 * audited as well. That process has no token.
 */
function auditOne({ name, head }: ToAudit, { env }: Run, seconds: number): Reported {
  const directory = mkdtempSync(join(tmpdir(), "pare-"));
  try {
    const url = `${env.GITHUB_SERVER_URL ?? "https://github.com"}/${name}.git`;
    const token = tokenIn(env);
    const cloning = {
      url,
      commit: head,
      directory,
      seconds,
      ...(token !== undefined && { token }),
    };
    const because = cloneCommit(cloning);
    return because === undefined ? auditIn(directory, seconds) : { ok: false, because };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function auditIn(directory: string, seconds: number): Reported {
  // What this very command line was started by.
  const [, cli = ""] = process.argv;
  const { PATH = "" } = process.env;
  const args = ["audit", "--format", "json", "--fail-on", "never"];
  const { status, stdout, stderr, error } = spawnSync(process.execPath, [cli, ...args], {
    cwd: directory,
    // Settings of git's that the repository brings along are nobody's.
    env: { PATH, HOME: tmpdir(), GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: "1" },
    timeout: seconds * 1000,
    killSignal: "SIGKILL",
    maxBuffer: 1 << 28,
    encoding: "utf8",
  });
  if (error && "code" in error && error.code === "ETIMEDOUT")
    return { ok: false, because: `its audit took longer than ${seconds} s` };
  if (status === 0) return { ok: true, report: jsonOf(stdout) };
  const said =
    stderr
      .trim()
      .split("\n")
      .at(status === 2 ? 0 : -1) ?? "";
  return { ok: false, because: `its audit ended with ${String(status)}: ${oneLine(said, 300)}` };
}

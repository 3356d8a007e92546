// Prints what the audit of an organisation takes: npm run bench:organization [REPOSITORIES] [CLI]
// The requests are made to the fake GitHub; what the audits find is made of a few policies. At the end
// some repositories are really fetched with git, from this disk, and audited in processes of their own.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { connect } from "../../src/github/client.ts";
import { listOrganization } from "../../src/github/organization.ts";
import { mergedMarkdown } from "../../src/report/merged-markdown.ts";
import { mergedReport, mergedSummary } from "../../src/report/merged.ts";
import { startGitHub, writeToken } from "../github/fake.ts";
import { git } from "../github/git.ts";
import { createOrigin } from "../github/origin.ts";
import { commit, night, planFor, simulatedOrganization } from "../jobs/organization.ts";

const count = Number(process.argv[2] ?? 1000);
/** The bundle that `npm run build` makes, or another entry of the command line. */
const cli = resolve(process.argv[3] ?? "dist/cli/index.js");
const real = 12;
const scratch = mkdtempSync(join(tmpdir(), "pare-bench-"));
const organization = simulatedOrganization(count);
const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);

try {
  await simulate();
  await fetchAndAudit();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function simulate(): Promise<void> {
  const origin = createOrigin(join(scratch, "origin"), { base: [{ a: "" }], head: [] });
  const github = await startGitHub({ directory: origin.directory, owned: organization });
  const start = performance.now();
  // A secondary limit and an outage on the way.
  github.fail("graphql/organizationRepositories", { status: 502, skip: 3, times: 1 });
  const client = connect({ token: writeToken, apiUrl: github.url, userAgent: "pare" });
  const listing = await listOrganization(client, "octo-org");
  if (!listing.ok) throw new Error(listing.message);
  const reading = github.count();
  console.log(
    `list: ${listing.value.repositories.length} repositories in ${reading} requests, one of them repeated after an outage, ${seconds(start)} s`,
  );
  if (github.violations.length > 0) throw new Error(github.violations.join("\n"));
  await github.close();

  const plan = planFor(organization);
  const shardSizes = plan.shards
    .map((shard) =>
      plan.repositories.filter((each) => each.work === "audit" && each.shard === shard),
    )
    .map((each) => each.length);
  console.log(
    `plan: ${plan.shards.length} shards of ${Math.min(...shardSizes)} to ${Math.max(...shardSizes)} repositories, ${JSON.stringify(plan).length} bytes`,
  );
  const first = await night(organization);
  tell("first night", first);
  const printed = JSON.stringify(mergedReport(first.parts));
  console.log(
    `merged: ${printed.length} bytes of JSON, ${mergedMarkdown(first.parts).length} of the summary`,
  );
  const changed = organization.map((each, n) =>
    n >= 20 && n % 50 === 0 ? { ...each, head: commit(1_000_000 + n) } : each,
  );
  tell("next night, 2 % changed", await night(changed, { previous: first.parts }));
}

function tell(what: string, { parts, audits }: Awaited<ReturnType<typeof night>>): void {
  const { audited, leftOut, failed, missing } = mergedSummary(parts);
  console.log(
    `${what}: ${audits} audits; ${parts.length} parts: ${audited} audited, ${leftOut} left out, ${failed} failed, ${missing} missing`,
  );
}

/** Repositories on this disk stand for those of GitHub; the command line is the compiled one. */
async function fetchAndAudit(): Promise<void> {
  const server = join(scratch, "server");
  const owned = Array.from({ length: real }, (_, n) => {
    const nameWithOwner = `octo-org/app-${n}`;
    const directory = join(server, `${nameWithOwner}.git`);
    mkdirSync(directory, { recursive: true });
    const files = {
      "policy.json": '{"Statement":{"Effect":"Allow","Action":"sqs:PurgeQueue","Resource":"*"}}',
    };
    const origin = createOrigin(directory, {
      base: [n === 0 ? { "pare.txt": "", ".github/pare.yml": "fail-on: 1" } : files],
      head: [],
    });
    git(directory, ["config", "uploadpack.allowAnySHA1InWant", "true"]);
    return { nameWithOwner, head: origin.base() };
  });
  // One that is gone since the list was made.
  owned.push({ nameWithOwner: "octo-org/gone", head: commit(1) });
  const github = await startGitHub({ directory: join(server, "octo-org/app-1.git"), owned });
  const env = {
    ...process.env,
    GITHUB_TOKEN: writeToken,
    GITHUB_API_URL: github.url,
    GITHUB_GRAPHQL_URL: github.graphqlUrl,
    GITHUB_SERVER_URL: pathToFileURL(server).href,
  };
  // The fake answers in this process, which has to be free to.
  const pare = (...args: readonly string[]): Promise<string> => {
    const child = spawn(process.execPath, [cli, ...args], { cwd: scratch, env });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (some: string) => (text += some));
    child.stderr.pipe(process.stderr);
    return new Promise((resolve, reject) => {
      child.on("error", reject).on("close", () => {
        resolve(text);
      });
    });
  };
  const planned = await pare("organization", "plan", "octo-org", "--shards", "2");
  writeFileSync(join(scratch, "plan.json"), planned);
  const start = performance.now();
  for (const shard of ["1", "2"])
    await pare("organization", "audit", "plan.json", "--shard", shard, "--output", "reports");
  console.log(
    `fetched and audited: ${owned.length} small repositories, ${seconds(start)} s one after the other`,
  );
  const merged = await pare("merge", "--plan", "plan.json", "reports");
  console.log(merged.split("\n").slice(-8).join("\n"));
  await github.close();
}

// Prints how fast Pare is, as ratios and rates: node test/bench/bench.mjs [DIRECTORY]
// The directory (this repository by default) is what is read and audited. Needs `npm run build`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const directory = resolve(process.argv[2] ?? root);
const runs = 15;

/** @param {readonly number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** @param {readonly string[]} args */
function wall(args) {
  const start = performance.now();
  spawnSync(process.execPath, args, { stdio: "ignore" });
  return performance.now() - start;
}

const scratch = mkdtempSync(join(tmpdir(), "pare-bench-"));
try {
  const small = join(scratch, "small.tf");
  writeFileSync(
    small,
    'resource "aws_iam_policy" "p" {\n  policy = jsonencode({ Statement = [{ Effect = "Allow", Action = "s3:*", Resource = "*" }] })\n}\n',
  );
  const cli = join(root, "dist/cli/index.js");
  /** @type {number[]} */ const bare = [];
  /** @type {number[]} */ const pare = [];
  for (let i = 0; i < runs; i++) {
    bare.push(wall(["-e", "0"]));
    pare.push(wall([cli, "audit", small]));
  }
  const [b, p] = [median(bare), median(pare)];
  console.log(`start: node -e 0 ${b.toFixed(0)} ms, audit of a small file ${p.toFixed(0)} ms`);
  console.log(`       ${(p / b).toFixed(2)} times bare node, ${(p - b).toFixed(0)} ms over it`);

  // The sources as plain JavaScript, so that stages can be told apart.
  const out = join(root, "node_modules/.cache/pare-bench");
  rmSync(out, { recursive: true, force: true });
  const emit = ["--noEmit", "false", "--noCheck", "--outDir", out];
  spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), ...emit], {
    cwd: root,
  });
  symlinkSync(join(root, "catalog"), join(out, "catalog-data"));
  await stages(out);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** @param {string} out */
async function stages(out) {
  /** @param {string} path @returns {Promise<any>} */
  const load = (path) => import(join(out, "src", path));
  const { openFacts } = await load("jobs/knowledge.js");
  const { scan, wantedFiles } = await load("jobs/scan.js");
  const { propose } = await load("jobs/propose.js");
  const { worthChanging } = await load("jobs/audit.js");
  const { judge } = await load("rules/judge.js");
  const { worktree } = await load("repository/worktree.js");
  const { readHcl } = await load("syntax/hcl/read.js");
  /** @param {string} file */
  const read = (file) => readFileSync(join(root, "catalog", file), "latin1");

  /** @type {[string, number][]} */ const times = [];
  /** @template T @param {string} name @param {() => T} work @returns {T} */
  const timed = (name, work) => {
    const start = performance.now();
    const result = work();
    times.push([name, performance.now() - start]);
    return result;
  };
  const facts = timed("open the catalog", () => openFacts(read));
  const tree = timed("list the files", () => worktree(directory, [], wantedFiles));
  /** @type {readonly string[]} */ const paths = tree.list();
  const texts = timed("read the files", () =>
    paths.flatMap((path) => {
      const file = tree.read(path);
      return file.ok ? [file.source] : [];
    }),
  );
  const hcl = texts.filter(({ path }) => path.endsWith(".tf"));
  const size = hcl.reduce((sum, { text }) => sum + text.length, 0);
  for (let i = 0; i < 5; i++) for (const { text } of hcl) readHcl(text);
  const start = performance.now();
  for (const { text } of hcl) readHcl(text);
  const seconds = (performance.now() - start) / 1000;
  const found = timed("scan: parse, evaluate, extract", () => scan(tree, facts));
  const findings = timed("judge", () => judge(found.policies, facts));
  timed("narrow, spell, prove", () => propose(found, worthChanging(findings), facts, facts));

  if (size > 0)
    console.log(`HCL:   ${(size / 1e6 / seconds).toFixed(0)} MB/s, ${hcl.length} files`);
  const total = times.reduce((sum, [, time]) => sum + time, 0);
  const bytes = texts.reduce((sum, { text }) => sum + text.length, 0);
  console.log(
    `audit: ${texts.length} files, ${(bytes / 1e6).toFixed(1)} MB, ${found.policies.length} policies in ${total.toFixed(0)} ms`,
  );
  for (const [name, time] of times)
    console.log(`       ${((100 * time) / total).toFixed(0).padStart(3)}% ${name}`);
}

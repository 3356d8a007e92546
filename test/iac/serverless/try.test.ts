import { test } from "vitest";
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { scan } from "../../../src/jobs/scan.ts";
import { fix } from "../../../src/jobs/fix.ts";
import { memoryTree } from "../../../src/repository/tree.ts";
import { agreed } from "../../agreed.ts";
import { facts } from "../../rules/facts.ts";
import { extractReport } from "../../../src/report/extract-json.ts";
test("try", () => {
  const root = process.env.ROOT!;
  const files = new Map<string,string>();
  const rx = /\.(ya?ml|json)$/;
  for (const e of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const p = e.parentPath + "/" + e.name;
    if (!e.isFile() || !rx.test(p)) continue;
    const rel = p.slice(root.length + 1);
    if (process.env.ONLY && !new RegExp(process.env.ONLY).test(rel)) continue;
    files.set(rel, readFileSync(p, "utf8"));
  }
  const found = scan(memoryTree(files), facts);
  const report = extractReport(found, (p) => found.formatOf(p).name);
  const by = new Map<string, any[]>();
  for (const s of report.statements) by.set(s.path, [...(by.get(s.path) ?? []), s]);
  let total = 0, diff = 0;
  for (const [path, text] of files) {
    if (!/serverless[^/]*\.(ya?ml|json)$/.test(path)) continue;
    const n = text.split("\n").filter((l) => /^\s*(-\s*)?["']?Effect["']?\s*:/.test(l)).length;
    const m = (by.get(path) ?? []).length;
    total += n;
    if (n !== m) { diff++; console.log("DIFF", path, n, m); }
    const iac = new Set((by.get(path) ?? []).map((s) => s.iac));
    if (iac.size && [...iac].join() !== "serverless") console.log("IAC", path, [...iac]);
  }
  console.log("total", total, "diff", diff, "files", found.claimed.size);
  for (const [f, s] of found.claimed) console.log(f.name, s.length);
  for (const p of report.notEvaluated) if (/serverless/.test(p.path)) console.log(p.path, p.line, p.reason, p.detail);
  if (process.env.SHOW) for (const s of report.statements.filter((s) => s.iac === "serverless").filter((_, i) => i % Number(process.env.SHOW) === 0))
    console.log(`${s.path}:${s.startLine}-${s.endLine} ${s.policyKind} ${s.owner} ${s.effect} ${s.actions} on ${s.resources} => ${JSON.stringify(s.instances[0].resources)}\n` + files.get(s.path)!.split("\n").slice(s.startLine - 1, s.endLine).join("\n"));
  if (process.env.LABELS) for (const l of readFileSync("/work/shared/measure/labelled/labels.jsonl", "utf8").split("\n").filter(Boolean).map((l) => JSON.parse(l)).filter((l) => l.kind === "serverless")) {
    const rel = l.file.replace(/^files\//, "");
    const hit = (by.get(rel) ?? []).find((s) => s.startLine === l.start && s.endLine === l.end && s.iac === "serverless");
    console.log(hit ? "ok" : "MISS", rel, l.start, l.end, hit && JSON.stringify([...hit.actions].sort()) === JSON.stringify([...l.actions].sort()) ? "same" : "DIFFERENT");
  }
  if (process.env.FIX) {
    const r = fix(memoryTree(files), facts, agreed("never"), ["equivalent", "assumed"]);
    let c = 0; for (const p of r.proposals) c += p.outcome.kind === "commit" ? 1 : 0;
    console.log("proposals", r.proposals.length, "commit", c, "files", r.changed.length);
    const why = new Map<string, number>();
    for (const p of r.proposals) { const k = p.outcome.kind === "none" ? "none " + p.outcome.refusal.because : p.outcome.kind === "show" ? "show " + p.outcome.because.slice(0, 60) : "commit"; why.set(k, (why.get(k) ?? 0) + 1); }
    console.log([...why]);
    const after = new Map(files); for (const x of r.changed) after.set(x.path, x.after);
    const again = scan(memoryTree(after), facts);
    console.log("problems", found.problems.length, again.problems.length, again.policies.length, found.policies.length);
  }
}, 600000);

import fc from "fast-check";
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { htmlReport, type Page } from "../../../src/report/html/page.ts";
import { byFolder, byService } from "../../../src/report/html/shares.ts";
import { treeMap } from "../../../src/report/html/tree-map.ts";
import type { Result } from "../../../src/report/result.ts";
import { withNight } from "../../../src/report/trend/history.ts";
import { tonight } from "../../../src/report/trend/tonight.ts";
import { issueMarker } from "../../../src/report/tracking/marker.ts";
import { trackingBody } from "../../../src/report/tracking/issue.ts";
import { linesOfCommit } from "../../../src/report/links.ts";
import { often } from "../../share.ts";
import { auditAt, places } from "../hostile.ts";
import { audited } from "../results.ts";
import { skeletonOf } from "../skeleton.ts";

const policy = (...actions: readonly string[]): string =>
  JSON.stringify({ Statement: { Effect: "Allow", Action: actions, Resource: "*" } }, null, 2);

function pageOf(result: Result, name = "octo-org/infrastructure", owner = "@octo-org/team"): Page {
  const before = tonight(result, { date: "2026-11-01", commit: "" }).night;
  const marks = before.standing?.marks.slice(1) ?? [];
  const other = { ...before, standing: { left: 0, marks } };
  const now = tonight(result, { date: "2026-11-02", commit: "a".repeat(40) }, other);
  return {
    name,
    tonight: now,
    history: withNight([other], now.night),
    ownersOf: () => [owner],
    linkTo: linesOfCommit("https://github.com/o/r", "abc"),
  };
}

const result = audited({
  "infra/a.json": policy("s3:*"),
  "infra/prod/b.json": policy("sqs:SendMessage"),
  "c.json": policy("s3:ListAllMyBuckets"),
});
const html = htmlReport(result, pageOf(result));

test("it loads nothing, and its own policy would let nothing else run", () => {
  const [, script = ""] = /<script>([^]*?)<\/script>/.exec(html) ?? [];
  const [, style = ""] = /<style>([^]*?)<\/style>/.exec(html) ?? [];
  const hash = (text: string): string =>
    `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const [, allowed] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  expect(allowed).toBe(
    `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`,
  );
  expect(html).not.toMatch(/<(?:link|img|iframe|object|embed|base)\b|\ssrc=|@import|url\(/);
  expect(script).not.toMatch(/innerHTML|outerHTML|insertAdjacent|document\.write|eval|fetch\(/);
  // Neither ends before it should.
  expect(html.match(/<\/(?:script|style)/g)?.length).toBe(2);
});

test("policies stand there with their lines, findings, replacement and owner, the widest first", () => {
  const policies = [...html.matchAll(/<details class="policy"[^>]* data-path="([^"]*)"/g)];
  expect(policies.map(([, path]) => path)).toEqual(["infra/a.json", "infra/prod/b.json"]);
  expect(html).toContain('<li class="finding" data-severity="high" data-rule="wildcard-action">');
  expect(html).toContain("owned by @octo-org/team");
  expect(html).toMatch(
    /<a href="https:\/\/github\.com\/o\/r\/blob\/abc\/infra\/a\.json#L\d+-L\d+">/,
  );
  expect(html).toMatch(/<span class="unseen">put in: <\/span>/);
  expect(html).toContain('<span class="new">new</span>');
  expect(html).toContain("1 policies in which nothing stands");
});

const attached = audited({
  "main.tf": `resource "aws_iam_role_policy_attachment" "a" {
    role       = "app"
    policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"
  }`,
});

test("what is attached and written elsewhere stands there too, without a score", () => {
  expect(attached.findings.map(({ rule }) => rule)).toEqual(["managed-policy-attached"]);
  const page = pageOf(attached);
  const shown = htmlReport(attached, page);
  expect(shown).toMatch(/<details class="policy"[^>]* data-path="main\.tf"/);
  expect(shown).toContain('data-severity="critical" data-rule="managed-policy-attached"');
  const body = trackingBody(attached, { ...page, job: "nightly/x", changedOn: () => undefined });
  expect(body).toMatch(/#### Worst policies\n\n- \*\*written elsewhere\*\* .*: 1 critical/);
});

test("what is beyond 10 MB is named, and said to be left out", () => {
  const statements = Array.from({ length: 30 }, (_, n) => ({
    Sid: `S${n}${"x".repeat(200)}`,
    Effect: "Allow",
    Action: "s3:PutObject",
    Resource: "*",
  }));
  const wide = audited({ "a.json": JSON.stringify({ Statement: statements }, null, 2) });
  const [finding] = wide.findings;
  if (!finding) throw new Error("nothing is found");
  const [scored] = wide.scores;
  if (!scored) throw new Error("no policy has a score");
  const many = Array.from({ length: 400 }, (_, n) => {
    const copy = {
      ...scored.policy,
      id: `p${n}`,
      owner: { ...scored.policy.owner, address: `p${n}` },
    };
    return {
      scored: { ...scored, policy: copy },
      findings: wide.findings.map((each) => ({ ...each, policy: copy })),
    };
  });
  const large: Result = {
    ...wide,
    scores: many.map((each) => each.scored),
    findings: many.flatMap((each) => each.findings),
  };
  const page = htmlReport(large, pageOf(wide));
  expect(Buffer.byteLength(page)).toBeLessThan(10_000_000);
  const shown = page.match(/<details class="policy"/g)?.length ?? 0;
  expect(shown).toBeGreaterThan(10);
  expect(page).toContain(`<strong>${400 - shown} policies more have findings and are left out`);
  // The filters count what stands there, and the page says why that is less than in its head.
  const single = page.match(/<li class="finding"/g)?.length ?? 0;
  expect(page).toContain(`${single} of ${large.findings.length} findings stand here one by one`);
  expect(html).not.toContain("stand here one by one");
});

describe.each(Object.entries(places))("%s", (_, place) => {
  const runs = { numRuns: often(3) };
  const ours = /^<(?:\/?[a-z][a-z0-9]*|!doctype html)(?: [a-zA-Z0-9-]+(?:="[^"<>]*")?)*\/?>$/;

  test("is nothing but text in a page", () => {
    fc.assert(
      fc.property(place.text, (hostile) => {
        const found = auditAt(place, hostile);
        const page = htmlReport(found, pageOf(found, hostile, hostile));
        const body = page.replace(/<(style|script)>[^]*?<\/\1>/g, "");
        for (const [tag] of body.matchAll(/<[^>]*>?/g)) {
          expect(tag).toMatch(ours);
          expect(tag).not.toMatch(/ on[a-z]+=| style=/);
          const [, href = "#"] = / href="([^"]*)"/.exec(tag) ?? [];
          expect(href).toMatch(
            /^(?:#|https:\/\/github\.com\/(?:pare-iam\/pare|o\/r\/blob\/abc\/))/,
          );
        }
        expect(body).not.toMatch(/[^\P{Cc}\n\t]|\p{Bidi_Control}/u);
      }),
      runs,
    );
  });

  test("mentions, links and marks up nothing in the tracking issue", () => {
    fc.assert(
      fc.property(place.text, (hostile) => {
        const found = auditAt(place, hostile);
        const page = pageOf(found, hostile, hostile);
        const tracking = { ...page, job: "nightly/x", changedOn: () => undefined };
        const [marker, ...lines] = skeletonOf(trackingBody(found, tracking));
        expect([issueMarker("nightly/x", true), issueMarker("nightly/x", false)]).toContain(marker);
        for (const line of lines) expect(withoutOurs(line)).not.toMatch(forged);
      }),
      runs,
    );
  });
});

/** What no line outside of code may hold: marks of Markdown and HTML, mentions, references. */
const forged = /[<>@#[\]!`\\$|]|https?:|www\.|[A-Z]{2,}-\d/;

function withoutOurs(line: string): string {
  return line
    .replace(/\[[a-z-]+\]\(https:\/\/github\.com\/pare-iam\/pare\/[\w./-]+\)/g, "rule")
    .replace(/\[…\]\(https:\/\/github\.com\/o\/r\/blob\/abc\/[\w./~%-]+#L\d+(?:-L\d+)?\)/g, "…")
    .replace(/^#### (?=[A-Z][a-z -]+(?:: \d+)?$|[A-Z][a-z]+ since [\d-]+: \d+$)/, "")
    .replace(/^<details><summary>Not evaluated: \d+ places?<\/summary>$|^<\/details>$/, "");
}

test("boxes of a map fill it, do not overlap, and are as large as their shares", () => {
  const items = fc.array(fc.record({ size: fc.nat(1e5) }), {
    maxLength: 30,
  });
  fc.assert(
    fc.property(items, (some) => {
      const total = some.reduce((sum, { size }) => sum + size, 0);
      fc.pre(total > 0);
      const size = { width: 300, height: 200 };
      const boxes = treeMap(some, size);
      for (const { item, x, y, width, height } of boxes) {
        expect(width * height).toBeCloseTo((item.size / total) * 60_000, 3);
        expect(x).toBeGreaterThan(-1e-6);
        expect(y).toBeGreaterThan(-1e-6);
        expect(x + width).toBeLessThan(300 + 1e-6);
        expect(y + height).toBeLessThan(200 + 1e-6);
      }
      const middle = ({ x, y, width, height }: (typeof boxes)[number]) =>
        [x + width / 2, y + height / 2] as const;
      for (const box of boxes) {
        const [x, y] = middle(box);
        const holding = boxes.filter(
          (each) => x > each.x && x < each.x + each.width && y > each.y && y < each.y + each.height,
        );
        if (box.width * box.height > 1e-3) expect(holding).toEqual([box]);
      }
    }),
    { numRuns: often(100) },
  );
});

test("folders are divided as far as there is room, and add up to all; so do services", () => {
  const folders = byFolder(result.scores);
  expect(folders.map(({ name }) => name).sort()).toEqual([
    ...["c.json", "infra/a.json", "infra/prod/b.json"],
  ]);
  const sum = (shares: readonly { readonly size: number }[]): number =>
    shares.reduce((all, { size }) => all + size, 0);
  expect(sum(folders)).toBeCloseTo(sum(byService(result.scores)), 9);
  const many = audited(
    Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [`${n % 3}/${n}.json`, policy("s3:PutObject")]),
    ),
  );
  const divided = byFolder(many.scores);
  expect(divided.length).toBeLessThanOrEqual(40);
  expect(divided.reduce((all, { policies }) => all + policies, 0)).toBe(60);
});

import { compareTexts } from "../source/order.ts";
import { stated } from "./fields.ts";
import type { Finding, Reported } from "./reported.ts";

/**
 * Reports as one for each whom they are about, in order. What is later counts: of periods the one that ends later, of
 * times the last, of findings and recommendations what was updated last. In whatever order and grouping reports are
 * joined, the result is the same; and a report twice says what it says once, but for the counts of messages.
 */
export function joinedReports(all: readonly Reported[]): readonly Reported[] {
  const found = new Map<string, Reported[]>();
  for (const each of all) {
    const known = found.get(each.arn);
    if (known) known.push(each);
    else found.set(each.arn, [each]);
  }
  return [...found]
    .sort(([a], [b]) => compareTexts(a, b))
    .map(([arn, reports]) => joinedReport(arn, reports));
}

/** How many rows a report has. */
export function rowsOf(report: Reported): number {
  const tracked = report.actions.map((each) => each.attempted.length + each.unattempted.length);
  const unused = report.findings.flatMap(({ services }) =>
    services.map(({ actions }) => 1 + (actions?.length ?? 0)),
  );
  const lists = [report.services, report.credentials, report.findings, report.generated];
  return [...lists, report.denied].reduce(
    (sum, list) => sum + list.length,
    [...tracked, ...unused].reduce((sum, each) => sum + each, 0),
  );
}

/** Reports about one ARN as one, in one go. */
export function joinedReport(arn: string, all: readonly Reported[]): Reported {
  const rows = <Row>(of: (report: Reported) => readonly Row[]): readonly Row[] => all.flatMap(of);
  return stated({
    arn,
    created: all.map((each) => each.created).reduce(later, undefined),
    stack: all.map((each) => each.stack).reduce(joinedStack, undefined),
    services: joinedBy(
      rows((each) => each.services),
      ({ service }) => service,
      joinedService,
    ),
    actions: joinedActions(rows((each) => each.actions)),
    credentials: joinedBy(
      rows((each) => each.credentials),
      ({ credential }) => credential,
      joinedCredential,
    ),
    findings: joinedBy(inOne(rows((each) => each.findings)), ({ id }) => id, joinedFinding),
    recommendation: all.map((each) => each.recommendation).reduce(joinedRecommendation, undefined),
    generated: joinedBy(
      rows((each) => each.generated),
      ({ job }) => job,
      greater,
    ),
    denied: joinedBy(
      rows((each) => each.denied),
      ({ action, resource, by = "" }) => `${action} ${resource} ${by}`,
      (one, other) =>
        stated({
          ...one,
          count: one.count + other.count,
          first: earlier(one.first, other.first),
          last: later(one.last, other.last),
        }),
    ),
  });
}

function joinedStack(a: Reported["stack"], b: Reported["stack"]): Reported["stack"] {
  return a && b ? greater(a, b) : (a ?? b);
}

type Period = { readonly since?: string | undefined; readonly until?: string | undefined };
type Last = {
  readonly last?: string | undefined;
  readonly region?: string | undefined;
  readonly service?: string | undefined;
};

/** The one that ends later; of two that end together, the longer one. */
function joinedPeriod<Row extends Period>(a: Row, b: Row): Row {
  if (a.until !== b.until) return (a.until ?? "") > (b.until ?? "") ? a : b;
  if (a.since !== b.since) return (a.since ?? "~") < (b.since ?? "~") ? a : b;
  return greater(a, b);
}

function joinedLast<Row extends Last>(a: Row, b: Row): Row {
  if (a.last !== b.last) return (a.last ?? "") > (b.last ?? "") ? a : b;
  return greater(a, b);
}

type Service = Reported["services"][number];

function joinedService(a: Service, b: Service): Service {
  const { last, region } = joinedLast(lastOf(a), lastOf(b));
  const { since, until } = joinedPeriod(periodOf(a), periodOf(b));
  return stated({ service: a.service, last, region, since, until });
}

type Credential = Reported["credentials"][number];

/** Whether it is active hangs on the report, as its period does; when it was used does not. */
function joinedCredential(a: Credential, b: Credential): Credential {
  const stateOf = ({ active, since, until }: Credential) => stated({ active, since, until });
  const { last, region, service } = joinedLast(
    stated({ ...lastOf(a), service: a.service }),
    stated({ ...lastOf(b), service: b.service }),
  );
  const { active, since, until } = joinedPeriod(stateOf(a), stateOf(b));
  return stated({ credential: a.credential, active, service, last, region, since, until });
}

const lastOf = ({ last, region }: Last) => stated({ last, region });
const periodOf = ({ since, until }: Period) => stated({ since, until });

type Tracked = Reported["actions"][number];

/** Each action by itself, and then those of one period together again. */
export function joinedActions(groups: readonly Tracked[]): Tracked[] {
  const found = new Map<string, { readonly period: Period; readonly last: Last }>();
  const add = (action: string, period: Period, last: Last): void => {
    const known = found.get(action);
    found.set(action, {
      period: known ? joinedPeriod(known.period, period) : period,
      last: known ? joinedLast(known.last, last) : last,
    });
  };
  for (const { attempted, unattempted, ...rest } of groups) {
    const period = periodOf(rest);
    for (const each of attempted) add(each.action, period, lastOf(each));
    for (const action of unattempted) add(action, period, {});
  }
  const made = new Map<string, Tracked>();
  for (const [action, { period, last }] of [...found].sort(([a], [b]) => compareTexts(a, b))) {
    const key = JSON.stringify([period.until, period.since]);
    const group = made.get(key) ?? { ...period, attempted: [], unattempted: [] };
    made.set(key, group);
    if (last.last === undefined) group.unattempted.push(action);
    else group.attempted.push(stated({ action, last: last.last, region: last.region }));
  }
  return [...made].sort(([a], [b]) => compareTexts(a, b)).map(([, group]) => group);
}

const statuses = ["active", "archived", "resolved"] as const;

/** Each with its own services as one: it may list a service twice. */
const inOne = (findings: readonly Finding[]): readonly Finding[] =>
  findings.map((each) => joinedFinding(each, each));

/** What was updated last stands; pages of one state of it are put together. */
function joinedFinding(a: Finding, b: Finding): Finding {
  if (a.updated !== b.updated) return a.updated > b.updated ? a : b;
  return stated({
    ...greater(
      { id: a.id, unused: a.unused, updated: a.updated },
      { id: b.id, unused: b.unused, updated: b.updated },
    ),
    status: statuses.indexOf(a.status) > statuses.indexOf(b.status) ? a.status : b.status,
    analyzed: later(a.analyzed, b.analyzed),
    last: later(a.last, b.last),
    services: joinedBy(
      [...a.services, ...b.services],
      ({ service }) => service,
      (one, other) =>
        stated({
          service: one.service,
          last: later(one.last, other.last),
          // Without a list it is the whole service.
          actions:
            one.actions &&
            other.actions &&
            joinedBy(
              [...one.actions, ...other.actions],
              ({ action }) => action,
              (x, y) => stated({ action: x.action, last: later(x.last, y.last) }),
            ),
        }),
    ),
  });
}

type Recommendation = Reported["recommendation"];

function joinedRecommendation(a: Recommendation, b: Recommendation): Recommendation {
  const completed = later(a?.completed, b?.completed);
  if (completed === undefined) return undefined;
  const [one, other] = [a, b].map((each) => (each?.completed === completed ? each.steps : []));
  return {
    completed,
    steps: joinedBy([...(one ?? []), ...(other ?? [])], (step) => JSON.stringify(step), greater),
  };
}

/** Rows in order, those of one key as one. */
function joinedBy<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  join: (a: Row, b: Row) => Row,
): Row[] {
  const found = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = found.get(key);
    found.set(key, known === undefined ? row : join(known, row));
  }
  return [...found].sort(([x], [y]) => compareTexts(x, y)).map(([, row]) => row);
}

/** Of two rows between which nothing else decides, always the same one. */
function greater<Row>(a: Row, b: Row): Row {
  return JSON.stringify(a) > JSON.stringify(b) ? a : b;
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  return (a ?? "") > (b ?? "") ? a : b;
}

function earlier(a: string | undefined, b: string | undefined): string | undefined {
  return (a ?? "~") < (b ?? "~") ? a : b;
}

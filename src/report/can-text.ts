import type { CanAnswer, Cited, NearMiss } from "./can.ts";
import { conditionText } from "./condition-text.ts";
import { readableList } from "./readable-list.ts";
import { requestLine, shownRequest } from "./request.ts";
import { citedAt, statementText, whoText, type CitedFor } from "./statement-line.ts";
import { logSafe } from "./log-safe.ts";
import { notReadLines } from "./text.ts";
import { shownText } from "./shown.ts";
import { listed } from "../rules/wording.ts";

const verdicts: Readonly<Record<CanAnswer["verdict"], string>> = {
  allowed: "allowed",
  "explicitly denied": "denied",
  "implicitly denied": "not allowed",
  depends: "depends",
};

/** The most statements that allow something like it. */
const mostNear = 10;

/** What `can` prints for people: the answer, by which statement, and what is missing for another. */
export function canText(answer: CanAnswer): string {
  const { request, verdict, by, provided, against, missing, nearly, notes, unread, written } =
    answer;
  const asked = { ...shownRequest(request), context: {} };
  const doubt = verdict === "implicitly denied" && unread.length > 0 ? ", by what is read," : "";
  const lines = [
    `${verdicts[verdict]}${doubt}  ${requestLine(asked)}`,
    ...by.map((each) => citedLine(each, { ...request, written })),
    ...(provided.length > 0
      ? [
          `    if ${provided.map(({ expression, value }) => `${expression} is ${value}`).join(" and ")}`,
        ]
      : []),
    ...(verdict === "depends" && provided.length === 0
      ? ["    it depends on what is not known before it is deployed"]
      : []),
    ...against.map((each) => `${citedLine(each, { ...request, written })}  (may deny it)`),
    ...missing.map((each) => `missing  an Allow in ${each}`),
    ...nearly.slice(0, mostNear).map((each) => nearLine(each, request.context)),
    ...(nearly.length > mostNear
      ? [`… and ${nearly.length - mostNear} more; --format json lists them`]
      : []),
    ...notes.map((note) => `note  ${note}`),
    ...notReadLines(unread),
  ];
  return `${lines.map(logSafe).join("\n")}\n`;
}

function citedLine(cited: Cited, asked: CitedFor): string {
  return `${citedAt(cited)}  ${statementText(cited.statement, asked)}`;
}

function nearLine({ but, ...cited }: NearMiss, context: CanAnswer["request"]["context"]): string {
  const { resource, principal } = cited.statement;
  switch (but.kind) {
    case "conditions": {
      const unmet = but.conditions.map((condition) => {
        const values = context.get(shownText(condition.key).toLowerCase());
        const is = values ? `it is ${listed(values)}` : "the request does not say it";
        return `${conditionText(condition)} (${is})`;
      });
      return `${citedAt(cited)}  would allow it if ${unmet.join(" and ")}`;
    }
    case "resource":
      return `${citedAt(cited)}  allows it on ${resource?.negated ? "all but " : ""}${listed(resource ? readableList(resource) : [])}`;
    case "principal":
      return `${citedAt(cited)}  allows it to ${principal ? whoText(principal) : "others"}`;
  }
}

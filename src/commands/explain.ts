import { Command } from "commander";
import type { Catalog } from "../catalog/catalog.ts";
import { nearest } from "../catalog/nearest.ts";
import { everyRule } from "../config/fault.ts";
import { factsOf } from "../query/actions.ts";
import { openReference } from "../query/reference.ts";
import { actionText } from "../report/query/actions.ts";
import { rulePage } from "../report/links.ts";
import { readCatalogFile } from "../repository/root.ts";
import type { Described } from "../rules/rule.ts";
import { UsageError } from "./options.ts";
import type { Run } from "./run.ts";

export function command(run: Run): Command {
  return new Command("explain")
    .description("explain a rule (wildcard-action) or an action (s3:GetObject, s3:Get*)")
    .argument("<subject>", "a rule or an action")
    .action((subject: string) => {
      const rule = everyRule.find(({ id }) => id === subject);
      run.print(rule ? explainRule(rule) : explainAction(subject));
    });
}

function explainRule({ id, title, severity, why, repair }: Described): string {
  return `${title}\n(${id}, ${severity})\n\n${why}\n\n${repair}\n\n${rulePage(id)}\n`;
}

function explainAction(pattern: string): string {
  const reference = openReference(readCatalogFile);
  const { catalog } = reference;
  const actions = catalog.expand(pattern);
  const [only, ...more] = actions;
  if (!only) throw new UsageError(unknownSubject(pattern, catalog));
  if (more.length === 0)
    return `${actionText(factsOf(only, reference))}(AWS's reference of ${catalog.date})\n`;
  const lines = actions.map(({ id, level }) => `${id}  ${level}`);
  return `${lines.join("\n")}\n${actions.length} actions (AWS's reference of ${catalog.date})\n`;
}

function unknownSubject(subject: string, catalog: Catalog): string {
  const like = subject.includes(":")
    ? catalog.nearestActions(subject).map(({ id }) => id)
    : nearest(
        subject,
        everyRule.map(({ id }) => id),
        3,
      );
  const hint = like.length > 0 ? `; did you mean ${like.join(" or ")}?` : "";
  return `neither a rule nor an action that AWS's reference of ${catalog.date} knows: ${subject}${hint}`;
}

import { Command } from "commander";
import type { Action } from "../catalog/action.ts";
import { openCatalog, type Catalog } from "../catalog/catalog.ts";
import { nearest } from "../catalog/nearest.ts";
import { everyRule } from "../config/fault.ts";
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
      run.print(rule ? explainRule(rule) : explainAction(subject, openCatalog(readCatalogFile)));
    });
}

function explainRule({ id, title, severity, why, repair }: Described): string {
  return `${title}\n(${id}, ${severity})\n\n${why}\n\n${repair}\n\n${rulePage(id)}\n`;
}

function explainAction(pattern: string, catalog: Catalog): string {
  const actions = catalog.expand(pattern);
  const [only, ...more] = actions;
  if (!only) throw new UsageError(unknownSubject(pattern, catalog));
  if (more.length === 0) return `${explained(only)}\n(AWS's reference of ${catalog.date})\n`;
  const lines = actions.map(({ id, level }) => `${id}  ${level}`);
  return `${lines.join("\n")}\n${actions.length} actions (AWS's reference of ${catalog.date})\n`;
}

function explained(action: Action): string {
  const types = action.resourceTypes.flatMap(({ type, required }) =>
    type.arns.map((arn) => `  ${type.name}${required ? "" : " (optional)"}: ${arn}`),
  );
  const keys = action.conditionKeys.map((key) => key.name);
  return [
    action.id,
    `access level: ${action.level}`,
    ...(types.length > 0 ? ["resources:", ...types] : ["resources: none, it needs `*`"]),
    ...(keys.length > 0 ? [`condition keys: ${keys.join(", ")}`] : []),
    ...(action.dependents.length > 0 ? [`may also need: ${action.dependents.join(", ")}`] : []),
  ].join("\n");
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

import { Command } from "commander";
import { faultOfResource } from "../jobs/asked.ts";
import { openFacts } from "../jobs/knowledge.ts";
import { scan, wantedFiles } from "../jobs/scan.ts";
import { who } from "../jobs/who.ts";
import { whoReport } from "../report/can-json.ts";
import { whoText } from "../report/who-text.ts";
import { packaged } from "../repository/root.ts";
import { worktree } from "../repository/worktree.ts";
import { formatOption, UsageError } from "./options.ts";
import type { Run } from "./run.ts";

export function command(run: Run): Command {
  return new Command("who")
    .description("list who may do something, by which statement and on which conditions")
    .argument("<action>", "an action, or a pattern of some: s3:GetObject, s3:Delete*")
    .argument("<resource>", "an ARN, or a pattern of some; * for any")
    .argument("[paths...]", "files and directories, the current one by default")
    .addOption(formatOption(["text", "json"]))
    .action(
      (action: string, resource: string, paths: string[], options: { format: "text" | "json" }) => {
        const facts = openFacts(packaged);
        const { catalog } = facts;
        if (catalog.expand(action).length === 0) {
          const like = catalog.nearestActions(action).map(({ id }) => id);
          const hint = like.length > 0 ? `; did you mean ${like.join(" or ")}?` : "";
          throw new UsageError(
            `${action} is no action that AWS's reference of ${catalog.date} knows${hint}`,
          );
        }
        const fault = faultOfResource(resource);
        if (fault !== undefined) throw new UsageError(fault);
        const found = scan(worktree(run.directory, paths, wantedFiles), facts);
        const answer = who(action, resource, found, facts);
        run.print(
          options.format === "json"
            ? `${JSON.stringify(whoReport(answer), null, 2)}\n`
            : whoText(answer),
        );
      },
    );
}

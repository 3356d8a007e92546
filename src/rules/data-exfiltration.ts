import { judgeOverreach } from "./overreach.ts";
import type { StatementRule } from "./rule.ts";

export const dataExfiltration: StatementRule = {
  on: "statement",
  id: "data-exfiltration",
  title: "The data of all resources can be read",
  severity: "medium",
  why: "Reading everything is what a leak is made of: objects, table items, secrets and parameters of all applications, and no trace of it but in logs of data events that few have switched on.",
  repair:
    "Name the buckets, tables, secrets and parameters that it reads, by reference where the configuration declares them, or by a prefix of their names.",
  judge: judgeOverreach("data-exfiltration"),
};

import { judgeOverreach } from "./overreach.ts";
import type { StatementRule } from "./rule.ts";

export const resourceExposure: StatementRule = {
  on: "statement",
  id: "resource-exposure",
  title: "Any resource can be opened to others",
  severity: "high",
  why: "Who may write the policies of all buckets, keys and functions, or share all snapshots, can open each of them to a stranger, and no network stands in the way.",
  repair:
    "Name the resources whose policies it writes. Where nothing but a deployment writes them, leave it to the role of that.",
  judge: judgeOverreach("resource-exposure"),
};

import { judgeOverreach } from "./overreach.ts";
import type { StatementRule } from "./rule.ts";

export const credentialExposure: StatementRule = {
  on: "statement",
  id: "credential-exposure",
  title: "Credentials of anybody are given",
  severity: "high",
  why: "Who may make access keys, passwords or database logins of any user acts as any of them, and is logged under their names.",
  repair:
    "Name the users, databases or projects whose credentials it needs. What makes keys and passwords of users is best kept for administrators.",
  judge: judgeOverreach("credential-exposure"),
};

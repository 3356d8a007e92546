import { accounts } from "./accounts.ts";
import type { Handler } from "./answers.ts";
import { checks } from "./checks.ts";
import { contents } from "./contents.ts";
import { issues } from "./issues.ts";
import { objects } from "./objects.ts";
import { pulls } from "./pulls.ts";
import { reviews } from "./reviews.ts";

/** What the fake does for each operation. */
export const handlers: Readonly<Record<string, Handler>> = {
  ...accounts,
  ...checks,
  ...contents,
  ...issues,
  ...objects,
  ...pulls,
  ...reviews,
};

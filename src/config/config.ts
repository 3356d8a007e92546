import { z } from "zod";
import { usualTerms } from "../rules/terms.ts";
import { commitChoices, newSuppressionsChoices } from "./agreement.ts";
import { evidence } from "./evidence.ts";
import { history } from "./history.ts";
import { ignored } from "./ignored.ts";
import { choice, keys, list, wholeNumber, write, yesOrNo } from "./kinds.ts";
import { globs, repositoryFile } from "./paths.ts";
import { profiles, termKeys } from "./terms.ts";

const extendedFile = repositoryFile(".github/pare-shared.yml");

/** Who may answer `pare ignore REASON` to a comment. */
export const repliesChoices = ["write", "codeowners", "nobody"] as const;
export type Replies = (typeof repliesChoices)[number];

/** What can be set, in the file and, over it, by the Action's inputs. */
export const settings = keys({
  extends: z
    .union(
      [extendedFile, list(extendedFile, "a list of paths", { most: 10 })],
      write("the path of a file of the repository, or a list of them"),
    )
    .describe(
      "Files of the repository to build on: what is set here goes before them, and later ones before earlier ones.",
    )
    .optional(),
  paths: globs(0)
    .describe("Globs of the files that are looked at; all files, if there are none.")
    .optional(),
  ...termKeys,
  comment: yesOrNo().describe("Whether comments are posted on the pull request.").optional(),
  check: yesOrNo().describe("Whether a check run `Pare` is made.").optional(),
  commit: choice(commitChoices)
    .describe(
      "What may be committed with a click: assumed is all that is proved, evidenced what rests on no assumption.",
    )
    .optional(),
  "max-comments": wholeNumber(0, 100)
    .describe("The most comments on lines, worst first; the rest stands in the summary.")
    .optional(),
  baseline: repositoryFile(".github/pare-baseline.json")
    .describe("File with the findings that were there when the team began.")
    .optional(),
  evidence: evidence()
    .describe("Evidence of use: what says that a permission was not used, and how sure it must be.")
    .optional(),
  history: history()
    .describe("Where nightly audits keep their history: a file, or a branch of its own.")
    .optional(),
  "require-reason": yesOrNo()
    .describe("Whether a suppression without a reason does not hold.")
    .optional(),
  "new-suppressions": choice(newSuppressionsChoices)
    .describe("What becomes of suppressions that a change brings along: allow, report or block.")
    .optional(),
  replies: choice(repliesChoices)
    .describe("Who may answer `pare ignore REASON` to a comment: write, codeowners or nobody.")
    .optional(),
  ignore: ignored()
    .describe("Suppressions for files that take no comments, by path, owner and Sid.")
    .optional(),
  profiles: profiles().describe("Terms of their own for the files of some paths.").optional(),
});

export type Settings = z.infer<typeof settings>;

/** What holds where nothing is set. */
export const defaults = {
  extends: [],
  paths: [],
  "fail-on": usualTerms.failOn,
  persona: usualTerms.persona,
  rules: {},
  accounts: [],
  organizations: [],
  wildcards: {},
  access: [],
  critical: [],
  "never-allow": [],
  "house-rules": [],
  comment: true,
  check: true,
  commit: "assumed",
  "max-comments": 25,
  baseline: ".github/pare-baseline.json",
  evidence: {},
  history: {},
  "require-reason": true,
  "new-suppressions": "report",
  replies: "write",
  ignore: [],
  profiles: [],
} as const satisfies Settings;

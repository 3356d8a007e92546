import type { Extraction, Facts, Format } from "../format.ts";
import { openService } from "../../evaluate/serverless/service.ts";
import type { Attachment } from "../../iam/policy.ts";
import type { Files, Source } from "../../source/source.ts";
import { joined, nothing } from "../format.ts";
import { excessProblems, syntaxProblems } from "../problems.ts";
import type { Templates } from "../templates.ts";
import { roleId } from "./names.ts";
import { isProgram, readScript } from "../../evaluate/script/programs.ts";
import type { Script } from "../../evaluate/script/at.ts";
import type { Problem } from "../../source/problem.ts";
import type { DataNode } from "../../syntax/data.ts";
import { conditionalIn, serviceIn } from "./program.ts";
import { lowered } from "./template.ts";

/** Reads the policies of services of the Serverless Framework, each for itself. */
export function serverlessExtractor(templates: Templates): Format["extract"] {
  return (sources, facts, files) =>
    joined(sources.map((source) => extractService(source, facts, files, templates)));
}

function extractService(
  source: Source,
  facts: Facts,
  files: Files,
  { read, includes, extract }: Templates,
): Extraction {
  const script = isProgram(source.path) ? readScript(source, facts.scripts) : undefined;
  const { root, problems } = script ? programRoot(script) : read(source);
  if (!root) return { ...nothing, problems };
  const service = openService(source, root, files);
  const included = includes(source, files);
  const { template, inheriting } = lowered(service, included);
  if (!template) return { ...nothing, problems };
  const found = extract(template, facts, problems, included);
  const isConditional = script ? conditionalIn(script) : () => false;
  const roles = inheriting.map((address) => ({ address, type: "AWS::IAM::Role" }));
  return {
    ...found,
    policies: found.policies.map((policy) => ({
      ...policy,
      ...(policy.owner.address === roleId && {
        attachedTo: [...policy.attachedTo, ...roles].map(ofFunctions),
      }),
      statements: policy.statements.map((each) =>
        each.presence === "always" && isConditional(each.place.span)
          ? { ...each, presence: "maybe" as const }
          : each,
      ),
    })),
    problems: [
      ...found.problems,
      ...service.trees
        .all()
        .flatMap((tree) => syntaxProblems(tree.source, tree.problems.slice(0, 1))),
      ...excessProblems(service.exceeded()),
    ],
  };
}

/** The service that a program gives, and what is wrong with the program. */
function programRoot(script: Script): {
  readonly root: DataNode | undefined;
  readonly problems: readonly Problem[];
} {
  const { source, program } = script;
  return {
    root: serviceIn(script),
    problems: syntaxProblems(source, program.problems.slice(0, 1)),
  };
}

/** The role of the service is one of its functions, unless its trust policy is written. */
function ofFunctions(role: Attachment): Attachment {
  return { ...role, madeFor: "lambda.amazonaws.com" };
}

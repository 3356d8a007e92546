import type { Extraction, Facts, Format } from "../format.ts";
import { openService } from "../../evaluate/serverless/service.ts";
import type { Attachment } from "../../iam/policy.ts";
import type { Files, Source } from "../../source/source.ts";
import { joined, nothing } from "../format.ts";
import { excessProblems, syntaxProblems } from "../problems.ts";
import type { Templates } from "../templates.ts";
import { roleId } from "./names.ts";
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
  const { root, problems } = read(source);
  if (!root) return { ...nothing, problems };
  const service = openService(source, root, files);
  const included = includes(source, files);
  const { template, inheriting } = lowered(service, included);
  if (!template) return { ...nothing, problems };
  const found = extract(template, facts, problems, included);
  const roles = inheriting.map((address) => ({ address, type: "AWS::IAM::Role" }));
  return {
    ...found,
    policies: found.policies.map((policy) =>
      policy.owner.address === roleId
        ? { ...policy, attachedTo: [...policy.attachedTo, ...roles].map(ofFunctions) }
        : policy,
    ),
    problems: [
      ...found.problems,
      ...service.trees
        .all()
        .flatMap((tree) => syntaxProblems(tree.source, tree.problems.slice(0, 1))),
      ...excessProblems(service.exceeded()),
    ],
  };
}

/** The role of the service is one of its functions, unless its trust policy is written. */
function ofFunctions(role: Attachment): Attachment {
  return { ...role, madeFor: "lambda.amazonaws.com" };
}

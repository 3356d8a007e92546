import type { Extraction, Facts } from "../format.ts";
import { openService } from "../../evaluate/serverless/service.ts";
import type { Files, Source } from "../../source/source.ts";
import { extractTemplate } from "../cloudformation/extract.ts";
import { readTemplate } from "../cloudformation/read.ts";
import { joined, nothing } from "../format.ts";
import { excessProblems, syntaxProblems } from "../problems.ts";
import { roleId } from "./names.ts";
import { lowered } from "./template.ts";

/** Reads the policies of services of the Serverless Framework, each for itself. */
export function extractServerless(
  sources: readonly Source[],
  facts: Facts,
  files: Files,
): Extraction {
  return joined(sources.map((source) => extractService(source, facts, files)));
}

function extractService(source: Source, facts: Facts, files: Files): Extraction {
  const { root, problems } = readTemplate(source);
  if (!root) return { ...nothing, problems };
  const service = openService(source, root, files);
  const { template, inheriting } = lowered(service);
  if (!template) return { ...nothing, problems };
  const found = extractTemplate(template, facts, problems);
  const roles = inheriting.map((address) => ({ address, type: "AWS::IAM::Role" }));
  return {
    ...found,
    policies: found.policies.map((policy) =>
      policy.owner.address === roleId
        ? { ...policy, attachedTo: [...policy.attachedTo, ...roles] }
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

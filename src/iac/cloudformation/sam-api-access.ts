import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import { nodePlace } from "../../evaluate/cloudformation/template.ts";
import type { Problem } from "../../source/problem.ts";
import { code } from "../../source/quoted.ts";
import { valueOf, type DataEntry, type DataNode } from "../../syntax/data.ts";
import { problemAt } from "../problems.ts";

/**
 * Whom AWS SAM lets call an API, or not, by lists of accounts, networks and addresses: it makes statements of
 * them, which are not read. `CustomStatements` are.
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-api-resourcepolicystatement.html)
 */
export function apiAccessIn(scope: TemplateScope): readonly Problem[] {
  const { template } = scope;
  const apis = [...template.declarations.values()].filter(
    (each) => each.type === "AWS::Serverless::Api" && scope.presenceOf(each) !== "never",
  );
  const shared = apis.length > 0 ? [valueOf(template.root, "Globals", "Api")] : [];
  return [...shared, ...apis.map(({ properties }) => properties)].flatMap((given) =>
    listsIn(valueOf(given, "Auth", "ResourcePolicy")).map(({ key, value, span }) =>
      problemAt(
        { ...nodePlace(template, value), span },
        "permission",
        `what SAM makes of ${code(key)} for the API is not read`,
      ),
    ),
  );
}

function listsIn(policy: DataNode | undefined): readonly DataEntry[] {
  if (policy?.kind !== "map") return [];
  return policy.entries.filter(({ key }) => /(?:White|Black)list$/.test(key));
}

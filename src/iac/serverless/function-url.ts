import { stringOf, type DataNode } from "../../syntax/data.ts";
import type { Lookup } from "./lookup.ts";
import type { Made, Make } from "./make.ts";
import { functionId, urlPermissionId } from "./names.ts";

/**
 * The permissions that Serverless makes for the URL of a function that asks nobody who they are; the
 * second one since version 4. Where it is not known whether there is such a URL, a permission of
 * which nothing is known.
 * (https://www.serverless.com/framework/docs/providers/aws/guide/functions#aws-lambda-function-urls)
 */
export function urlPermissions(
  name: string,
  node: DataNode,
  look: Lookup,
  make: Make,
): readonly Made[] {
  const written = look.written(node, "url");
  if (!written) return [];
  const url = look.usual(written);
  const authorizer = look.written(url, "authorizer");
  const asked = look.usual(authorizer);
  if (url?.kind === "scalar" && url.value !== true) return [];
  if (stringOf(asked) === "aws_iam") return [];
  const id = urlPermissionId(name);
  const made = (properties: Readonly<Record<string, DataNode>>): DataNode =>
    make.map(written, {
      Type: make.text(written, "AWS::Lambda::Permission"),
      Properties: make.map(written, {
        FunctionName: make.arnOf(written, functionId(name)),
        ...properties,
      }),
    });
  if (!url || (authorizer && !asked)) return [[id, made({})]];
  const text = (value: string): DataNode => make.text(written, value);
  const everybody = { Principal: text("*") };
  return [
    [
      id,
      made({
        ...everybody,
        Action: text("lambda:InvokeFunctionUrl"),
        FunctionUrlAuthType: text("NONE"),
      }),
    ],
    [
      `${id}InvokeFunction`,
      made({
        ...everybody,
        Action: text("lambda:InvokeFunction"),
        InvokedViaFunctionUrl: text("true"),
      }),
    ],
  ];
}

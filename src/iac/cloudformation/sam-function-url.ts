import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import { nodePlace, type Declaration } from "../../evaluate/cloudformation/template.ts";
import type { Policy } from "../../iam/policy.ts";
import { entryOf, stringOf, valueOf, type DataEntry, type DataNode } from "../../syntax/data.ts";
import { intrinsic } from "../../evaluate/cloudformation/intrinsic.ts";
import type { Facts } from "../format.ts";
import { urlPolicies } from "../function-url.ts";
import type { GivenProperty } from "../permission.ts";
import { placeOf, pseudoParameters } from "./attributes.ts";
import { ownerOf } from "./owner.ts";

const functionType = "AWS::Serverless::Function";

/**
 * The policies of functions as far as their URLs make them: where one asks nobody who they are, AWS
 * SAM makes permissions. It does so for what is written there itself, and not for a function's value.
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-functionurlconfig.html)
 */
export function functionUrlsIn(scope: TemplateScope, facts: Facts): readonly Policy[] {
  const { template } = scope;
  return [...template.declarations.values()].flatMap((declaration) => {
    const presence = scope.presenceOf(declaration);
    if (declaration.type !== functionType || presence === "never") return [];
    const entry = authTypeOf(declaration, scope);
    if (!entry || stringOf(entry.value) === undefined || intrinsic(entry.value)) return [];
    const { logicalId } = declaration;
    const place = { ...nodePlace(template, entry.value), span: entry.span };
    const at = placeOf(declaration, scope);
    const attachedTo = [{ address: logicalId, type: declaration.type }];
    const id = `${template.source.path}/${logicalId}/FunctionUrlConfig`;
    return urlPolicies(
      {
        authorization: { value: scope.evaluate(entry.value, declaration), place },
        functionName: { value: scope.evaluate(referenceTo(logicalId, entry), declaration), place },
        qualifier: aliasOf(declaration, scope),
        word: (word) => scope.hole(pseudoParameters[word], at, { kind: word }),
      },
      {
        id,
        statement: id,
        presence,
        owner: ownerOf(declaration, attachedTo, scope, "lambda:function"),
        attachedTo,
      },
      logicalId,
      facts,
    ).policies;
  });
}

/** What the function says, or else what `Globals` say for all of them. */
function authTypeOf(
  { properties }: Declaration,
  { template }: TemplateScope,
): DataEntry | undefined {
  const own = valueOf(properties, "FunctionUrlConfig");
  if (own && (own.kind !== "map" || intrinsic(own))) return undefined;
  const shared = valueOf(template.root, "Globals", "Function", "FunctionUrlConfig");
  return entryOf(own, "AuthType") ?? entryOf(shared, "AuthType");
}

/** The alias that the URL leads to, where SAM makes one. */
function aliasOf(declaration: Declaration, scope: TemplateScope): GivenProperty | undefined {
  const shared = valueOf(scope.template.root, "Globals", "Function");
  const entry =
    entryOf(declaration.properties, "AutoPublishAlias") ?? entryOf(shared, "AutoPublishAlias");
  return (
    entry && {
      value: scope.evaluate(entry.value, declaration),
      place: { ...nodePlace(scope.template, entry.value), span: entry.span },
    }
  );
}

function referenceTo(logicalId: string, { span }: DataEntry): DataNode {
  const name: DataNode = { kind: "scalar", value: logicalId, style: "plain", span };
  const entry: DataEntry = { key: "Ref", keySpan: span, value: name, span };
  return { kind: "map", entries: [entry], flow: true, span };
}

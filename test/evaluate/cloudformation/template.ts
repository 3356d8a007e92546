import {
  templateScope,
  type ProviderAttribute,
  type TemplateScope,
} from "../../../src/evaluate/cloudformation/scope.ts";
import { indexTemplate } from "../../../src/evaluate/cloudformation/template.ts";
import type { Value } from "../../../src/evaluate/value.ts";
import { valueOf as at } from "../../../src/syntax/data.ts";
import { readJson } from "../../../src/syntax/json.ts";
import { readYaml } from "../../../src/syntax/yaml.ts";
import { show } from "../show.ts";

/** The scope of a template in JSON or YAML. */
export function scopeOf(
  text: string,
  provider: ProviderAttribute = () => undefined,
): TemplateScope {
  const document = text.startsWith("{") ? readJson(text) : readYaml(text)[0];
  if (document?.problems[0]) throw new Error(`${document.problems[0].message}\n${text}`);
  const template = indexTemplate({ path: "app.yaml", text }, document?.root);
  if (!template) throw new Error(`no template\n${text}`);
  return templateScope(template, provider);
}

const beside = `
Parameters:
  Name: { Type: String, Default: web }
  Given: { Type: String }
  Nothing: { Type: String, Default: "" }
  Number: { Type: Number, Default: 3 }
  Names: { Type: CommaDelimitedList, Default: "a, b" }
  Subnets: { Type: "List<AWS::EC2::Subnet::Id>", Default: "s-1,s-2" }
  Secret: { Type: "AWS::SSM::Parameter::Value<String>", Default: /app/name }
  SecretName: { Type: "AWS::SSM::Parameter::Name", Default: /app/name }
  Size: { Type: String, AllowedValues: [small, large], Default: small }
  Sizes: { Type: CommaDelimitedList, AllowedValues: [small, large] }
  Only: { Type: String, AllowedValues: [one] }
Conditions:
  On: !Equals [a, a]
  Off: !Not [Condition: On]
  Unsure: !Equals [!Ref Given, prod]
  Circle: !Not [Condition: Circle]
Mappings:
  Sizes:
    small: { cpu: "1" }
    large: { cpu: "4" }
    huge: { cpu: "8" }
  Resources:
    a: { main: Made }
  Accounts:
    eu-west-1: { id: "1", names: [x, y] }
Resources:
  Bucket:
    Type: AWS::S3::Bucket
  Made:
    Type: AWS::S3::Bucket
`;

/** What a value of the property of a resource comes to, beside parameters, mappings and resources. */
export function valueOf(written: string): Value {
  const text = `${beside}    Properties:\n      It:\n        ${written}\n`;
  const scope = scopeOf(text, ({ logicalId, node }, attribute, { template: { source } }) =>
    attribute === "Arn"
      ? {
          kind: "bool",
          value: logicalId === "Made",
          origin: { written: { source, span: node.span }, via: [] },
        }
      : undefined,
  );
  const node = at(scope.template.root, "Resources", "Made", "Properties", "It");
  if (!node) throw new Error(text);
  return scope.evaluate(node);
}

/** The same in one line. */
export function shown(written: string): string {
  return show(valueOf(written));
}

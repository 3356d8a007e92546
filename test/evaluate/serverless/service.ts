import { templateScope } from "../../../src/evaluate/cloudformation/scope.ts";
import { indexTemplate } from "../../../src/evaluate/cloudformation/template.ts";
import { openService } from "../../../src/evaluate/serverless/service.ts";
import type { Value } from "../../../src/evaluate/value.ts";
import { valueOf as at } from "../../../src/syntax/data.ts";
import { readYaml } from "../../../src/syntax/yaml.ts";
import { show } from "../show.ts";

export type Files = Readonly<Record<string, string>>;

/** What the value `it` of a service comes to, beside what else its file and others say. */
export function valueOf(written: string, beside = "", files: Files = {}): Value {
  const text = `${beside}
Resources: { Table: { Type: "AWS::DynamoDB::Table" } }
it: ${written}
`;
  const source = { path: "app/serverless.yml", text };
  const [document] = readYaml(text);
  const { root } = document ?? {};
  if (!root || document?.problems[0]) throw new Error(`not YAML\n${text}`);
  const service = openService(source, root, (path) => {
    const found = files[path];
    return found === undefined ? undefined : { path, text: found };
  });
  const template = indexTemplate(source, root);
  const node = at(root, "it");
  if (!template || !node) throw new Error(text);
  const { composition } = service;
  return templateScope({ ...template, composition }, () => undefined).evaluate(node);
}

/** The same in one line, without the path of the service in front of names. */
export function shown(written: string, beside = "", files: Files = {}): string {
  return show(valueOf(written, beside, files)).replaceAll("app/serverless.yml/", "");
}

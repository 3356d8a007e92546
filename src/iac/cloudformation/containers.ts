import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import { nodePlace, type Declaration } from "../../evaluate/cloudformation/template.ts";
import { entryNamed, literal, mapWith, type Value } from "../../evaluate/value.ts";
import { later } from "../../source/once.ts";
import { valueOf, type DataEntry, type DataNode } from "../../syntax/data.ts";
import type { Supplies } from "../format.ts";
import { taskServices, type Containers } from "../runs.ts";

type Named = (...nodes: readonly (DataNode | undefined)[]) => readonly string[];

/** What a task or a job runs in containers; nothing where it is something else. */
export function containersIn(
  declaration: Declaration,
  scope: TemplateScope,
  named: Named,
): Partial<Supplies> {
  const { type, properties } = declaration;
  const isTask = type === "AWS::ECS::TaskDefinition";
  if (!isTask && type !== "AWS::Batch::JobDefinition") return {};
  const written = valueOf(properties, isTask ? "ContainerDefinitions" : "ContainerProperties");
  if (!written) return {};
  const of = isTask ? properties : written;
  const containers: Containers = {
    by: "ecs-tasks",
    definitions: later(() => scope.evaluate(written, declaration)),
    names: namesOf(
      declaration,
      valueOf(properties, isTask ? "Family" : "JobDefinitionName"),
      scope,
    ),
  };
  return {
    containers,
    named: named(written).map((address) => ["", address]),
    runtime: taskServices,
    roles: named(valueOf(of, isTask ? "TaskRoleArn" : "JobRoleArn")),
    startedBy: named(valueOf(of, "ExecutionRoleArn")),
  };
}

function namesOf(
  declaration: Declaration,
  called: DataNode | undefined,
  scope: TemplateScope,
): Containers["names"] {
  const place = nodePlace(scope.template, declaration.node);
  return () => [
    literal(declaration.logicalId, place),
    ...(called ? [scope.evaluate(called, declaration)] : []),
  ];
}

/** The image of a function, and what it runs in place of what that says. */
export function imageIn(
  declaration: Declaration,
  properties: readonly DataEntry[],
  scope: TemplateScope,
): Containers | undefined {
  const found = (name: string): DataNode | undefined =>
    properties.find(({ key }) => key === name)?.value;
  const image = found("ImageUri") ?? valueOf(found("Code"), "ImageUri");
  if (!image) return undefined;
  const place = nodePlace(scope.template, image);
  const config = found("ImageConfig");
  const said = Object.entries({
    image,
    command: valueOf(config, "Command"),
    entryPoint: valueOf(config, "EntryPoint"),
    workingDirectory: valueOf(config, "WorkingDirectory"),
  });
  const evaluated = (): readonly (readonly [string, Value])[] =>
    said.flatMap(([key, node]) => (node ? [[key, scope.evaluate(node, declaration)]] : []));
  return {
    by: "lambda",
    definitions: later(() =>
      mapWith(
        evaluated().map(([key, value]) => entryNamed(key, value, place)),
        place,
      ),
    ),
    names: namesOf(declaration, found("FunctionName"), scope),
  };
}

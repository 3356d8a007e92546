import { argument, blocksNamed, type Declaration } from "../../evaluate/terraform/module.ts";
import { entryNamed, literal, mapWith, type Value } from "../../evaluate/value.ts";
import { later } from "../../source/once.ts";
import type { Body, Expression } from "../../syntax/hcl/ast.ts";
import type { Supplies } from "../format.ts";
import { taskServices, type Containers } from "../runs.ts";
import type { Values } from "./archive.ts";

/** What a task or a job runs in containers; nothing where it is something else. */
export function containersIn(
  { type, block: { body }, source, name }: Declaration,
  { evaluate, refersTo }: Values,
): Partial<Supplies> {
  const isTask = type === "aws_ecs_task_definition";
  if (!isTask && type !== "aws_batch_job_definition") return {};
  const definitions = argument(
    body,
    isTask ? "container_definitions" : "container_properties",
  )?.value;
  if (!definitions) return {};
  const written = (key: string): Expression | undefined =>
    isTask ? argument(body, key)?.value : encodedIn(definitions, camel(key));
  const role = (key: string): readonly string[] => {
    const found = written(key);
    return found ? refersTo([found]) : [];
  };
  const called = argument(body, isTask ? "family" : "name")?.value;
  const containers: Containers = {
    by: "ecs-tasks",
    definitions: later(() => evaluate(definitions, source)),
    names: () => [
      literal(name, { source, span: definitions.span }),
      ...(called ? [evaluate(called, source)] : []),
    ],
  };
  const named = refersTo([definitions]).map((address) => ["", address] as const);
  return {
    containers,
    named,
    runtime: taskServices,
    roles: role(isTask ? "task_role_arn" : "job_role_arn"),
    startedBy: role("execution_role_arn"),
  };
}

function camel(name: string): string {
  return name.replace(/_(\w)/g, (_, first: string) => first.toUpperCase());
}

/** What a key has in the object that `jsonencode` is given. */
function encodedIn(value: Expression, key: string): Expression | undefined {
  const [object] = value.kind === "call" && value.name === "jsonencode" ? value.args : [];
  const items = object?.kind === "object" ? object.items : [];
  return items.find(({ key: each }) => {
    if (each.kind === "variable") return each.name === key;
    const [only] = each.kind === "template" ? each.parts : [];
    return only?.kind === "literal" && only.value === key;
  })?.value;
}

/** The image of a function, and what it runs in place of what that says. */
export function imageIn(
  { block: { body }, source, name }: Declaration,
  { evaluate }: Values,
): Containers | undefined {
  const image = argument(body, "image_uri");
  if (!image) return undefined;
  const place = { source, span: image.value.span };
  const said = (of: Body, key: string, as: string): readonly (readonly [string, Value])[] => {
    const found = argument(of, key);
    return found ? [[as, evaluate(found.value, source)]] : [];
  };
  const configs = blocksNamed(body, "image_config").flatMap((block) => [
    ...said(block.body, "command", "command"),
    ...said(block.body, "entry_point", "entryPoint"),
    ...said(block.body, "working_directory", "workingDirectory"),
  ]);
  return {
    by: "lambda",
    definitions: later(() =>
      mapWith(
        [...said(body, "image_uri", "image"), ...configs].map(([key, value]) =>
          entryNamed(key, value, place),
        ),
        place,
      ),
    ),
    names: () => [
      literal(name, place),
      ...said(body, "function_name", "name").map(([, value]) => value),
    ],
  };
}

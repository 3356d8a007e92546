import { argument, type Module } from "../../evaluate/terraform/module.ts";
import { textAt, type Source } from "../../source/source.ts";
import { directoryOf } from "../../source/path.ts";
import type { Block, Expression } from "../../syntax/hcl/ast.ts";
import { suppliesNothing, type Supplies } from "../format.ts";
import { codeOf, isLayered, runtimeServices, type Runs } from "../runs.ts";
import type { Values } from "./archive.ts";
import { keyName } from "./keys.ts";
import { toldIn } from "./supplies.ts";

/** The module of the registry that builds the archive of a function, with a role of its own. */
export const functionModule = "terraform-aws-modules/lambda/aws";

/** How it is named: in a registry, or where it lies on GitHub. */
const sources =
  /^(?:(?:registry\.(?:terraform\.io|opentofu\.org)\/)?terraform-aws-modules\/lambda\/aws|(?:git::https:\/\/)?github\.com\/terraform-aws-modules\/terraform-aws-lambda(?:\.git)?(?:\?ref=[\w.-]+)?)$/;

/** What makes another thing of it, or gives its function a role of elsewhere. */
const others: ReadonlySet<string> = new Set([
  "create",
  "create_function",
  "create_layer",
  "create_role",
  "lambda_role",
  "trusted_entities",
]);

/**
 * Whether a block calls that module for a function with a role of its own.
 * (https://registry.terraform.io/modules/terraform-aws-modules/lambda/aws/latest)
 */
export function isFunctionModule({ type, body }: Block): boolean {
  const source = argument(body, "source")?.value;
  const [only, ...more] = type === "module" && source?.kind === "template" ? source.parts : [];
  const isIt = only?.kind === "literal" && more.length === 0 && sources.test(only.value);
  return isIt && !body.items.some((item) => item.kind === "argument" && others.has(item.name));
}

/** What the function works with that such a module makes. */
export function moduleSupplies(
  { block, source }: { readonly block: Block; readonly source: Source },
  module: Module,
  values: Values,
  address: string,
): Supplies {
  const given = (name: string): Expression | undefined => argument(block.body, name)?.value;
  const environment = given("environment_variables");
  const sends = ["dead_letter_target_arn", "destination_on_failure", "destination_on_success"];
  const told = toldIn(environment ? [environment] : [], module, values.refersTo);
  const runs = codeIn(given, source, values);
  return {
    ...suppliesNothing,
    ...told,
    uses: [...told.uses, ...values.refersTo(sends.flatMap((name) => given(name) ?? []))],
    isFedElsewhere: given("event_source_mapping") !== undefined,
    logsElsewhere: given("logging_log_group") !== undefined,
    runtime: runtimeServices((of) => given(written[of]) !== undefined),
    grantedBeside: grantedBy(given),
    roles: [address],
    ...(runs && { runs }),
  };
}

const written = {
  network: "vpc_subnet_ids",
  files: "file_system_arn",
  key: "kms_key_arn",
} as const;

type Given = (name: string) => Expression | undefined;

/** What policies of elsewhere allow, all of which the module attaches. */
function grantedBy(given: Given): readonly string[] {
  const isElsewhere = ["policy", "policies", "policy_path"].some((name) => given(name));
  const documents = [given("policy_json"), given("policy_jsons"), given("policy_statements")];
  const items = documents.flatMap((each) => (each?.kind === "tuple" ? each.items : (each ?? [])));
  const isRead = items.every(
    (each) => each.kind === "object" || (each.kind === "call" && each.name === "jsonencode"),
  );
  return isElsewhere || !isRead ? ["*"] : [];
}

/** The code that the module makes an archive of, where that is one folder or file. */
function codeIn(given: Given, source: Source, values: Values): Runs | undefined {
  const path = given("source_path");
  const items = path?.kind === "tuple" ? path.items : path ? [path] : [];
  const [only, ...more] = items.map((item) => pathIn(item, source, values));
  if (only === undefined || more.length > 0) return undefined;
  const text = (name: string): string | undefined => {
    const value = given(name);
    return value && values.textOf(value, source);
  };
  const layers = given("layers");
  const found = values.pathOf(only);
  const isFile = /\.(?:py|[cm]?[jt]s)$/.test(only);
  return codeOf({
    folder: found !== undefined && isFile ? directoryOf(found) : found,
    handler: text("handler"),
    runtime: text("runtime"),
    layered: layers !== undefined && isLayered(textAt({ source, span: layers.span })),
  });
}

/** A path, or that of an object that says what else is done with it; not where it is put in a folder. */
function pathIn(value: Expression, source: Source, { textOf }: Values): string | undefined {
  if (value.kind !== "object") return textOf(value, source);
  const said = (name: string): Expression | undefined =>
    value.items.find(({ key }) => keyName(key) === name)?.value;
  const path = said("path");
  return path && !said("prefix_in_zip") ? textOf(path, source) : undefined;
}

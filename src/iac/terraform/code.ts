import {
  argument,
  blocksNamed,
  type Declaration,
  type Module,
} from "../../evaluate/terraform/module.ts";
import { traversal } from "../../evaluate/terraform/traversal.ts";
import { asText } from "../../evaluate/texts.ts";
import { textAt } from "../../source/source.ts";
import type { Expression } from "../../syntax/hcl/ast.ts";
import {
  codeOf,
  codeOfFiles,
  isGivenFiles,
  isLayered,
  scriptByKey,
  scriptOf,
  type Layers,
  type Runs,
} from "../runs.ts";
import { archiveOf, type Archive, type Values } from "./archive.ts";

/** The code of a function whose archive the module makes, `data "archive_file"`, or names. */
export function codeIn(
  declaration: Declaration,
  module: Module,
  values: Values,
  address: string,
): Runs | undefined {
  const said = (key: string): string | undefined => {
    const found = argument(declaration.block.body, key);
    return found && values.textOf(found.value, declaration.source);
  };
  const how = {
    handler: said("handler"),
    runtime: said("runtime"),
    ...layersIn(declaration, module, values),
  };
  const archive = archiveFor(declaration, module, values);
  if (!archive) {
    // An archive that stands there is built of what stands around it.
    const file = said("filename");
    return file === undefined ? undefined : codeOf({ folder: values.pathOf(file), ...how });
  }
  if ("folder" in archive) return codeOf({ folder: archive.folder, ...how });
  return codeOfFiles(archive.files, { folder: address, ...how });
}

/** What the file of a function or layer is made of, where the module makes it: `data "archive_file"`. */
function archiveFor({ block }: Declaration, module: Module, values: Values): Archive | undefined {
  const filename = argument(block.body, "filename")?.value;
  const { root, steps = [] } = (filename && traversal(filename)) ?? {};
  const [type, name] = steps.map((step) => (step.kind === "attribute" ? step.name : ""));
  if (root !== "data" || type !== "archive_file") return undefined;
  const declared = module.declarations.get(`data.${type}.${name ?? ""}`);
  return declared && archiveOf(declared, values);
}

/** The folders of layers that lie in the repository, and whether there are others that may call AWS. */
function layersIn({ block, source }: Declaration, module: Module, values: Values): Layers {
  const layers = argument(block.body, "layers")?.value;
  const items = layers?.kind === "tuple" ? layers.items : layers ? [layers] : [];
  const folders: string[] = [];
  let layered = false;
  for (const item of items) {
    const [address = ""] = referencedIn(item);
    const layer = module.declarations.get(address);
    const archive =
      layer?.type === "aws_lambda_layer_version" ? archiveFor(layer, module, values) : undefined;
    if (archive && "folder" in archive) folders.push(archive.folder);
    else layered ||= isLayered(textAt({ source, span: item.span }));
  }
  return { layered, layers: folders };
}

/** The script of a Glue job: the file that is uploaded as the object which it names. */
export function glueScript(
  { block: { body }, source }: Declaration,
  module: Module,
  values: Values,
): Runs | undefined {
  const location = blocksNamed(body, "command").flatMap(
    (block) => argument(block.body, "script_location")?.value ?? [],
  );
  const objects = [...module.declarations.values()].filter(
    (each) =>
      /^aws_s3_(?:bucket_)?object$/.test(each.type) &&
      location.some((value) => referencedIn(value).includes(each.address)),
  );
  const [object, ...more] = objects;
  const uploaded = object && argument(object.block.body, "source");
  const file = uploaded && values.textOf(uploaded.value, object.source);
  const given = argument(body, "default_arguments")?.value.span;
  const layered = given ? isGivenFiles(textAt({ source, span: given })) : false;
  if (more.length > 0) return undefined;
  if (file !== undefined) return scriptOf(values.pathOf(file), layered);
  const [key] = location;
  return key && scriptByKey(asText(values.evaluate(key, source)), layered);
}

/** The addresses of resources in a text that is put together of them. */
function referencedIn(value: Expression): readonly string[] {
  const parts = value.kind === "template" ? value.parts : [];
  const inner = parts.flatMap((part) => (part.kind === "interpolation" ? [part.value] : []));
  return [value, ...inner].flatMap((each) => {
    const { root, steps: [first] = [] } = traversal(each) ?? {};
    return root !== undefined && first?.kind === "attribute" ? [`${root}.${first.name}`] : [];
  });
}

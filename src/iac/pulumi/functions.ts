import { asText } from "../../evaluate/texts.ts";
import { keyOf } from "../../evaluate/script/modules.ts";
import { known } from "../../iam/text.ts";
import { directoryOf, joinedPath, nameOf } from "../../source/path.ts";
import { textAt, type Files } from "../../source/source.ts";
import type { Call, Expression } from "../../syntax/script/tree.ts";
import { codeOf, isLayered, type Runs } from "../runs.ts";
import { folderWith, pathGiven } from "../working-folder.ts";
import type { Declaration } from "./declarations.ts";
import type { File } from "./file.ts";
import { namedIn } from "./names.ts";
import { propertyOf } from "./resources.ts";

// https://www.pulumi.com/docs/iac/concepts/assets-archives/

/**
 * The folder in which a program is run: that of `Pulumi.yaml`, or of the `main` that it names.
 * (https://www.pulumi.com/docs/iac/concepts/projects/project-file/)
 */
export function workingFolder(path: string, files: Files): string | undefined {
  const found = folderWith("Pulumi.yaml", path, files) ?? folderWith("Pulumi.yml", path, files);
  const main = found && /^main:[ \t]*["']?([^\s"'#]+)/m.exec(found.source.text)?.[1];
  if (main === undefined) return found?.folder;
  const isFile = /\.(?:[cm]?[jt]s|py)$/.test(main);
  return joinedPath(found?.folder ?? ".", isFile ? directoryOf(main) : main);
}

/** The code that a function runs, where its archive is made of a folder or of files of the repository. */
export function codeIn(
  declaration: Declaration,
  file: File,
  folder: string | undefined,
): Runs | undefined {
  if (file.propertiesOf(declaration).isOpen || isCallbackFunction(declaration.call, file))
    return undefined;
  const text = (name: string): string | undefined => {
    const value = propertyOf(declaration, name, file)?.value();
    const said = value && asText(value);
    return said && known(said);
  };
  const handler = text("handler");
  const code = propertyOf(declaration, "code", file)?.node;
  const layers = propertyOf(declaration, "layers", file);
  const module = handler?.slice(0, handler.lastIndexOf("."));
  return codeOf({
    folder: code && folderOf(code, nameOf(module ?? ""), folder, file),
    handler,
    runtime: runtimeOf(declaration, file) ?? text("runtime"),
    layered: layers ? isLayered(textAt(layers.place).replace(/^[^:=]*[:=]/, "")) : false,
  });
}

/** Whether a call makes a Lambda function of one of the program, which the library makes a package of. */
export function isCallbackFunction(
  { callee }: Call,
  { evaluator }: Pick<File, "evaluator">,
): boolean {
  const { library, path } = namedIn(callee, evaluator) ?? {};
  return library === "aws" && path?.at(-1) === "CallbackFunction";
}

/** The folder that becomes the top of an archive. */
function folderOf(
  node: Expression,
  module: string,
  folder: string | undefined,
  file: File,
): string | undefined {
  const { evaluator } = file;
  const made = evaluator.origin(node);
  if (made.kind !== "call") return undefined;
  const { library, path = [] } = namedIn(made.callee, evaluator) ?? {};
  const [first] = made.args;
  if (library !== "pulumi" || !first) return undefined;
  if (path.at(-1) === "FileArchive") return pathGiven(evaluator.evaluate(first.value), folder);
  if (path.at(-1) !== "AssetArchive") return undefined;
  const object = evaluator.origin(first.value);
  for (const each of object.kind === "object" ? object.entries : []) {
    const key = each.kind === "entry" ? keyOf(each.key) : undefined;
    if (key === "." || key === "./" || key === "")
      return folderOf(each.value, module, folder, file);
    const isModule = key?.replace(/^\.\//, "").replace(/\.[^.]*$/, "") === module;
    const path = isModule ? assetIn(each.value, folder, file) : undefined;
    if (path !== undefined && nameOf(path) === nameOf(key ?? "")) return directoryOf(path);
  }
  return undefined;
}

/** The file of `FileAsset`. */
function assetIn(node: Expression, folder: string | undefined, file: File): string | undefined {
  const { evaluator } = file;
  const made = evaluator.origin(node);
  if (made.kind !== "call") return undefined;
  const [first] = made.args;
  const isAsset = namedIn(made.callee, evaluator)?.path.at(-1) === "FileAsset";
  return isAsset && first ? pathGiven(evaluator.evaluate(first.value), folder) : undefined;
}

/** `nodejs20dx` of `aws.lambda.Runtime.NodeJS20dX` */
function runtimeOf(declaration: Declaration, file: File): string | undefined {
  const { evaluator } = file;
  const node = propertyOf(declaration, "runtime", file)?.node;
  const path = node && namedIn(evaluator.origin(node), evaluator)?.path;
  return path?.at(-1)?.toLowerCase();
}

import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import type { Declaration, Template } from "../../evaluate/cloudformation/template.ts";
import { asText } from "../../evaluate/texts.ts";
import { joinedPath } from "../../source/path.ts";
import { stringOf, valueOf, type DataEntry, type DataNode } from "../../syntax/data.ts";
import {
  codeOf,
  codeOfText,
  folderFrom,
  isGivenFiles,
  isLayered,
  scriptByKey,
  scriptOf,
  type Image,
  type Layers,
  type Runs,
} from "../runs.ts";
import { embeddedFile, inlineCode } from "./inline-code.ts";
import { referencesIn } from "./named.ts";

type Scoped = (logicalId: string) => string;

/** The code of a function, where it lies beside the template or stands in it; `Globals` come last. */
export function codeIn(
  properties: readonly DataEntry[],
  template: Template,
  address: string,
  scoped: Scoped,
): Runs | undefined {
  const { source } = template;
  const found = (...keys: readonly string[]): DataNode | undefined =>
    properties.find(({ key }) => keys.includes(key))?.value;
  if (stringOf(found("PackageType")) === "Image") return undefined;
  const how = {
    handler: stringOf(found("Handler")),
    runtime: stringOf(found("Runtime")),
    ...layersIn(found("Layers"), template),
  };
  const code = found("CodeUri", "Code");
  const text = found("InlineCode") ?? valueOf(code, "ZipFile");
  const file = text && embeddedFile(text);
  const path = file === undefined ? undefined : folderFrom(source.path, file);
  const inline = path === undefined ? inlineCode(text, template, scoped) : { path };
  if (inline) return codeOfText(inline, { folder: address, ...how });
  const folder = stringOf(code);
  return codeOf({
    folder: folder === undefined ? undefined : folderFrom(source.path, folder),
    ...how,
  });
}

/**
 * The image that SAM builds for a function.
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-using-build.html)
 */
export function imageOf(
  { node }: Declaration,
  properties: readonly DataEntry[],
  { source }: Template,
): Image | undefined {
  const found = (name: string): DataNode | undefined =>
    properties.find(({ key }) => key === name)?.value;
  const context = stringOf(valueOf(node, "Metadata", "DockerContext"));
  const folder = context === undefined ? undefined : folderFrom(source.path, context);
  if (folder === undefined || stringOf(found("PackageType")) !== "Image") return undefined;
  const file = stringOf(valueOf(node, "Metadata", "Dockerfile")) ?? "Dockerfile";
  const config = found("ImageConfig");
  const command = valueOf(config, "Command");
  const [only, ...more] = command?.kind === "list" ? command.items.map(stringOf) : [];
  if (valueOf(config, "EntryPoint") ?? valueOf(config, "WorkingDirectory")) return undefined;
  if (command && (only === undefined || more.length > 0)) return undefined;
  return {
    context: folder,
    dockerfile: joinedPath(folder, file) ?? "",
    ...(only !== undefined && { command: only }),
  };
}

/** The folders of layers that lie in the repository, and whether there are others that may call AWS. */
function layersIn(layers: DataNode | undefined, template: Template): Layers {
  const items = layers?.kind === "list" ? layers.items : layers ? [layers] : [];
  const folders: string[] = [];
  let layered = false;
  for (const item of items) {
    const [only, ...more] = referencesIn(item, template);
    const content = only?.type.endsWith("::LayerVersion")
      ? (valueOf(only.properties, "ContentUri") ?? valueOf(only.properties, "Content"))
      : undefined;
    const path = stringOf(content);
    const folder = path === undefined ? undefined : folderFrom(template.source.path, path);
    if (folder !== undefined && more.length === 0) folders.push(folder);
    else layered ||= isLayered(template.source.text.slice(item.span.start, item.span.end));
  }
  return { layered, layers: folders };
}

/**
 * What SAM builds code of: esbuild says of which files, and what a makefile does is not known.
 * (https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-using-build-typescript.html)
 */
export function builtOf({ node }: Declaration, runs: Runs | undefined): Runs | undefined {
  const metadata = valueOf(node, "Metadata");
  const method = stringOf(valueOf(metadata, "BuildMethod"));
  if (method === undefined || /^(?:nodejs|python)/.test(method)) return runs;
  if (!runs || method !== "esbuild") return undefined;
  const entries = valueOf(metadata, "BuildProperties", "EntryPoints");
  const paths =
    entries?.kind === "list" ? entries.items.flatMap((item) => stringOf(item) ?? []) : [];
  const modules = paths.map((path) => path.replace(/^\.\//, "").replace(/\.[cm]?[jt]sx?$/, ""));
  const [only, ...more] = modules.filter(
    (each) => each === runs.module || each.endsWith(`/${runs.module}`),
  );
  return only !== undefined && more.length === 0 ? { ...runs, module: only } : runs;
}

/** The script of a Glue job, as it is written for `aws cloudformation package`, or by its key. */
export function glueScript(declaration: Declaration, scope: TemplateScope): Runs | undefined {
  const { properties } = declaration;
  const { source } = scope.template;
  const location = valueOf(properties, "Command", "ScriptLocation");
  const script = stringOf(location);
  const given = valueOf(properties, "DefaultArguments")?.span;
  const layered = given ? isGivenFiles(source.text.slice(given.start, given.end)) : false;
  const path = script === undefined ? undefined : folderFrom(source.path, script);
  if (path !== undefined || !location) return scriptOf(path, layered);
  return scriptByKey(asText(scope.evaluate(location, declaration)), layered);
}

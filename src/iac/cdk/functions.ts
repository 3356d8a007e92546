import { directoryOf, joinedPath, nameOf } from "../../source/path.ts";
import { unbound } from "../../evaluate/script/at.ts";
import { entriesIn } from "../../evaluate/script/named-nodes.ts";
import { membersOf } from "../../evaluate/members.ts";
import { asText } from "../../evaluate/texts.ts";
import type { Value } from "../../evaluate/value.ts";
import { known } from "../../iam/text.ts";
import type { Call, Expression } from "../../syntax/script/tree.ts";
import { codeOf, codeOfText, type Image, type Layers, type Runs, type Written } from "../runs.ts";
import { pathGiven } from "../working-folder.ts";
import type { Construct } from "./construct.ts";
import { nodeGiven } from "./given-node.ts";
import { inlineCode, type Outer } from "./inline-code.ts";
import { layersOf } from "./layers.ts";
import { cdkName, inCamelCase } from "./names.ts";
import { argumentNamed, propsOf } from "./props.ts";
import { given, type Reading } from "./reading.ts";

// Where the code of functions lies, as CDK finds it.
// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda.Code.html
// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda_nodejs-readme.html
// https://docs.aws.amazon.com/cdk/api/v2/docs/@aws-cdk_aws-lambda-python-alpha.PythonFunction.html
// https://docs.aws.amazon.com/cdk/api/v2/docs/@aws-cdk_aws-lambda-go-alpha.GoFunction.html

/**
 * The code that a function runs, where it lies in the repository or stands in the program; undefined where what
 * the function is made with is not all known.
 *
 * @param methods what is called on the function
 */
export function codeIn(
  construct: Construct,
  methods: readonly Call[],
  reading: Reading,
  outer: Outer,
): Runs | undefined {
  const { folder } = outer;
  const props = reading.props(construct);
  if (props.rest.length > 0) return undefined;
  const said = (property: string, usual?: string): string | undefined => {
    const value = given(props, property);
    return value ? textIn(value) : usual;
  };
  const path = (property: string): string | undefined => {
    const value = given(props, property);
    return value && pathGiven(value, folder);
  };
  const layers = layersOf(construct, methods, reading, (layer) => layerIn(layer, reading, folder));
  switch (given(props, "code") ? "Function" : classOf(construct, reading)) {
    case "NodejsFunction": {
      const entry = given(props, "entry") ? path("entry") : besideProgram(construct, reading);
      // The name of what is exported, or that behind the name of what is made of the file.
      const handler = said("handler", "handler")?.split(".").at(-1);
      return entry === undefined || handler === undefined
        ? undefined
        : codeOf({
            folder: directoryOf(entry),
            handler: `${bare(entry)}.${handler}`,
            runtime: "nodejs",
            ...layers,
          });
    }
    case "PythonFunction": {
      const [index, handler] = [said("index", "index.py"), said("handler", "handler")];
      return index === undefined || handler === undefined
        ? undefined
        : codeOf({
            folder: path("entry"),
            handler: `${index.replace(/\.py$/, "")}.${handler}`,
            runtime: "python",
            ...layers,
          });
    }
    case "GoFunction": {
      const entry = path("entry");
      const entered = entry?.endsWith(".go") === true ? directoryOf(entry) : entry;
      return codeOf({ folder: entered, handler: "main", runtime: "go1.x", ...layers });
    }
    default:
      return codeGiven(construct, { handler: said("handler"), ...layers }, reading, outer);
  }
}

/** The code that a function is given as a folder, or as a text. */
function codeGiven(
  construct: Construct,
  written: Layers & Pick<Written, "handler">,
  reading: Reading,
  outer: Outer,
): Runs | undefined {
  const { evaluator } = reading;
  const { call, address, isPlain } = construct;
  const runtime = nodeGiven(call, "runtime", evaluator);
  const how = { ...written, runtime: runtime && runtimeOf(runtime, reading) };
  const code = nodeGiven(call, "code", evaluator);
  if (!code) return undefined;
  const asset = isPlain ? undefined : madeBy(code, ofAsset, "path", reading);
  if (asset) return codeOf({ folder: pathIn(asset, reading, outer.folder), ...how });
  const text = isPlain
    ? entriesIn(code, evaluator).find(({ name }) => inCamelCase(name) === "zipFile")?.value
    : madeBy(code, ofText, "code", reading);
  const inline = text && inlineCode(text, reading, outer);
  return inline && codeOfText(inline, { folder: outer.scoped(address), ...how });
}

const ofAsset = /^(?:Code\.(?:fromAsset|asset)|AssetCode(?:\.fromAsset)?)$/;
const ofText = /^(?:Code\.(?:fromInline|inline)|InlineCode)$/;
const ofImage = /^(?:DockerImageCode\.fromImageAsset|Code\.fromAssetImage|AssetImageCode)$/;

/** What the code of a function is made of: `lambda.Code.fromAsset(path)`. */
function madeBy(
  code: Expression,
  wanted: RegExp,
  name: string,
  { evaluator }: Reading,
): Expression | undefined {
  const made = evaluator.origin(code);
  if (made.kind !== "call") return undefined;
  const { service, path = [] } = cdkName(made.callee, evaluator) ?? {};
  return service === "lambda" && wanted.test(path.join("."))
    ? argumentNamed(made, 0, name)
    : undefined;
}

/**
 * The image of a function that CDK builds of a folder.
 * (https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda.DockerImageCode.html)
 */
export function imageOf(
  construct: Construct,
  reading: Reading,
  folder: string | undefined,
): Image | undefined {
  const { evaluator, props } = reading;
  const code = nodeGiven(construct.call, "code", evaluator);
  const directory = code && madeBy(code, ofImage, "directory", reading);
  const made = code && evaluator.origin(code);
  if (!directory || made?.kind !== "call" || props(construct).rest.length > 0) return undefined;
  const options = propsOf(made, evaluator, unbound);
  const [file, command] = [given(options, "file"), given(options, "cmd")];
  const context = pathIn(directory, reading, folder);
  const name = file ? textIn(file) : "Dockerfile";
  const dockerfile =
    context === undefined || name === undefined ? undefined : joinedPath(context, name);
  const run = command && commandIn(command);
  const isOther = ["entrypoint", "target", "workingDirectory"].some((each) => given(options, each));
  const isKnown = !isOther && options.rest.length === 0 && (!command || run !== undefined);
  return context === undefined || dockerfile === undefined || !isKnown
    ? undefined
    : { context, dockerfile, ...(run !== undefined && { command: run }) };
}

/** `["app.handler"]` */
function commandIn(value: Value): string | undefined {
  const { items, rest } = membersOf(value);
  const [only, ...more] = items;
  return only && more.length === 0 && rest.length === 0 ? textIn(only) : undefined;
}

/** The folder that a layer is made of: of `LayerVersion`, or of `PythonLayerVersion`. */
function layerIn(
  layer: Construct,
  reading: Reading,
  folder: string | undefined,
): string | undefined {
  const { call, found } = layer;
  const name = classOf(layer, reading);
  if (found !== undefined || reading.props(layer).rest.length > 0) return undefined;
  const code = nodeGiven(call, name === "LayerVersion" ? "code" : "entry", reading.evaluator);
  if (!code) return undefined;
  if (name === "PythonLayerVersion") return pathIn(code, reading, folder);
  const asset = name === "LayerVersion" ? madeBy(code, ofAsset, "path", reading) : undefined;
  return asset && pathIn(asset, reading, folder);
}

function classOf({ call }: Construct, { evaluator }: Reading): string | undefined {
  return cdkName(call.callee, evaluator)?.path.at(-1);
}

function pathIn(
  node: Expression,
  { evaluator }: Reading,
  folder: string | undefined,
): string | undefined {
  return pathGiven(evaluator.evaluate(node), folder);
}

function textIn(value: Value): string | undefined {
  const text = asText(value);
  return text && known(text);
}

/** The name of a file without its ending. */
function bare(path: string): string {
  return nameOf(path).replace(/\.[cm]?[jt]sx?$/, "");
}

/** `stack.handler.ts` beside `stack.ts`, of a function with the id `handler`. */
function besideProgram({ call, place }: Construct, { evaluator }: Reading): string | undefined {
  const [, id] = call.args;
  const name = id && textIn(evaluator.evaluate(id.value));
  const { path } = place.source;
  return name === undefined ? undefined : `${directoryOf(path)}/${bare(path)}.${name}.ts`;
}

/** `python_3_13` of `lambda.Runtime.PYTHON_3_13`; nothing where a program works it out. */
function runtimeOf(node: Expression, { evaluator }: Reading): string | undefined {
  const made = evaluator.origin(node);
  const { path = [] } = cdkName(made, evaluator) ?? {};
  const [group, name] = path;
  if (group === "Runtime") return name?.toLowerCase();
  return made.kind === "string" ? textIn(evaluator.evaluate(made)) : undefined;
}

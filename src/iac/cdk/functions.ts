import { directoryOf, nameOf } from "../../source/path.ts";
import { textAt } from "../../source/source.ts";
import { asText } from "../../evaluate/texts.ts";
import { known } from "../../iam/text.ts";
import type { Call, Expression } from "../../syntax/script/tree.ts";
import { codeOf, isLayered, type Runs } from "../runs.ts";
import { pathGiven } from "../working-folder.ts";
import type { Construct } from "./construct.ts";
import { nodeGiven } from "./given-node.ts";
import { cdkName, inCamelCase } from "./names.ts";
import { argumentNamed } from "./props.ts";
import { given, type Reading } from "./reading.ts";

// Where the code of functions lies, as CDK finds it.
// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda.Code.html
// https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_lambda_nodejs-readme.html
// https://docs.aws.amazon.com/cdk/api/v2/docs/@aws-cdk_aws-lambda-python-alpha.PythonFunction.html

/**
 * The code that a function runs, where it lies in the repository; undefined where what the function is made
 * with is not all known.
 *
 * @param folder the one in which `cdk` is run
 * @param methods what is called on the function
 */
export function codeIn(
  construct: Construct,
  methods: readonly Call[],
  folder: string | undefined,
  reading: Reading,
): Runs | undefined {
  const { call, isPlain } = construct;
  const props = reading.props(construct);
  const name = cdkName(call.callee, reading.evaluator)?.path.at(-1);
  if (isPlain || props.rest.length > 0) return undefined;
  const layered = hasLayers(construct, methods, reading);
  const said = (property: string, usual?: string): string | undefined => {
    const value = given(props, property);
    return value ? textIn(value) : usual;
  };
  const path = (property: string): string | undefined => {
    const value = given(props, property);
    return value && pathGiven(value, folder);
  };
  if (name === "NodejsFunction" && !given(props, "code")) {
    const entry = given(props, "entry") ? path("entry") : besideProgram(construct, reading);
    // The name of what is exported, or that behind the name of what is made of the file.
    const handler = said("handler", "handler")?.split(".").at(-1);
    return entry === undefined || handler === undefined
      ? undefined
      : codeOf({
          folder: directoryOf(entry),
          handler: `${bare(entry)}.${handler}`,
          runtime: "nodejs",
          layered,
        });
  }
  if (name === "PythonFunction") {
    const index = said("index", "index.py");
    const handler = said("handler", "handler");
    return index === undefined || handler === undefined
      ? undefined
      : codeOf({
          folder: path("entry"),
          handler: `${index.replace(/\.py$/, "")}.${handler}`,
          runtime: "python",
          layered,
        });
  }
  const code = nodeGiven(call, "code", reading.evaluator);
  const asset = code && assetIn(code, reading);
  const value = asset && reading.evaluator.evaluate(asset);
  const runtime = nodeGiven(call, "runtime", reading.evaluator);
  return codeOf({
    folder: value && pathGiven(value, folder),
    handler: said("handler"),
    runtime: runtime && runtimeOf(runtime, reading),
    layered,
  });
}

function textIn(value: Parameters<typeof asText>[0]): string | undefined {
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

/** What names the folder of a function: `lambda.Code.fromAsset(path)`. */
function assetIn(code: Expression, { evaluator }: Reading): Expression | undefined {
  const made = evaluator.origin(code);
  if (made.kind !== "call") return undefined;
  const { service, path } = cdkName(made.callee, evaluator) ?? {};
  const isAsset = /^(?:Code\.(?:fromAsset|asset)|AssetCode(?:\.fromAsset)?)$/.test(
    path?.join(".") ?? "",
  );
  return service === "lambda" && isAsset ? argumentNamed(made, 0, "path") : undefined;
}

/** `python_3_13` of `lambda.Runtime.PYTHON_3_13`; nothing where a program works it out. */
function runtimeOf(node: Expression, { evaluator }: Reading): string | undefined {
  const made = evaluator.origin(node);
  const { path = [] } = cdkName(made, evaluator) ?? {};
  const [group, name] = path;
  return group === "Runtime" && name !== undefined ? name.toLowerCase() : undefined;
}

/** Whether layers put code beside that of a function, or an extension calls AWS in its name. */
function hasLayers(construct: Construct, methods: readonly Call[], reading: Reading): boolean {
  const { evaluator, placeOf } = reading;
  if (given(reading.props(construct), "paramsAndSecrets")) return true;
  const listed = nodeGiven(construct.call, "layers", evaluator);
  const own = listed && evaluator.origin(listed);
  const added = methods
    .filter(({ callee }) => callee.kind === "member" && inCamelCase(callee.name) === "addLayers")
    .flatMap(({ args }) => args.map(({ value }) => value));
  const all = [
    ...(own?.kind === "list" ? own.items.map(({ value }) => value) : own ? [own] : []),
    ...added,
  ];
  return all.some((each) => {
    const written = textAt(placeOf(evaluator.origin(each)));
    return isLayered(written.replace(/[\s,[\]]+/g, ""));
  });
}

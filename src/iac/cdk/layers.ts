import { textAt } from "../../source/source.ts";
import type { Call, Expression } from "../../syntax/script/tree.ts";
import { isLayered, type Layers } from "../runs.ts";
import type { Construct } from "./construct.ts";
import { nodeGiven } from "./given-node.ts";
import { inCamelCase } from "./names.ts";
import { given, type Reading } from "./reading.ts";

/**
 * What layers put beside the code of a function: folders of the repository, code of elsewhere, or an extension
 * that calls AWS in its name.
 *
 * @param methods what is called on the function
 * @param folderOf the folder that a layer is made of, where that is one of the repository
 */
export function layersOf(
  construct: Construct,
  methods: readonly Call[],
  reading: Reading,
  folderOf: (layer: Construct) => string | undefined,
): Layers {
  const { evaluator, placeOf } = reading;
  const folders: string[] = [];
  let layered = given(reading.props(construct), "paramsAndSecrets") !== undefined;
  for (const each of listed(construct, methods, reading)) {
    const [layer, ...more] = reading.constructsOf(each);
    const folder = layer && more.length === 0 ? folderOf(layer) : undefined;
    if (folder !== undefined) folders.push(folder);
    else {
      const written = textAt(placeOf(evaluator.origin(each)));
      layered ||= isLayered(written.replace(/[\s,[\]]+/g, ""));
    }
  }
  return { layered, layers: folders };
}

function listed(
  construct: Construct,
  methods: readonly Call[],
  { evaluator }: Reading,
): readonly Expression[] {
  const node = nodeGiven(construct.call, "layers", evaluator);
  const own = node && evaluator.origin(node);
  const added = methods
    .filter(({ callee }) => callee.kind === "member" && inCamelCase(callee.name) === "addLayers")
    .flatMap(({ args }) => args.map(({ value }) => value));
  return [
    ...(own?.kind === "list" ? own.items.map(({ value }) => value) : own ? [own] : []),
    ...added,
  ];
}

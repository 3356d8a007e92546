import { once } from "../../source/once.ts";
import type { Expression } from "../../syntax/script/tree.ts";
import { nodesIn } from "../../syntax/script/walk.ts";
import type { Construct } from "./construct.ts";
import { inCamelCase } from "./names.ts";
import type { Reading } from "./reading.ts";

/** What is written over in a construct that CDK makes. */
export type Overridden = {
  /** Its resource is taken, and more may be said of it. */
  readonly isTaken: boolean;
  /** Something is written over there that says what it runs. */
  readonly isChanged: boolean;
};

/**
 * What a file writes over in the resource below a construct: `fn.node.defaultChild`, `cfn.addPropertyOverride()`.
 * (https://docs.aws.amazon.com/cdk/v2/guide/cfn-layer.html)
 */
export function overriddenIn(construct: Construct, reading: Reading): Overridden {
  const { taken, changed, changes } = hatchesIn(reading);
  const isTaken = taken.has(construct.address);
  return {
    isTaken: isTaken || changed.has(construct.address),
    isChanged: changed.has(construct.address) || (isTaken && changes),
  };
}

const hatchesIn = once((reading: Reading) => {
  const { evaluator } = reading;
  const taken = new Set<string>();
  const changed = new Set<string>();
  let changes = false;
  const note = (to: Set<string>, of: Expression): void => {
    for (const { address } of reading.constructsOf(of)) to.add(address);
  };
  for (const node of nodesIn(evaluator.script.program)) {
    if (node.kind === "assign" && node.target.kind === "member" && running.test(node.target.name)) {
      changes = true;
      note(changed, node.target.object);
    }
    if (node.kind !== "member") continue;
    const name = inCamelCase(node.name);
    if (/^(?:defaultChild|findChild|tryFindChild)$/.test(name) && node.object.kind === "member")
      note(taken, node.object.object);
    if (!/^add(?:Property)?(?:Deletion)?Override$/.test(name)) continue;
    changes = true;
    note(changed, node.object);
  }
  return { taken, changed, changes };
});

/** The properties of a function that say what it runs, and under which role. */
const running = /^(?:code|handler|layers|role|runtime)$/;

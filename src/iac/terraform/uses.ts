import { deepestDefinition } from "../../evaluate/depth.ts";
import { turnsWithin } from "../../evaluate/terraform/iteration.ts";
import { blocksOf, type Module } from "../../evaluate/terraform/module.ts";
import { atDeclaration, type Scope } from "../../evaluate/terraform/scope.ts";
import { together } from "../../evaluate/presence.ts";
import { traversal } from "../../evaluate/terraform/traversal.ts";
import { once } from "../../source/once.ts";
import type { Place, Source, Span } from "../../source/source.ts";
import type { Block, Expression } from "../../syntax/hcl/ast.ts";
import { eachSurrounded, type Around } from "./surrounded.ts";
import { addressOf } from "./written.ts";

/** Where something is named. */
type Use = {
  readonly block: Block;
  readonly source: Source;
  /** Of the argument or the block within it. */
  readonly span: Span;
  /** Of a block of locals, the one whose value names it. */
  readonly local: string | undefined;
  readonly around: Around;
};

/**
 * Whether a local, or a document, of an instance of a module is named only where nothing comes to:
 * in arms that are not taken, in what is made not once. What nobody names may be meant for others,
 * and so may what is named by way of more locals than are followed.
 */
export function isNamedInVain(address: string, scope: Scope, depth = 0): boolean {
  const known = vainIn(scope);
  const before = known.get(address);
  if (before !== undefined) return before;
  if (depth > deepestDefinition) return false;
  // Locals that name each other in a circle are refused.
  known.set(address, true);
  const uses = usesIn(scope.module).get(address) ?? [];
  const isInVain = uses.length > 0 && uses.every((use) => isVain(use, scope, depth + 1));
  known.set(address, isInVain);
  return isInVain;
}

/** The arguments and blocks that name a local, or a document. */
export function usesOf(address: string, module: Module): readonly Place[] {
  return (usesIn(module).get(address) ?? []).map(({ source, span }) => ({ source, span }));
}

const vainIn = once<Scope, Map<string, boolean>>(() => new Map());

function isVain(use: Use, scope: Scope, depth: number): boolean {
  const { source, local, around } = use;
  if (local !== undefined && isNamedInVain(`local.${local}`, scope, depth)) return true;
  const block = scope.module.wholes.get(use.block) ?? use.block;
  const repeated = { address: addressOf(use), block, source: block.source ?? source };
  return scope.instances(repeated).every(({ instance, presence }) => {
    const at = { ...atDeclaration(repeated, scope, instance), source };
    return turnsWithin(around, at, scope.evaluator).every(
      (turn) => together(presence, turn.presence) === "never",
    );
  });
}

/** Where locals and documents are named, by their addresses. */
const usesIn = once((module: Module): ReadonlyMap<string, readonly Use[]> => {
  const found = new Map<string, Use[]>();
  for (const { source, body } of module.files)
    for (const block of blocksOf(body)) {
      const isLocals = block.type === "locals";
      for (const item of block.body.items) {
        if (module.overridden.has(item)) continue;
        const local = isLocals && item.kind === "argument" ? item.name : undefined;
        eachSurrounded({ ...block.body, items: [item] }, (node, around) => {
          const address = addressIn(node);
          if (address === undefined) return false;
          const uses = found.get(address) ?? [];
          uses.push({ block, source, span: item.span, local, around });
          found.set(address, uses);
          return true;
        });
      }
    }
  return found;
});

/** `local.a`, `data.aws_iam_policy_document.a` as the beginning of a traversal. */
function addressIn(node: Expression): string | undefined {
  const { root, steps = [] } = traversal(node) ?? {};
  const [first, second] = steps.map((step) => (step.kind === "attribute" ? step.name : undefined));
  if (root === "local" && first !== undefined) return `local.${first}`;
  return root === "data" && first !== undefined && second !== undefined
    ? `data.${first}.${second}`
    : undefined;
}

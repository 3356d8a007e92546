import {
  argument,
  argumentsOf,
  placeIn,
  type Declaration,
  type ModuleCall,
} from "../../evaluate/terraform/module.ts";
import { atDeclaration, type Scope } from "../../evaluate/terraform/scope.ts";
import { together } from "../../evaluate/presence.ts";
import { asWritten } from "../../evaluate/terraform/written.ts";
import { asText } from "../../evaluate/texts.ts";
import { known } from "../../iam/text.ts";
import { textAt } from "../../source/source.ts";
import type { Argument, Expression } from "../../syntax/hcl/ast.ts";
import type { ManagedUse } from "../managed.ts";
import type { Target } from "./references.ts";
import { eachSurrounded, type Around } from "./surrounded.ts";
import { isCarrier } from "./written.ts";

/**
 * Where a module comes from, if it is not one of the repository's: `cloudposse/ecr/aws`,
 * `github.com/terraform-aws-modules/terraform-aws-iam//modules/iam-role`.
 * (https://developer.hashicorp.com/terraform/language/modules/sources)
 */
export function remoteSource({
  block,
  source,
}: Pick<ModuleCall, "block" | "source">): string | undefined {
  const written = argument(block.body, "source")?.value;
  const text = written && asText(asWritten.evaluate(written, { source, bindings: new Map() }));
  const address = text && known(text);
  return address === undefined || /^\.\.?(?:\/|$)/.test(address) ? undefined : address;
}

/** Whether a module of elsewhere is one for AWS, by what modules are called. */
export function isForAws(remote: string): boolean {
  return /^(?:[\w.-]+\/)?[\w-]+\/[\w-]+\/aws(?:\/\/|$)|\/terraform-aws-[\w-]+/.test(remote);
}

/**
 * The managed policies that are named in the inputs of modules of elsewhere, in those that are called
 * after them: `role_policy_arns = ["arn:aws:iam::aws:policy/AdministratorAccess"]`.
 */
export function managedInputs(scope: Scope): readonly ManagedUse<Target>[] {
  return [...scope.module.calls.values()].flatMap((call) => {
    const remote = remoteSource(call);
    if (remote === undefined || scope.presence === "never") return [];
    const presences = scope.instances(call).map(({ presence }) => presence);
    if (presences.every((each) => each === "never")) return [];
    const isThere = presences.some((each) => together(scope.presence, each) === "always");
    return argumentsOf(call.block.body)
      .filter(({ name }) => /(?:^|_)polic(?:y|ies)(?:_|$)|permissions?_boundary/.test(name))
      .flatMap((input) =>
        namedIn(input, call).map(({ node, isSure }) =>
          useOf({ node, isSure: isSure && isThere }, input, call, remote, scope),
        ),
      );
  });
}

type Named = { readonly node: Expression; readonly isSure: boolean };

/** The texts of an input that are ARNs of managed policies, and whether each is certainly there. */
function namedIn(input: Argument, { source }: ModuleCall): readonly Named[] {
  const found: Named[] = [];
  const visit = (node: Expression, around: Around): boolean => {
    // What a policy says of others does not attach them.
    if (node.kind === "object" && isCarrier(node)) return true;
    if (node.kind === "call" && node.name === "jsonencode") return true;
    if (node.kind !== "template") return false;
    const isArn = /^"arn:[^":\s]*:iam::[^":\s]*:policy\/[^"\s]+"$/.test(
      textAt(placeIn(node, source)),
    );
    if (isArn) found.push({ node, isSure: around.length === 0 });
    return true;
  };
  eachSurrounded({ items: [input], span: input.span }, visit);
  return found;
}

function useOf(
  { node, isSure }: Named,
  { name }: Argument,
  call: ModuleCall,
  remote: string,
  scope: Scope,
): ManagedUse<Target> {
  const { address, block, source } = call;
  const declaration: Declaration = { ...call, mode: "resource", type: remote };
  const under = isSure ? {} : { under: [scope.id, address] as const };
  return {
    names: /permissions?_boundary/.test(name) ? "boundary" : "policy",
    value: scope.evaluator.evaluate(node, atDeclaration({ address, block, source }, scope)),
    at: placeIn(node, source),
    scope: scope.id,
    refersTo: [],
    attachedTo: [{ scope, declaration, ...under }],
  };
}

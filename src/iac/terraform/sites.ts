import type { PolicyPlace, PolicyPlaces } from "../../catalog/places.ts";
import {
  argument,
  blocksNamed,
  type Declaration,
  type Module,
} from "../../evaluate/terraform/module.ts";
import type { Attachment } from "../../iam/policy.ts";
import type { Block, Body, Expression } from "../../syntax/hcl/ast.ts";
import { referencesIn } from "./references.ts";

/** An argument in which the provider expects a policy. */
export type Site = {
  readonly declaration: Declaration;
  readonly place: PolicyPlace;
  /** The argument among those of the resource: `inline_policy[1].policy`. */
  readonly path: string;
  readonly expression: Expression;
  /** The body in which the argument stands: the resource's, or that of a block in it. */
  readonly body: Body;
  /** The `dynamic` blocks around it, the outermost first. */
  readonly loops: readonly Block[];
  readonly attachedTo: readonly Attachment[];
};

/** The policy arguments of all resources of a module, in the order of the files. */
export function sitesOf(module: Module, places: PolicyPlaces): readonly Site[] {
  return [...module.declarations.values()].flatMap((declaration) =>
    declaration.mode === "resource"
      ? (places.get(declaration.type) ?? []).flatMap((place) =>
          argumentsAt(
            declaration.block.body,
            place.path.map((step) => step.name),
            [],
          ).map((found, number) => ({
            ...found,
            declaration,
            place,
            path: pathName(place, number),
            attachedTo: attachments(declaration, place, module),
          })),
        )
      : [],
  );
}

type FoundArgument = Pick<Site, "expression" | "body" | "loops">;

/** The values at a path of blocks and a last argument; blocks that `dynamic` makes included. */
function argumentsAt(
  body: Body,
  path: readonly string[],
  loops: readonly Block[],
): readonly FoundArgument[] {
  const [first, ...rest] = path;
  if (first === undefined) return [];
  if (rest.length === 0) {
    const found = argument(body, first);
    return found ? [{ expression: found.value, body, loops }] : [];
  }
  return blocksNamed(body, first).flatMap(({ body: inner, loop }) =>
    argumentsAt(inner, rest, loop ? [...loops, loop] : loops),
  );
}

/** Of several blocks of one name, those behind the first are numbered. */
function pathName({ path }: PolicyPlace, number: number): string {
  const names = path.map(({ name }) => name);
  const last = names.pop() ?? "";
  const block = names.join(".");
  if (block === "") return last;
  return number === 0 ? `${block}.${last}` : `${block}[${number}].${last}`;
}

function attachments(
  declaration: Declaration,
  place: PolicyPlace,
  module: Module,
): readonly Attachment[] {
  return place.attach.flatMap((name): readonly Attachment[] => {
    if (name === "@") return [attachment(declaration)];
    const found = argument(declaration.block.body, name);
    return found ? referencesIn(found.value, module).map(attachment) : [];
  });
}

function attachment({ address, type }: Declaration): Attachment {
  return { address, type };
}

/** What managed policies (`aws_iam_policy`) are attached to, and which are used as boundaries. */
export type ManagedUses = {
  readonly attachedTo: ReadonlyMap<string, readonly Attachment[]>;
  readonly boundaries: ReadonlySet<string>;
};

const attachmentTypes: ReadonlyMap<string, readonly string[]> = new Map([
  ["aws_iam_role_policy_attachment", ["role"]],
  ["aws_iam_user_policy_attachment", ["user"]],
  ["aws_iam_group_policy_attachment", ["group"]],
  ["aws_iam_policy_attachment", ["roles", "users", "groups"]],
]);

export function managedUses(module: Module): ManagedUses {
  const attachedTo = new Map<string, readonly Attachment[]>();
  const boundaries = new Set<string>();
  const policiesIn = (expression: Expression): readonly Declaration[] =>
    referencesIn(expression, module).filter((each) => each.type === "aws_iam_policy");
  for (const declaration of module.declarations.values()) {
    const { body } = declaration.block;
    const boundary = argument(body, "permissions_boundary");
    if (boundary) for (const policy of policiesIn(boundary.value)) boundaries.add(policy.address);
    const targets = attachmentTypes.get(declaration.type);
    const policy = argument(body, "policy_arn");
    if (targets && policy) {
      const to = targets.flatMap((name) => {
        const target = argument(body, name);
        return target ? referencesIn(target.value, module) : [];
      });
      add(policiesIn(policy.value), to);
    }
    const managed = declaration.type === "aws_iam_role" && argument(body, "managed_policy_arns");
    if (managed) add(policiesIn(managed.value), [declaration]);
  }
  return { attachedTo, boundaries };

  function add(policies: readonly Declaration[], to: readonly Declaration[]): void {
    for (const { address } of policies) {
      attachedTo.set(address, [...(attachedTo.get(address) ?? []), ...to.map(attachment)]);
    }
  }
}

import type { SamStatement } from "../../catalog/sam.ts";
import type { TemplateScope } from "../../evaluate/cloudformation/scope.ts";
import type { Declaration } from "../../evaluate/cloudformation/template.ts";
import type { Attachment, Policy, Statement } from "../../iam/policy.ts";
import type { Problem } from "../../source/problem.ts";
import type { Span } from "../../source/source.ts";
import { ownerOf } from "./owner.ts";
import { madeStatement, type Given, type Standing } from "./sam-statement.ts";

/** A policy that AWS SAM makes: of a policy template or of a connector. */
export type Made = {
  readonly declaration: Declaration;
  /** The name of the template or the connector, of which there may be several in a declaration. */
  readonly name: string;
  readonly of: NonNullable<Statement["madeOf"]>;
  readonly kind: Policy["kind"];
  readonly statements: readonly SamStatement[];
  readonly given: ReadonlyMap<string, Given>;
  readonly standing: Standing;
  readonly attachedTo: readonly Attachment[];
  /** The type of what it protects, where it is the policy of a resource. */
  readonly protects?: string;
  /** A condition of the template decides whether it is there. */
  readonly maybe: boolean;
};

export type MadeOrNot = Made | { readonly problem: Problem };

/** The policies, each once, with ids that other policies of their declaration do not change. */
export function madePolicies(made: readonly Made[], scope: TemplateScope): readonly Policy[] {
  const { source } = scope.template;
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  return made.flatMap((each): readonly Policy[] => {
    const { declaration, name, kind, statements, given, standing, attachedTo, protects } = each;
    // What an alias of YAML stands for is the same policy again.
    const where = spanKey(standing.whole);
    if (seen.has(where)) return [];
    seen.add(where);
    const address = `${source.path}/${declaration.logicalId}/${name}`;
    const number = counts.get(address) ?? 0;
    counts.set(address, number + 1);
    const id = `${address}#${number}`;
    return [
      {
        id,
        kind,
        owner: ownerOf(declaration, attachedTo, scope, protects),
        attachedTo,
        statements: statements.map((statement, i) =>
          madeStatement(statement, given, standing, scope, {
            id: `${id}[${i}]`,
            madeOf: each.of,
            presence: each.maybe ? "maybe" : "always",
          }),
        ),
        place: { source, span: standing.whole },
      },
    ];
  });
}

const spanKey = ({ start, end }: Span): string => `${start}-${end}`;

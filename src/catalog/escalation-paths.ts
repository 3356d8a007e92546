/** Permissions that together let who has them get permissions that nobody gave them. */
export type EscalationPath = {
  /** As pathfinding.cloud names it, where it does. */
  readonly id: string;
  /** Actions that must reach any resource of their type. */
  readonly wide: readonly string[];
  /** Actions for which one resource will do, whichever it is. */
  readonly beside: readonly string[];
  /** The services of which one gets the role, where a role is passed. */
  readonly passedTo: readonly string[];
  /** It needs something that runs with a role already. */
  readonly existing: boolean;
  /** What it lets one do, as a clause: "write any policy into any role". */
  readonly so: string;
};

type Row = Pick<EscalationPath, "wide"> & Partial<EscalationPath>;

/** Reads `escalation-paths.json` of the catalog: first those that need the fewest actions. */
export function openEscalationPaths(read: (file: string) => string): readonly EscalationPath[] {
  const { paths } = JSON.parse(read("escalation-paths.json")) as {
    readonly paths: Readonly<Record<string, Row>>;
  };
  return Object.entries(paths)
    .map(([id, { wide, beside = [], passedTo = [], existing = false, so }]) => ({
      ...{ id, wide, beside, passedTo, existing },
      so: so ?? "run code with any role that trusts a service",
    }))
    .sort((a, b) => sizeOf(a) - sizeOf(b));
}

function sizeOf({ wide, beside }: EscalationPath): number {
  return wide.length + beside.length;
}

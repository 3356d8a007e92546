import { rowOf } from "./row.ts";

/** What the tasks of Step Functions' state machines call. */
export type TaskIntegrations = {
  /** By what stands behind `arn:aws:states:::`: `ecs:runTask`; undefined where there is none. */
  task(name: string): TaskIntegration | undefined;
  /** A Map that runs distributed. */
  readonly map: TaskIntegration;
};

export type TaskIntegration = {
  readonly calls: readonly Operation[];
  /** Actions of what is no operation of an SDK's. */
  readonly needs: readonly string[];
  /** What it calls besides, where it comes to that. */
  readonly beside: readonly Operation[];
  /** The same where it waits until that is done. */
  readonly sync: readonly Operation[];
  /** It hears of that by a rule, which it makes. */
  readonly rule: boolean;
};

/** The service as boto3 calls it, and the operation. */
export type Operation = { readonly service: string; readonly operation: string };

type Row = {
  readonly calls?: string;
  readonly needs?: string;
  readonly beside?: string;
  readonly sync?: string;
  readonly rule?: boolean;
};

/** Reads `task-integrations.json` of the catalog when something is first asked. */
export function openTaskIntegrations(read: (file: string) => string): TaskIntegrations {
  let table: { readonly map: Row; readonly tasks: Readonly<Record<string, Row>> } | undefined;
  const opened = (): NonNullable<typeof table> =>
    (table ??= JSON.parse(read("task-integrations.json")) as NonNullable<typeof table>);
  return {
    task: (name) => {
      const { tasks } = opened();
      const row = rowOf(tasks, name);
      return row && integrationOf(row);
    },
    get map() {
      return integrationOf(opened().map);
    },
  };
}

function integrationOf({ calls, needs, beside, sync, rule = false }: Row): TaskIntegration {
  return {
    calls: operationsIn(calls),
    needs: needs?.split(" ") ?? [],
    beside: operationsIn(beside),
    sync: operationsIn(sync),
    rule,
  };
}

function operationsIn(written: string | undefined): readonly Operation[] {
  return (written?.split(" ") ?? []).map((each) => {
    const [service = "", operation = ""] = each.split(":");
    return { service, operation };
  });
}

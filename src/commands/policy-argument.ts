import { valueIn } from "../jobs/policy-file.ts";
import { withActions } from "../query/action-elements.ts";
import type { Read } from "../repository/tree.ts";
import { fileAt } from "./file-at.ts";
import type { Run } from "./run.ts";
import { UsageError } from "./usage-error.ts";

/**
 * What an argument says as a value of JSON with policies in it: a file of JSON or YAML, or the standard
 * input, as it is; a directory, or a file of another language, as the list of the policies that it declares.
 * Throws a UsageError where there is none.
 */
export async function policyAt(run: Run, path: string): Promise<unknown> {
  const read = path === "-" ? standardInput(run) : readAt(run, path);
  const found = read && valueIn(read);
  if (found?.ok && holdsActions(found.value)) return found.value;
  if (path !== "-") {
    // All that reads other languages is loaded for them alone.
    const { declaredPolicies } = await import(
      /* webpackChunkName: "judging" */ "./declared-policies.ts"
    );
    return declaredPolicies(run, path);
  }
  throw new UsageError(
    found?.ok === false ? found.because : "no statement with actions is in the standard input",
  );
}

function holdsActions(value: unknown): boolean {
  let statements = 0;
  withActions(value, ({ items }) => {
    statements++;
    return items;
  });
  return statements > 0;
}

function standardInput(run: Run): Read {
  return { ok: true, source: { path: "standard input", text: run.input() } };
}

/** A file that is named; undefined of a directory. */
function readAt(run: Run, path: string): Read | undefined {
  const { path: called, tree } = fileAt(run, path, () => true);
  return tree.list().includes(called) ? tree.read(called) : undefined;
}

import { isEveryAction } from "../iam/action-pattern.ts";
import { nothingOf } from "./code.ts";
import { isLogging } from "./log-groups.ts";
import { narrowBy, type Found, type Task } from "./narrow-by.ts";
import { evidentUses, type Taken } from "./uses.ts";

/**
 * What the configuration of functions asks for, in the place of every action: that they log, what feeds them, what is
 * commonly done with what they are told of, and what their code calls as far as it is read. What else that calls is to be
 * filled in. Undefined where no function is known to run under the statement.
 */
export function configuredAlone(task: Task): Found | undefined {
  const { statement, context } = task;
  const { services, running, uses, declared, used, telling, code, doneBeside } = context;
  const items = statement.action?.items ?? [];
  const areRunning = services.length > 0 && services.every((each) => uses.runs(each));
  if (!items.some(isEveryAction) || running.size === 0 || !areRunning) return undefined;
  const evident = evidentUses(statement, context);
  const told = [
    ...declared.flatMap(({ type, address }) => (used.has(address) ? [type] : [])),
    ...telling().named.keys(),
    ...(code()?.needed.keys() ?? []),
  ];
  const isNear = (service: string): boolean =>
    doneBeside(service) || told.some((type) => type.startsWith(`${service}:`));
  const doing =
    (isDone: (service: string) => boolean): Taken =>
    (service) => {
      const done = isDone(service) ? evident(service) : [];
      return done.length > 0 ? done : [[nothingOf(service)]];
    };
  const asking = { ...task, asks: ["what else its code calls"] };
  const found = narrowBy(doing(isNear), asking);
  if (!found.ok) return undefined;
  const logging = narrowBy(doing(isLogging), asking);
  const alternatives =
    logging.ok && logging.does !== undefined
      ? [{ when: `it ${logging.does}`, drafts: logging.narrowing.drafts }]
      : [];
  // What it does beside that is asked.
  const assumptions = found.narrowing.assumptions.filter(
    (each) => each !== `that it ${found.does}`,
  );
  return { ...found, narrowing: { ...found.narrowing, assumptions, alternatives } };
}

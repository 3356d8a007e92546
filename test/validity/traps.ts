import type { Trap } from "./example.ts";
import { actions } from "./traps/actions.ts";
import { addresses } from "./traps/addresses.ts";
import { conditionKeys } from "./traps/condition-keys.ts";
import { controls } from "./traps/controls.ts";
import { elements } from "./traps/elements.ts";
import { operators } from "./traps/operators.ts";
import { principals } from "./traps/principals.ts";
import { resources } from "./traps/resources.ts";
import { tags } from "./traps/tags.ts";
import { trust } from "./traps/trust.ts";
import { values } from "./traps/values.ts";
import { variables } from "./traps/variables.ts";

/** What is right though it looks wrong, and what is wrong though it looks right. */
export const traps: readonly Trap[] = [
  ...actions,
  ...addresses,
  ...conditionKeys,
  ...controls,
  ...elements,
  ...operators,
  ...principals,
  ...resources,
  ...tags,
  ...trust,
  ...values,
  ...variables,
];

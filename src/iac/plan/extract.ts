import { openNamedPlaces, openPlaces } from "../../catalog/places.ts";
import type { Source } from "../../source/source.ts";
import { readJson } from "../../syntax/json.ts";
import { elementProblems } from "../element-problems.ts";
import { elsewhere } from "../elsewhere.ts";
import { joined, nothing, type Extraction, type Facts } from "../format.ts";
import { once } from "../../source/once.ts";
import { syntaxProblems } from "../problems.ts";
import { plannedIn } from "./plan.ts";
import { managedIn } from "./managed.ts";
import { permissionsOf } from "./permissions.ts";
import { policiesOf } from "./policies.ts";

const readPlan = once(({ text }: Source) => readJson(text));

/** Reads the policies of plans that `terraform show -json` (or `tofu show -json`) printed. */
export function extractPlans(sources: readonly Source[], facts: Facts): Extraction {
  const places = openPlaces(facts.read, "terraform");
  const named = openNamedPlaces(facts.read, "terraform");
  return joined(
    sources.map((source): Extraction => {
      const { root, problems } = readPlan(source);
      const planned = root ? plannedIn(root) : [];
      const uses = managedIn(planned, named, source);
      const found = [
        ...policiesOf(planned, places, uses, source),
        ...permissionsOf(planned, named, places, source, facts),
      ];
      const policies = found.flatMap((each) => each.policies);
      return {
        ...nothing,
        policies,
        elsewhere: elsewhere(uses, source.path, (to) => to),
        written: new Map(
          policies.flatMap(({ statements }) => statements.map((each) => [each.id, each])),
        ),
        problems: [
          ...syntaxProblems(source, problems.slice(0, 1)),
          ...found.flatMap((each) => each.problems),
          ...uses.problems,
          ...elementProblems(policies, facts.catalog),
        ],
      };
    }),
  );
}

import { escaped } from "./pattern.ts";
import type { Told } from "./uses.ts";

/** What calls told that stand together for all objects whose keys begin so: their `*` is no sign of a name. */
export function ofCutKey(told: Told, key: string | undefined): Told {
  if (key === undefined) return told;
  const end = `/${escaped(key)}`;
  return {
    ...told,
    uses: told.uses.map((use) =>
      use.resource.endsWith(end)
        ? { ...use, resource: `${use.resource.slice(0, -star.length)}*` }
        : use,
    ),
  };
}

const star = escaped("*");

import type { Verdict } from "../../evidence/observed.ts";
import type { RoleUse, UseOfRoles } from "../../evidence/role-use.ts";
import { count, listed } from "../../rules/wording.ts";
import { code, prose } from "../../source/quoted.ts";
import { inRegions, usedPlaces } from "../use-text.ts";

/** The most roles with a row, and actions and resources that are named of each. */
const most = { roles: 50, actions: 8, resources: 8 };

/** What of each role is used, and what could be left out, that with the most to leave out first. */
export function rolesByUse(use: UseOfRoles | undefined): readonly string[] {
  if (!use) return [];
  if ("unheard" in use) return [`Evidence of use is not asked: ${prose(use.unheard)}.`];
  const { files, window, days, regions, roles } = use;
  const heading = `**What roles use**, by ${listed(files.map((each) => code(each)))}: events of CloudTrail from ${window.first.slice(0, 10)} to ${window.last.slice(0, 10)} (${count(days, "day")})${inRegions(regions)}.`;
  const nameOf = namesOf(roles);
  const sure = roles.filter(({ actions }) => actions.length > 0).sort(mostFirst);
  const unsure = roles.filter(({ actions }) => actions.length === 0);
  const rows = sure.slice(0, most.roles).map((each) => rowOf(each, nameOf(each)));
  const left = sure.length - rows.length;
  return [
    heading,
    ...(rows.length > 0
      ? [
          [
            "| role | allowed | used | could be left out | not known |",
            "| --- | ---: | ---: | --- | ---: |",
            ...rows,
          ].join("\n"),
        ]
      : []),
    ...placesOf(sure.slice(0, most.roles), nameOf),
    ...(left > 0 ? [`${count(left, "more role")}, with less to leave out.`] : []),
    ...(unsure.length > 0
      ? [
          `<details><summary>Of whom nothing is said: ${count(unsure.length, "role")}</summary>\n\n${unsure
            .slice(0, most.roles)
            .map((each) => `- ${code(each.address)} in ${code(each.path)}: ${whyUnsure(each)}`)
            .join("\n")}\n</details>`,
        ]
      : []),
  ];
}

type NameOf = (role: RoleUse) => string;

/** Its address, and where several have that, as in two stacks of a program, its file. */
function namesOf(roles: readonly RoleUse[]): NameOf {
  const counts = new Map<string, number>();
  for (const { address } of roles) counts.set(address, (counts.get(address) ?? 0) + 1);
  return ({ address, path }) =>
    (counts.get(address) ?? 0) > 1 ? `${code(address)} of ${code(path)}` : code(address);
}

/** Folded, what each role used. */
function placesOf(roles: readonly RoleUse[], nameOf: NameOf): readonly string[] {
  const rows = roles.flatMap((role) => {
    const places = usedPlaces(role.actions);
    return places.length > 0 ? [`- ${nameOf(role)}: ${listed(places, most.resources)}`] : [];
  });
  return rows.length > 0
    ? [`<details><summary>Resources used</summary>\n\n${rows.join("\n")}\n</details>`]
    : [];
}

function mostFirst(a: RoleUse, b: RoleUse): number {
  return ofUse(b, "unused").length - ofUse(a, "unused").length;
}

/** Of a role the actions with some verdicts. */
export function ofUse(
  { actions }: Pick<RoleUse, "actions">,
  ...kinds: readonly Verdict["use"][]
): readonly Verdict[] {
  return actions.filter(({ use }) => kinds.includes(use));
}

function rowOf(role: RoleUse, name: string): string {
  const unused = ofUse(role, "unused");
  const names = listed(
    unused.map(({ action }) => code(action)),
    most.actions,
  );
  const cells = [
    `${name}${role.is === "part of a name" ? " (assumed)" : ""}`,
    `${role.actions.length}`,
    `${ofUse(role, "used").length}`,
    unused.length > 0 ? `${unused.length}: ${names}` : "nothing",
    `${ofUse(role, "unobservable", "untold").length}`,
  ];
  return `| ${cells.map((each) => each.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** Why nothing is said of what a role uses. */
export function whyUnsure({ is, arns }: RoleUse): string {
  switch (is) {
    case "ambiguous":
      return `it may be ${listed(
        arns.map((arn) => code(arn)),
        3,
        "or",
      )}`;
    case "unmet":
      return "nobody in the evidence is called so";
    case "nameless":
      return "nothing tells what it is called";
    default:
      return "it shares its policies with others of whom that is not known, or they allow nothing";
  }
}

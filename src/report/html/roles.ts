import type { RoleUse, UseOfRoles } from "../../evidence/role-use.ts";
import { usedPlaces } from "../use-text.ts";
import { ofUse, whyUnsure } from "../summary/roles.ts";
import { markup, sentence, type Markup } from "./markup.ts";

const mostRoles = 500;
const mostPlaces = 30;

/** What of each role is used, and what could be left out. */
export function rolesByUse(use: UseOfRoles): Markup {
  if ("unheard" in use) return markup`<p>Evidence of use is not asked: ${use.unheard}.</p>`;
  const { files, window, days, regions, roles } = use;
  const sure = roles.filter(({ actions }) => actions.length > 0);
  const unsure = roles.filter(({ actions }) => actions.length === 0);
  return markup`<p class="quiet">By ${files.join(", ")}: events of CloudTrail from ${window.first.slice(0, 10)} to ${window.last.slice(0, 10)} (${days} days) in ${regions.join(", ")}.</p>${sure.slice(0, mostRoles).map(roleOf)}${leftOf(sure)}${
    unsure.length > 0 &&
    markup`<details><summary>${unsure.length} of whom nothing is said</summary><ul class="plain">${unsure
      .slice(0, mostRoles)
      .map(
        (each) =>
          markup`<li>${each.address} <span class="quiet">${each.path}</span>: ${sentence(whyUnsure(each))}</li>\n`,
      )}</ul>${leftOf(unsure)}</details>`
  }`;
}

function leftOf(all: readonly RoleUse[]): Markup | false {
  return all.length > mostRoles && markup`<p>… and ${all.length - mostRoles} more</p>`;
}

function roleOf(role: RoleUse): Markup {
  const unused = ofUse(role, "unused");
  return markup`<details><summary>${role.address} <span class="quiet">${role.path}</span>: ${ofUse(role, "used").length} of ${role.actions.length} actions used, ${unused.length} could be left out</summary><p>${role.arns.join(", ")}${role.is === "part of a name" && " (assumed)"}</p>${listOf("Used", role, "used")}${placesOf(role)}${listOf("Could be left out", role, "unused")}${listOf("Denied each time", role, "denied")}${listOf("Not used, and stays", role, "called", "kept", "needed", "recent")}${listOf("Not known", role, "unobservable", "untold")}</details>\n`;
}

function placesOf({ actions }: RoleUse): Markup | false {
  const places = usedPlaces(actions);
  const shown = places.slice(0, mostPlaces);
  return (
    places.length > 0 &&
    markup`<p>Resources used (${places.length}): ${sentence(shown.join("; "))}${places.length > shown.length && " …"}</p>`
  );
}

function listOf(
  what: string,
  role: RoleUse,
  ...kinds: Parameters<typeof ofUse>[1][]
): Markup | false {
  const names = ofUse(role, ...kinds).map(({ action }) => action);
  return names.length > 0 && markup`<p>${what} (${names.length}): ${names.join(", ")}</p>`;
}

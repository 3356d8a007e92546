// Rebuilds catalog/sensitive-actions.json, out of the files of its sources (see NOTICE) in a folder:
//   node catalog/build/sensitive-actions.mjs FOLDER
// Prints the names that AWS's actions of today do not have.
import console from "node:console";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { decode } from "./format.mjs";
import { index } from "./overlays.mjs";

/** @typedef {import("./normalise.mjs").Action} Action */
/** @typedef {{ add: string[], leaveOut: Record<string, string> }} Corrections */

const [folder = "."] = process.argv.slice(2);
const catalogFolder = join(import.meta.dirname, "..");
const actions = index(decode(readFileSync(join(catalogFolder, "actions.json"), "latin1")));
const ids = new Map([...actions.keys()].map((id) => [id.toLowerCase(), id]));
const corrections =
  /** @type {Record<"credentials" | "exposure" | "infrastructure", Corrections>} */ (
    read(join(import.meta.dirname, "overlay", "sensitive-actions.json"))
  );

/** Services that decide who may do what in the account: what they change lets nobody in by itself. */
const ofAccount = /^(?:iam|sts|sso|sso-directory|identitystore|organizations):/;

/** What lets somebody in, or shares something; what takes that away again does not. */
const lettingIn =
  /:(?:Add|Attach|Authorize|BatchGrant|Create|Grant|Manage|Modify|Put|Set|Update)\w*(?:Polic(?:y|ies)|Permissions?|Acl|Grants?|Shar(?:e|ing)|DataShare|EndpointAccess|SnapshotAccess|PublicAccessBlock|SnapshotAttribute|TopicAttributes|QueueAttributes)$/;

/** What uses things, or what lies in them, though what makes infrastructure needs it as well. */
const using =
  /^(?:kms:(?:Decrypt|Encrypt|ReEncrypt|Generate|Sign))|:(?:Get|List|Invoke|Start|Stop|Pass|Issue|Test|Execute|Publish(?!LayerVersion|Version)|BatchWrite|Copy|Tag|Untag)/;

const sensitive = lists(readFileSync(join(folder, "sensitive-iam-actions.yaml"), "utf8"));
const handlers = /** @type {Record<string, Record<string, string[]>>} */ (
  read(join(folder, "cloudformation-handler-permissions.json"))
);
const managing = [...actions].flatMap(([id, { level }]) =>
  level === "Permissions management" ? [id] : [],
);
const found = {
  credentials: sorted("credentials", [
    ...(sensitive.get("CredentialExposure") ?? []),
    ...linesOf("credentials-exposure.txt"),
  ]),
  exposure: sorted(
    "exposure",
    [
      ...(sensitive.get("ResourceExposure") ?? []),
      ...linesOf("resource-exposure.txt"),
      ...managing,
    ].filter((id) => lettingIn.test(ids.get(id.toLowerCase()) ?? id) && !ofAccount.test(id)),
  ),
  infrastructure: sorted(
    "infrastructure",
    Object.values(handlers)
      .flatMap(({ create = [], update = [], delete: gone = [] }) => [...create, ...update, ...gone])
      .filter((id) => {
        const known = ids.get(id.toLowerCase()) ?? id;
        return (
          actions.get(known)?.level === "Write" && !using.test(known) && !ofAccount.test(known)
        );
      }),
  ),
};

const reasons = {
  credentials: "They hand out, make or change what signs somebody in, as whom they are allowed on.",
  exposure: "They write policies of resources, share these or make them public.",
  infrastructure: "CloudFormation needs them to make, change and delete what it declares.",
};
const text = Object.entries(found).map(
  ([kind, list]) =>
    `  "${kind}": {\n    "reason": ${JSON.stringify(reasons[/** @type {keyof typeof found} */ (kind)])},\n    "names": {\n${byService(list).join(",\n")}\n    }\n  }`,
);
writeFileSync(join(catalogFolder, "sensitive-actions.json"), `{\n${text.join(",\n")}\n}\n`);

/**
 * The actions of a class by their names of today, which could be limited to resources, corrected.
 * @param {keyof typeof corrections} kind
 * @param {readonly string[]} named
 */
function sorted(kind, named) {
  const { add, leaveOut } = corrections[kind];
  /** @type {Set<string>} */
  const all = new Set();
  for (const name of [...named, ...add]) {
    const id = ids.get(name.toLowerCase());
    if (id === undefined) console.log(`${kind}: AWS does not have ${name}`);
    else if ((actions.get(id)?.types.length ?? 0) > 0 && !(id in leaveOut)) all.add(id);
  }
  for (const id of Object.keys(leaveOut))
    if (!ids.has(id.toLowerCase())) throw new Error(`${kind}: ${id} is left out in vain`);
  return [...all].sort();
}

/** @param {readonly string[]} list */
function byService(list) {
  /** @type {Map<string, string[]>} */
  const services = new Map();
  for (const id of list) {
    const [service = "", name = ""] = id.split(":");
    services.set(service, [...(services.get(service) ?? []), name]);
  }
  return [...services].map(([service, names]) => `      "${service}": "${names.join(" ")}"`);
}

/** The lists of actions in the one YAML file, which has nothing else. @param {string} yaml */
function lists(yaml) {
  return new Map(
    yaml.split(/^(?=\w+:)/m).map((section) => {
      const [, name = ""] = /^(\w+):/.exec(section) ?? [];
      return [name, [...section.matchAll(/^ +- (\S+)/gm)].map(([, id = ""]) => id)];
    }),
  );
}

/** @param {string} file */
function linesOf(file) {
  return readFileSync(join(folder, file), "utf8").split("\n").filter(Boolean);
}

/** @param {string} file @returns {unknown} */
function read(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

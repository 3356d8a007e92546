import { plain } from "./sdk-clients.mjs";

/**
 * What the shapes of the SDKs' models say of the parameters of an operation.
 *
 * @typedef {import("./normalise.mjs").Action} Action
 * @typedef {import("./sdk-models.mjs").Model} Model
 * @typedef {import("./sdk-models.mjs").SdkService} SdkService
 * @typedef {import("./sdk-parameters.mjs").Mapping} Mapping
 */

/** @param {Model} model @param {string | undefined} name @returns {import("./sdk-models.mjs").Shape} */
const shapeOf = (model, name) => (name === undefined ? {} : (model.shapes[name] ?? {}));

/** The parameters of an operation. @param {SdkService} service @param {string} operation */
export const parametersOf = ({ model }, operation) =>
  Object.keys(shapeOf(model, model.operations[operation]?.input?.shape).members ?? {});

/**
 * The parameters in which an operation is given a role: those of the old mapping, or those that are
 * named so where AWS's reference says that a role is passed.
 * @param {SdkService} service
 * @param {string} operation
 * @param {readonly Mapping[]} old
 * @param {Action | undefined} same
 */
export function rolesOf(service, operation, old, same) {
  const { model } = service;
  const passed = old.filter(({ action }) => action === "iam:PassRole");
  const isSaid =
    same?.dependents.includes("iam:PassRole") === true ||
    model.operations[operation]?.documentation?.includes("iam:PassRole") === true;
  if (passed.length === 0 && !isSaid) return undefined;
  const own = parametersOf(service, operation).map(plain);
  const said = passed
    .flatMap(({ arn_override, resource_mappings = {} }) =>
      [arn_override, ...Object.values(resource_mappings)].flatMap((row) => row?.template ?? []),
    )
    .flatMap((template) => [...template.matchAll(/\$\{([^}]+)\}/g)].map(([, path = ""]) => path))
    .filter((path) => /role|profile|permission/i.test(path))
    .filter((path) => own.includes(plain(path.split(/[.[]/)[0] ?? "")));
  return [...new Set([...said, ...named(service, operation)])].join(" ");
}

/**
 * The paths of the parameters that are called roles.
 * @param {SdkService} service
 * @param {string} operation
 */
function named({ model }, operation) {
  /** @type {string[]} */
  const found = [];
  /** @param {string | undefined} shape @param {string} path @param {number} depth */
  const walk = (shape, path, depth) => {
    const { type, members = {}, member } = shapeOf(model, shape);
    if (type === "list" && member) walk(member.shape, `${path}[]`, depth);
    if (depth === 0) return;
    for (const [name, { shape: of }] of Object.entries(members)) {
      const here = path === "" ? name : `${path}.${name}`;
      const isText = model.shapes[of]?.type === "string";
      if (isText && /(?:role|rolearn|iamrole|roletoassume)$/i.test(name)) found.push(here);
      else walk(of, here, depth - 1);
    }
  };
  walk(model.operations[operation]?.input?.shape, "", 3);
  return found.length > 6 ? found.filter((path) => !path.includes(".")) : found;
}

/**
 * The path that an operation of API Gateway calls, with the names of its parameters.
 * @param {SdkService} service
 * @param {string} operation
 */
export function uriOf({ model }, operation) {
  const { http, input } = model.operations[operation] ?? {};
  const { members = {} } = shapeOf(model, input?.shape);
  const byPlace = new Map(
    Object.entries(members).map(([name, { locationName = name }]) => [locationName, name]),
  );
  return (http?.requestUri ?? "")
    .replace(/^\/v2(?=\/)/, "")
    .replace(/\?.*$/, "")
    .replace(
      /\{([^}+]+)\+?\}/g,
      (_, /** @type {string} */ place) => `{${byPlace.get(place) ?? place}}`,
    );
}

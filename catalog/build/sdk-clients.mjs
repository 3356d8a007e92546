/**
 * By what names code calls AWS: what catalog/sdk-clients.json holds.
 *
 * @typedef {import("./sdk-models.mjs").SdkService} SdkService
 * @typedef {import("./sdk-models.mjs").Resource} Resource
 * @typedef {import("./sdk-models.mjs").Resources} Resources
 * @typedef {import("./sdk-models.mjs").Row} Row
 * @typedef {{ service?: string, calls: string, positional?: string, within?: string, given?: string, names?: Record<string, string> }} Method
 * @typedef {{ prefixes: Record<string, string>, classes: Record<string, string>, names: Record<string, string>, aliases: Record<string, string>, methods: Record<string, Record<string, Method>>, resources: Record<string, Record<string, unknown>> }} ClientsOverlay
 * @typedef {{ operations: { operation: string }[], accepted_params: string[], identifier_mappings?: { target_param: string, constructor_arg_index: number }[] }} Utility
 * @typedef {{ services: Record<string, { client_methods?: Record<string, Utility>, resource_methods?: Record<string, Record<string, Utility>> }> }} Utilities
 */

/** A name without what spellings differ in. @param {string} name */
export const plain = (name) => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/**
 * The services of version 2 of the SDK for JavaScript, by boto3's name of each.
 * @param {readonly SdkService[]} services
 * @param {readonly { name: string, prefix: string }[]} classes
 * @param {ClientsOverlay} overlay
 */
export function classNames(services, classes, overlay) {
  /** @type {Map<string, string[]>} */
  const names = new Map();
  /** @param {(service: SdkService) => boolean} holds */
  const only = (holds) => {
    const [found, ...more] = services.filter(holds);
    return more.length === 0 ? found : undefined;
  };
  for (const { name, prefix } of classes) {
    const service =
      services.find((each) => overlay.classes[each.name]?.split(" ").includes(name)) ??
      only(({ model }) => plain(model.metadata.serviceId ?? "") === plain(name)) ??
      only((each) => plain(each.name) === plain(name)) ??
      only((each) => each.name === prefix) ??
      only(({ model }) => model.metadata.endpointPrefix === prefix);
    if (service) names.set(service.name, [...(names.get(service.name) ?? []), name]);
  }
  return names;
}

/**
 * Each service: its IAM prefix, its id in the SDKs, and what version 2 for JavaScript, Go and Java call
 * it, where that is something else.
 * @param {readonly SdkService[]} services
 * @param {ReadonlyMap<string, string[]>} classes
 * @param {ReadonlyMap<string, string>} prefixes
 * @param {ClientsOverlay} overlay
 */
export function serviceRows(services, classes, prefixes, overlay) {
  return Object.fromEntries(
    services.map(({ name, model }) => {
      const id = model.metadata.serviceId ?? name;
      const called = [...(classes.get(name) ?? []), ...(overlay.names[name]?.split(" ") ?? [])];
      const others = called.filter((each) => ![plain(id), plain(name)].includes(plain(each)));
      return [name, [prefixes.get(name) ?? "", id, ...others]];
    }),
  );
}

/**
 * Waiters by service, with the operation that each calls.
 * @param {readonly SdkService[]} services
 */
export const waiterRows = (services) =>
  Object.fromEntries(
    services
      .filter(({ waiters }) => Object.keys(waiters).length > 0)
      .map(({ name, waiters }) => [name, waiters]),
  );

/**
 * What boto3's resources call, by service and type, and what other SDKs have of that kind.
 * @param {ReadonlyMap<string, Resources>} models
 * @param {Utilities} utilities
 * @param {ClientsOverlay} overlay
 */
export function resourceRows(models, utilities, overlay) {
  return Object.fromEntries(
    [...models].map(([service, { service: root, resources }]) => {
      const types = Object.entries({ ServiceResource: root, ...resources });
      const more = utilities.services[service]?.resource_methods ?? {};
      return [
        service,
        {
          ...Object.fromEntries(
            types.map(([type, resource]) => [
              type,
              resourceRow(resource, resources, more[type] ?? {}),
            ]),
          ),
          ...overlay.resources[service],
        },
      ];
    }),
  );
}

/**
 * @param {Resource} resource
 * @param {Record<string, Resource>} all
 * @param {Record<string, Utility>} utilities
 */
function resourceRow(resource, all, utilities) {
  const identifiers = (resource.identifiers ?? []).map(({ name }) => name);
  const { load, actions = {}, has = {}, hasMany = {}, waiters = {} } = resource;
  /** @type {Record<string, string>} */
  const methods = {};
  for (const [name, row] of Object.entries(actions)) methods[name] = called(row);
  if (load) methods.Load = called(load);
  for (const [name, { waiterName = "", params = [] }] of Object.entries(waiters))
    methods[`WaitUntil${name}`] = `~${waiterName}${given(params)}`;
  const collections = Object.fromEntries(
    Object.entries(hasMany).map(([name, row]) => [name, called(row)]),
  );
  for (const [name, row] of Object.entries(hasMany))
    for (const [batch, action] of Object.entries(all[row.resource?.type ?? ""]?.batchActions ?? {}))
      methods[`${name}.${batch}`] =
        `${row.request?.operation ?? ""}${given(row.request?.params)} ${called(action)}`;
  const leads = Object.fromEntries(
    Object.entries(has).map(([name, { resource: to }]) => [
      name,
      `${to.type}${given(asIdentifiers(to, all))}`,
    ]),
  );
  const written = Object.fromEntries(
    Object.entries(utilities).map(([name, utility]) => [name, utilityRow(utility, identifiers)]),
  );
  return {
    ...(identifiers.length > 0 && { identifiers: identifiers.join(" ") }),
    ...some("methods", methods),
    ...some("collections", collections),
    ...some("has", leads),
    ...some("utilities", written),
  };
}

/**
 * By the names that the other resource has for its identifiers: that of a policy is its `Arn`.
 * @param {import("./sdk-models.mjs").Leads} leads
 * @param {Record<string, Resource>} all
 */
function asIdentifiers({ type, identifiers = [] }, all) {
  const own = all[type]?.identifiers ?? [];
  return identifiers.map((each, at) =>
    own.some(({ name }) => name === each.target)
      ? each
      : { ...each, target: own[at]?.name ?? each.target },
  );
}

/** @param {string} key @param {Record<string, unknown>} value */
const some = (key, value) => (Object.keys(value).length > 0 ? { [key]: value } : {});

/** @param {Row} row */
function called({ request, resource }) {
  const leads = resource ? ` >${resource.type}` : "";
  return `${request?.operation ?? ""}${given(request?.params)}${leads}`;
}

/**
 * The parameters that identifiers of a resource give, or that stand fixed for `input`.
 * @param {import("./sdk-models.mjs").Given[] | undefined} params
 */
const given = (params = []) =>
  params
    .flatMap(({ target, source, name = "" }) =>
      source === "identifier"
        ? ` ${target.replaceAll("[*]", "[]")}=${name}`
        : source === "input"
          ? ` ${target}=`
          : [],
    )
    .join("");

/**
 * The methods of clients that are no operations.
 * @param {Utilities} utilities
 * @param {ClientsOverlay} overlay
 */
export function methodRows(utilities, overlay) {
  /** @type {Record<string, Record<string, Method>>} */
  const rows = {};
  for (const [service, { client_methods = {} }] of Object.entries(utilities.services))
    for (const [name, utility] of Object.entries(client_methods))
      (rows[service] ??= {})[name] = utilityRow(utility, []);
  for (const [client, methods] of Object.entries(overlay.methods))
    for (const [name, method] of Object.entries(methods))
      rows[client] = { ...rows[client], [name]: { ...rows[client]?.[name], ...method } };
  return rows;
}

/**
 * @param {Utility} utility
 * @param {readonly string[]} identifiers
 * @returns {Method}
 */
function utilityRow({ operations, accepted_params, identifier_mappings = [] }, identifiers) {
  const given = identifier_mappings.map(
    ({ target_param, constructor_arg_index }) =>
      `${target_param}=${identifiers[constructor_arg_index] ?? ""}`,
  );
  return {
    calls: operations.map(({ operation }) => operation).join(" "),
    ...(accepted_params.length > 0 && { positional: accepted_params.join(" ") }),
    ...(accepted_params.includes("ExtraArgs") && { within: "ExtraArgs" }),
    ...(given.length > 0 && { given: given.join(" ") }),
  };
}

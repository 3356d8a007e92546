/**
 * The policies of a plan, as `terraform show -json` prints it, in the form of their JSON.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */

/** What stands for a value that Terraform does not know before it applies the plan. */
export const afterApply = "${after apply}";

/**
 * @typedef {{ [key: string]: unknown }} Json
 * @typedef {{ readonly [address: string]: readonly Json[] }} Policies statements by what holds them
 * @typedef {object} Planned
 * @property {Policies} policies those that resources and outputs hold
 * @property {Policies} documents those of data sources that were read, which other documents may be made of
 */

/**
 * @param {Json} plan
 * @returns {Planned}
 */
export function plannedPolicies(plan) {
  const planned = objectAt(plan, "planned_values");
  const prior = objectAt(objectAt(plan, "prior_state"), "values");
  const resources = resourcesIn(objectAt(planned, "root_module"));
  const managed = resources.filter(({ mode }) => mode === "managed");
  return {
    policies: Object.fromEntries([
      ...managed.flatMap(({ address, values }) => documentsIn(values, String(address))),
      ...documentsIn(objectAt(planned, "outputs"), "output"),
      ...deferred(plan),
    ]),
    documents: Object.fromEntries(
      resourcesIn(objectAt(prior, "root_module"))
        .filter(({ type }) => type === "aws_iam_policy_document")
        .map(({ address, values }) => [String(address), statementsIn(objectOf(values).json) ?? []]),
    ),
  };
}

/**
 * @param {Json} module
 * @returns {readonly Json[]}
 */
function resourcesIn(module) {
  return [
    ...objectsAt(module, "resources"),
    ...objectsAt(module, "child_modules").flatMap(resourcesIn),
  ];
}

/**
 * The JSON policies in a value, by the way to them.
 * @param {unknown} value
 * @param {string} path
 * @returns {readonly [string, readonly Json[]][]}
 */
function documentsIn(value, path) {
  if (Array.isArray(value))
    return value.flatMap((item, index) => documentsIn(item, `${path}[${index}]`));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([name, item]) => documentsIn(item, `${path}.${name}`));
  const statements = statementsIn(value);
  return statements ? [[path, statements]] : [];
}

/**
 * @param {unknown} text
 * @returns {readonly Json[] | undefined}
 */
function statementsIn(text) {
  if (typeof text !== "string" || !text.trimStart().startsWith("{")) return undefined;
  const document = /** @type {unknown} */ (JSON.parse(text));
  const { Statement } = objectOf(document);
  if (Statement === undefined) return undefined;
  return (Array.isArray(Statement) ? Statement : [Statement]).map(objectOf);
}

/**
 * The documents that are not read before the plan is applied, as their blocks say.
 * @param {Json} plan
 * @returns {readonly [string, readonly Json[]][]}
 */
function deferred(plan) {
  return objectsAt(plan, "resource_changes")
    .filter(({ mode, type }) => mode === "data" && type === "aws_iam_policy_document")
    .map(({ address, change }) => {
      const { after, after_unknown } = objectOf(change);
      const values = objectOf(withUnknown(after, after_unknown));
      return [String(address), objectsAt(values, "statement").map(statementOfBlock)];
    });
}

/**
 * A value with `afterApply` where the plan says that it is unknown.
 * @param {unknown} value
 * @param {unknown} unknown
 * @returns {unknown}
 */
function withUnknown(value, unknown) {
  if (unknown === true) return afterApply;
  // The data source spells policy variables so.
  if (typeof value === "string") return value.replaceAll("&{", "${");
  if (Array.isArray(value)) {
    const flags = Array.isArray(unknown) ? /** @type {unknown[]} */ (unknown) : [];
    return value.map((item, index) => withUnknown(item, flags[index]));
  }
  if (typeof value !== "object" || value === null) return value;
  const flags = objectOf(unknown);
  const names = new Set([...Object.keys(value), ...Object.keys(flags)]);
  return Object.fromEntries(
    [...names].map((name) => [name, withUnknown(objectOf(value)[name], flags[name])]),
  );
}

/**
 * A `statement` block as the JSON that it becomes.
 * @param {Json} block
 * @returns {Json}
 */
function statementOfBlock(block) {
  const elements = {
    Sid: block.sid,
    Effect: block.effect ?? "Allow",
    Action: block.actions,
    NotAction: block.not_actions,
    Resource: block.resources,
    NotResource: block.not_resources,
    Principal: principals(objectsAt(block, "principals")),
    NotPrincipal: principals(objectsAt(block, "not_principals")),
    Condition: conditions(objectsAt(block, "condition")),
  };
  return Object.fromEntries(
    Object.entries(elements).filter(([, value]) => value !== null && value !== undefined),
  );
}

/** @param {readonly Json[]} blocks */
function principals(blocks) {
  if (blocks.length === 0) return undefined;
  if (blocks.some(({ type }) => type === "*")) return "*";
  return Object.fromEntries(blocks.map(({ type, identifiers }) => [String(type), identifiers]));
}

/** @param {readonly Json[]} blocks */
function conditions(blocks) {
  if (blocks.length === 0) return undefined;
  /** @type {{ [operator: string]: { [key: string]: unknown[] } }} */
  const read = {};
  for (const { test, variable, values } of blocks) {
    const keys = (read[String(test)] ??= {});
    (keys[String(variable)] ??= []).push(...listOf(values));
  }
  return read;
}

/**
 * @param {unknown} value
 * @returns {readonly unknown[]}
 */
function listOf(value) {
  return Array.isArray(value) ? value : [value];
}

/**
 * @param {unknown} value
 * @returns {Json}
 */
function objectOf(value) {
  return typeof value === "object" && value !== null ? /** @type {Json} */ (value) : {};
}

/**
 * @param {Json} value
 * @param {string} name
 */
function objectAt(value, name) {
  return objectOf(value[name]);
}

/**
 * @param {Json} value
 * @param {string} name
 * @returns {readonly Json[]}
 */
function objectsAt(value, name) {
  const list = value[name];
  return Array.isArray(list) ? list.map(objectOf) : [];
}

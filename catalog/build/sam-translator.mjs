import { readFileSync } from "node:fs";
import { join } from "node:path";
import { index } from "./overlays.mjs";
import { sorted } from "./normalise.mjs";
import { fetchWheel } from "./packages.mjs";

/**
 * What AWS SAM makes policies of: its policy templates and what its connectors grant, out of the
 * package that does it.
 *
 * @typedef {import("./normalise.mjs").Service} Service
 * @typedef {{ Action: string[], Resource: string[], Principal?: unknown, Condition?: Condition }} Made
 * @typedef {Record<string, Record<string, string>>} Condition
 * @typedef {{ parameters: string[], statements: Made[] }} PolicyTemplate
 * @typedef {{ on: "source" | "destination", kind: "identity" | "resource" } & Record<string, Made[] | string>} Connection
 */

/** The source, pinned: a newer one is its version, date and hash (`pip hash` of the wheel). */
export const samTranslator = {
  name: "aws-sam-translator",
  version: "1.115.0",
  integrity: "sha256-9be2d7b04041a64e89ed3fb1186f948377ecc118033a8a7538f271d4bcab0afa",
  licence: "Apache-2.0",
  use: "policy templates and connectors of AWS SAM",
  date: "2026-10-12",
};

/**
 * Downloads the package. Needs pip and python3.
 * @param {string} folder where to put it
 * @returns {string} the folder of its data
 */
export const fetchSamTranslator = (folder) =>
  join(fetchWheel(samTranslator, folder), "samtranslator");

/**
 * The policy templates by name, without the actions that AWS no longer has.
 * @param {string} folder the package's data
 * @param {readonly Service[]} catalog
 * @returns {{ templates: Record<string, PolicyTemplate>, dropped: string[] }}
 */
export function readPolicyTemplates(folder, catalog) {
  const file = join(folder, "policy_templates_data", "policy_templates.json");
  const { Templates } =
    /** @type {{ Templates: Record<string, { Parameters: object, Definition: { Statement: object[] } }> }} */ (
      read(file)
    );
  const known = actionCheck(catalog);
  const names = sorted(Object.keys(Templates));
  const templates = Object.fromEntries(
    names.map((name) => {
      const { Parameters, Definition } = Templates[name] ?? missing(name);
      const parameters = Object.keys(Parameters);
      const statements = Definition.Statement.flatMap((each) =>
        known.only(statementOf(each, textOfTemplate(name, parameters), name), name),
      );
      return [name, { parameters, statements }];
    }),
  );
  return { templates, dropped: known.dropped };
}

/**
 * What connectors grant, by "source type destination type".
 * @param {string} folder the package's data
 * @param {readonly Service[]} catalog
 * @returns {{ connectors: Record<string, Connection>, dropped: string[] }}
 */
export function readConnectors(folder, catalog) {
  const file = join(folder, "model", "connector_profiles", "profiles.json");
  const { Permissions } = /** @type {{ Permissions: Record<string, Record<string, Profile>> }} */ (
    read(file)
  );
  const known = actionCheck(catalog);
  /** @type {Record<string, Connection>} */
  const connectors = {};
  for (const source of sorted(Object.keys(Permissions)))
    for (const destination of sorted(Object.keys(Permissions[source] ?? {}))) {
      const pair = `${source} ${destination}`;
      const { Type, Properties } = Permissions[source]?.[destination] ?? missing(pair);
      const kind = Type === "AWS_IAM_ROLE_MANAGED_POLICY" ? "identity" : "resource";
      /** @type {Connection} */
      const connection = { on: Properties.SourcePolicy ? "source" : "destination", kind };
      for (const access of sorted(Object.keys(Properties.AccessCategories))) {
        const granted = Properties.AccessCategories[access] ?? missing(access);
        const statements =
          Type === "AWS_LAMBDA_PERMISSION" ? [permission(granted)] : (granted.Statement ?? []);
        connection[access] = statements.flatMap((each) =>
          known.only(statementOf(each, textOfProfile, pair), pair),
        );
      }
      connectors[pair] = connection;
    }
  return { connectors, dropped: known.dropped };
}

/**
 * @typedef {{ Statement?: object[], Principal?: string, SourceArn?: string, SourceAccount?: string }} Access
 * @typedef {{ Type: string, Properties: { SourcePolicy: boolean, AccessCategories: Record<string, Access> } }} Profile
 */

/** The statement that a permission of Lambda's is in the policy of its function. @param {Access} access */
const permission = ({ Principal, SourceArn, SourceAccount }) => ({
  Effect: "Allow",
  Principal: { Service: Principal },
  Action: "lambda:InvokeFunction",
  Resource: "%{Destination.Arn}",
  Condition: {
    ArnLike: { "aws:SourceArn": SourceArn },
    ...(SourceAccount !== undefined && { StringEquals: { "aws:SourceAccount": SourceAccount } }),
  },
});

/**
 * A table as text, a row a line.
 * @param {Record<string, unknown>} table
 */
export const rows = (table) =>
  `{\n${Object.entries(table)
    .map(([name, row]) => `  ${JSON.stringify(name)}: ${JSON.stringify(row)}`)
    .join(",\n")}\n}\n`;

/**
 * A statement in one shape: lists, and texts in which `${...}` is filled in.
 * @param {object} statement
 * @param {(value: unknown) => string} text
 * @param {string} where
 * @returns {Made}
 */
function statementOf(statement, text, where) {
  const { Effect, Action, Resource, Principal, Condition, ...others } =
    /** @type {Record<string, unknown>} */ (statement);
  if (Effect !== "Allow" || Object.keys(others).length > 0)
    throw new Error(`${where} has a statement of another shape: ${JSON.stringify(statement)}`);
  return {
    Action: list(Action).map(String),
    Resource: list(Resource).map(text),
    ...(Principal !== undefined && { Principal }),
    ...(Condition !== undefined && { Condition: conditionOf(Condition, text) }),
  };
}

/**
 * @param {unknown} condition
 * @param {(value: unknown) => string} text
 * @returns {Condition}
 */
const conditionOf = (condition, text) =>
  mapped(/** @type {Record<string, Record<string, unknown>>} */ (condition), (keys) =>
    mapped(keys, text),
  );

/**
 * @template From, To
 * @param {Record<string, From>} record
 * @param {(value: From) => To} of
 * @returns {Record<string, To>}
 */
const mapped = (record, of) =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, of(value)]));

/**
 * A text of a policy template: `Fn::Sub`, whose own variables are the template's parameters.
 * @param {string} name
 * @param {readonly string[]} parameters
 * @returns {(value: unknown) => string}
 */
const textOfTemplate = (name, parameters) => (value) => {
  if (typeof value === "string") return value;
  const sub = list(/** @type {{ "Fn::Sub"?: unknown }} */ (value)["Fn::Sub"]);
  const variables = new Map(
    Object.entries(/** @type {Record<string, { Ref: string }>} */ (sub[1] ?? {})),
  );
  const written = String(sub[0]).replace(
    /\$\{([^}]*)\}/g,
    (all, /** @type {string} */ variable) => {
      const given = variables.get(variable);
      return given ? `\${${given.Ref}}` : all;
    },
  );
  for (const [, found = ""] of written.matchAll(/\$\{([^}]*)\}/g))
    if (!parameters.includes(found) && !found.startsWith("AWS::"))
      throw new Error(`${name} names \${${found}}, which is none of its parameters`);
  return written;
};

/** A text of a connector's, whose variables are written `%{Source.Arn}`. @param {unknown} value */
const textOfProfile = (value) => String(value).replaceAll("%{", "${");

/**
 * Takes the actions out of statements that AWS does not have, and the patterns that cover none of
 * those it has, and says which.
 * @param {readonly Service[]} catalog
 */
function actionCheck(catalog) {
  const ids = [...index(catalog).keys()].map((id) => id.toLowerCase());
  const all = new Set(ids);
  /** @param {string} pattern */
  const covers = (pattern) =>
    pattern.endsWith("*") && ids.some((id) => id.startsWith(pattern.slice(0, -1)));
  /** @param {string} action */
  const isKnown = (action) => all.has(action.toLowerCase()) || covers(action.toLowerCase());
  /** @type {string[]} */
  const dropped = [];
  return {
    dropped,
    /** @param {Made} made @param {string} where @returns {Made[]} */
    only(made, where) {
      const Action = made.Action.filter(isKnown);
      for (const id of made.Action) if (!Action.includes(id)) dropped.push(`${where}: ${id}`);
      return Action.length > 0 ? [{ ...made, Action }] : [];
    },
  };
}

/** @param {string} file @returns {unknown} */
const read = (file) => JSON.parse(readFileSync(file, "utf8"));

/** @param {unknown} value @returns {unknown[]} */
const list = (value) => (Array.isArray(value) ? value : [value]);

/** @param {string} what @returns {never} */
function missing(what) {
  throw new Error(`the SAM translator has no ${what}`);
}

import { plain } from "./sdk-clients.mjs";
import { parametersOf } from "./sdk-shapes.mjs";

/**
 * From which parameters of a call the ARN of a resource is made.
 *
 * @typedef {import("./normalise.mjs").Service} Service
 * @typedef {import("./normalise.mjs").Action} Action
 * @typedef {import("./sdk-models.mjs").SdkService} SdkService
 * @typedef {{ template: string }} Template
 * @typedef {{ action: string, resource_mappings?: Record<string, Template>, resourcearn_mappings?: Record<string, string>, arn_override?: Template }} Mapping
 * @typedef {{ service: SdkService, operation: string, prefix: string, action: Action, types: { name: string, arn: string }[], mappings: readonly Mapping[] }} Use
 * @typedef {Record<string, Record<string, string>>} Table
 * @typedef {{ parameters: Table, arns: Table, exceptions: Record<string, Table> }} Parameters
 */

/** Names that say nothing without the operation. */
const bare = new Set(["name", "names", "id", "ids", "identifier", "arn", "arns", "resourcearn"]);

/**
 * The variables of an ARN format that tell a resource of an account from another.
 * @param {string} arn
 */
export const variablesOf = (arn) =>
  [...arn.matchAll(/\$\{(\w+)\}/g)]
    .map(([, name = ""]) => name)
    .filter((name) => !["Partition", "Region", "Account"].includes(name));

/**
 * By prefix and variable the parameters that fill it, by prefix and type those that give the whole
 * ARN, and what is otherwise for an operation. A parameter of the variable's own name is not said.
 * @param {readonly Use[]} uses
 * @param {{ parameters: Table, arns: Table }} byHand
 * @returns {Parameters}
 */
export function parameterTables(uses, byHand) {
  const votes = counts();
  const arnVotes = counts();
  const answers = uses.map((use) => ({ use, ...answerOf(use) }));
  for (const { use, variables, arns } of answers) {
    for (const [variable, paths] of variables)
      for (const path of paths) if (!isBare(path)) votes.add(use.prefix, variable, path);
    for (const [type, paths] of arns)
      for (const path of paths) if (!isBare(path)) arnVotes.add(use.prefix, type, path);
  }
  const parameters = merged(votes.table(), byHand.parameters);
  const arns = kept(merged(arnVotes.table(), byHand.arns), () => true);
  /** @type {Record<string, Table>} */
  const exceptions = {};
  for (const { use, variables } of answers) {
    const own = new Set(parametersOf(use.service, use.operation).map(plain));
    for (const [variable, paths] of variables) {
      if (byHand.parameters[use.prefix]?.[variable] === "") continue;
      const said = parameters[use.prefix]?.[variable]?.split(" ") ?? [];
      const first = [...said, variable].find((path) => own.has(plain(headOf(path))));
      const holds = paths.some((path) => plain(pathOf(path)) === plain(pathOf(first ?? "")));
      // Where there is a parameter of that name, the old mapping's "Name" is something else's.
      const sure = first === undefined || !paths.every(isBare);
      if (paths.length > 0 && !holds && sure)
        ((exceptions[use.service.name] ??= {})[use.operation] ??= {})[variable] = [
          ...new Set(paths),
        ].join(" ");
    }
  }
  return { parameters: kept(parameters, isOther), arns, exceptions };
}

/**
 * What the old mapping says, where its parameters are there today; else a parameter that is named
 * after the variable or the type.
 * @param {Use} use
 */
function answerOf({ service, operation, types, mappings }) {
  const own = parametersOf(service, operation);
  /** @param {string} path */
  const isThere = (path) => own.some((name) => plain(name) === plain(headOf(path)));
  /** @param {readonly string[]} names */
  const named = (names) =>
    own.flatMap((name) =>
      names.includes(plain(name))
        ? [name]
        : names.some((one) => one !== "" && plain(name) === `${one}s`)
          ? [`${name}[]`]
          : [],
    );
  /** @type {Map<string, string[]>} */
  const variables = new Map();
  /** @type {Map<string, string[]>} */
  const arns = new Map();
  for (const { name: type, arn } of types) {
    const whole = mappings.flatMap(({ resourcearn_mappings = {} }) =>
      Object.entries(resourcearn_mappings)
        .filter(([name]) => plain(name) === plain(type))
        .flatMap(([, template]) => pathsIn(template)),
    );
    const names = variablesOf(arn);
    const last = names.at(-1) ?? "";
    const there = whole.filter(isThere);
    const ofType = [`${plain(type)}arn`, `${plain(last).replace(/(?:id|name)$/, "")}arn`];
    const ending = own.filter((name) => plain(name).endsWith(`${plain(type)}arn`));
    const spelled = named(ofType);
    arns.set(type, [there, spelled, ending].find(({ length }) => length > 0) ?? []);
    for (const variable of names) {
      const mapped = mappings
        .flatMap(({ resource_mappings = {} }) =>
          Object.entries(resource_mappings)
            .filter(([name]) => plain(name) === plain(variable))
            .flatMap(([, { template }]) => pathsIn(template)),
        )
        .filter(isThere);
      const same = [plain(variable), plain(variable).replace(/id$/, "identifier")];
      const endings = /id$/i.test(variable) ? ["id", "identifier"] : ["id", "name", "identifier"];
      const ofLast = endings.map((ending) => `${plain(type)}${ending}`);
      const found = mapped.length > 0 ? mapped : named(same);
      // `Name` of CreateSchedule is the schedule's.
      const isAbout = operation.replace(/^[A-Z][a-z]+/, "").toLowerCase() === plain(type);
      const bareOnes = isAbout ? ["name", "id", "identifier"] : [];
      // What fills another placeholder of the ARN does not fill this one too.
      const taken = names.flatMap((name) => (name === variable ? [] : (variables.get(name) ?? [])));
      const guesses = [[...ofLast, plain(type)], bareOnes].map((some) =>
        named(some).filter((path) => !taken.includes(path)),
      );
      const guess = guesses.find(({ length }) => length > 0) ?? [];
      variables.set(variable, found.length > 0 || variable !== last ? found : guess);
    }
  }
  return { variables, arns };
}

/** What the old mapping cuts out of a parameter, by the words of src/catalog/parameters.ts. */
const readings = /** @type {const} */ ([
  [/function\\?\\?:/, "function"],
  [/\^\.\+\\\/\(\.\+\?\)\$/, "url"],
  [/\[0-9a-f-\]\+/, "key"],
  [/\^\(\?:\.\*\\\/\)\?\(\[\^:\]\+\)|\(\?:\.\*\\\/\)\?\(\[\^:\]\+\)/, "family"],
  [/\^?\\:\(\[\^:\]\+\)\$/, "revision"],
  [/\^\\\/\??\(\.\+\)/, "path"],
]);

/**
 * The parameters in a template of the old mapping, with how each is read: `${A.B[]}`, within what it
 * calls functions (`%%many%..%..%%`) and what it cuts by regular expressions.
 * @param {string} template
 */
function pathsIn(template) {
  const cuts = [...template.matchAll(/%%regex%(.*?)%(\/.*?\/g)%%/g)].map(
    ([, what = "", cut = ""]) => ({
      what,
      reading: readings.find(([shape]) => shape.test(cut))?.[1],
    }),
  );
  const rest = template.replace(/%%regex%.*?%\/.*?\/g%%/g, "");
  const read = cuts.flatMap(({ what, reading }) =>
    reading ? namesIn(what).map((path) => `${path}|${reading}`) : [],
  );
  return [...new Set([...namesIn(rest), ...read])];
}

/** @param {string} template */
const namesIn = (template) =>
  [...template.matchAll(/\$\{([^}]+)\}/g)]
    .map(([, path = ""]) => path)
    .filter((path) => !["Partition", "Region", "Account"].includes(path));

/** @param {string} parameter */
const pathOf = (parameter) => parameter.split("|")[0] ?? "";

/** @param {string} parameter */
const headOf = (parameter) => pathOf(parameter).split(/[.[]/)[0] ?? "";

/** @param {string} parameter */
const isBare = (parameter) => bare.has(plain(pathOf(parameter)));

/** Counts of parameters by prefix and what they are for. */
function counts() {
  /** @type {Map<string, Map<string, Map<string, number>>>} */
  const all = new Map();
  return {
    /** @param {string} prefix @param {string} what @param {string} parameter */
    add(prefix, what, parameter) {
      /** @type {Map<string, Map<string, number>>} */
      const ofPrefix = all.get(prefix) ?? new Map();
      /** @type {Map<string, number>} */
      const of = ofPrefix.get(what) ?? new Map();
      of.set(parameter, (of.get(parameter) ?? 0) + 1);
      all.set(prefix, ofPrefix.set(what, of));
    },
    /** @returns {Table} the most frequent first */
    table: () =>
      Object.fromEntries(
        [...all].map(([prefix, ofPrefix]) => [
          prefix,
          Object.fromEntries(
            [...ofPrefix].map(([what, of]) => [
              what,
              [...of]
                .sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
                .map(([parameter]) => parameter)
                .join(" "),
            ]),
          ),
        ]),
      ),
  };
}

/** @param {Table} derived @param {Table} byHand */
function merged(derived, byHand) {
  const all = { ...derived };
  for (const [prefix, rows] of Object.entries(byHand)) all[prefix] = { ...all[prefix], ...rows };
  return all;
}

/** Whether it is something else than the parameter of its own name. @param {string} variable @param {string} row */
const isOther = (variable, row) => /[ |]/.test(row) || plain(variable) !== plain(row);

/**
 * The rows that say something, and that the reader does not know by itself.
 * @param {Table} table
 * @param {(what: string, parameters: string) => boolean} isNews
 * @returns {Table}
 */
function kept(table, isNews) {
  return Object.fromEntries(
    Object.entries(table).flatMap(([prefix, rows]) => {
      const said = Object.entries(rows).filter(([what, row]) => row !== "" && isNews(what, row));
      return said.length > 0 ? [[prefix, Object.fromEntries(said)]] : [];
    }),
  );
}

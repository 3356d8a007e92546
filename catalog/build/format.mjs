/**
 * How the catalog is written: a JSON array with one service on each line, so that a reader parses
 * the lines that it needs. A service is an array, which src/catalog/service.ts reads:
 *
 *  0 prefix
 *  1 title
 *  2 the names of its actions, in one string with blanks between
 *  3 their access levels, a letter each (L R W T P; lower case: permission only)
 *  4 for each action, its set of resource types (index into 6; 0 is the empty set)
 *  5 for each action, its set of condition keys (index into 7; 0 is the empty set)
 *  6 sets of types: index into 8 (bitwise not: optional), or [that, set of keys] where the page
 *    gives keys for this action on this type
 *  7 sets of keys: indexes into 9
 *  8 resource types: [name, ARN formats (the usual one first), set of keys]
 *  9 condition keys: [name, type]
 * 10 action -> dependent actions
 * 11 action -> what its required types mean: 1 all, 2 any, or lists of indexes into 8
 * 12 action -> its scoping, where the rule is wrong
 *
 * @typedef {import("./normalise.mjs").Service} Service
 * @typedef {import("./normalise.mjs").Action} Action
 * @typedef {import("./normalise.mjs").Level} Level
 * @typedef {import("./normalise.mjs").Scoping} Scoping
 * @typedef {number | [number, number]} PackedUse
 * @typedef {[
 *   prefix: string,
 *   title: string,
 *   names: string,
 *   levels: string,
 *   typeSetOf: number[],
 *   keySetOf: number[],
 *   typeSets: PackedUse[][],
 *   keySets: number[][],
 *   types: [name: string, arns: string[], keySet: number][],
 *   keys: [name: string, type: string][],
 *   dependents: Record<string, string[]>,
 *   conjuncts: Record<string, 1 | 2 | number[][]>,
 *   scoping: Record<string, Scoping>,
 * ]} Packed
 */

/** @type {Record<Level, string>} */
const letters = { List: "L", Read: "R", Write: "W", Tagging: "T", "Permissions management": "P" };

/**
 * The catalog as text.
 * @param {readonly Service[]} catalog
 */
export const encode = (catalog) =>
  `[\n${catalog.map((service) => JSON.stringify(pack(service))).join(",\n")}\n]\n`;

/**
 * The catalog out of its text, as it was encoded.
 * @param {string} text
 * @returns {Service[]}
 */
export function decode(text) {
  /** @type {unknown} */
  const packed = JSON.parse(text);
  return /** @type {Packed[]} */ (packed).map(unpack);
}

/**
 * @param {Service} service
 * @returns {Packed}
 */
function pack({ prefix, title, actions, types, keys }) {
  const keyIndex = new Map(keys.map(({ name }, at) => [name, at]));
  const typeIndex = new Map(types.map(({ name }, at) => [name, at]));
  /** @type {ReturnType<typeof pool<number[]>>} */
  const keySets = pool([]);
  /** @type {ReturnType<typeof pool<PackedUse[]>>} */
  const typeSets = pool([]);
  /** @param {readonly string[]} names */
  const keySet = (names) => keySets.add(names.map((name) => indexOf(keyIndex, name, prefix)));
  /** @param {Action} action */
  const typeSet = (action) =>
    typeSets.add(
      action.types.map((use) => {
        const at = indexOf(typeIndex, use.name, prefix);
        const marked = use.required ? at : ~at;
        return use.keys.length > 0 ? [marked, keySet(use.keys)] : marked;
      }),
    );
  return [
    prefix,
    title,
    actions.map(({ name }) => name).join(" "),
    actions
      .map(({ level, permissionOnly }) =>
        permissionOnly ? letters[level].toLowerCase() : letters[level],
      )
      .join(""),
    actions.map(typeSet),
    actions.map((action) => keySet(action.keys)),
    typeSets.items,
    keySets.items,
    types.map((type) => [type.name, type.arns, keySet(type.keys)]),
    keys.map(({ name, type }) => [name, type]),
    some(actions, ({ dependents }) => (dependents.length > 0 ? dependents : undefined)),
    some(actions, ({ conjuncts }) => {
      if (conjuncts === "all") return 1;
      if (conjuncts === "any") return 2;
      return conjuncts?.map((names) => names.map((name) => indexOf(typeIndex, name, prefix)));
    }),
    some(actions, ({ scoping }) => scoping),
  ];
}

/**
 * @param {Packed} packed
 * @returns {Service}
 */
function unpack(packed) {
  const [prefix, title, names, levels, typeSetOf, keySetOf, typeSets, keySets, types, keys] =
    packed;
  const [, , , , , , , , , , dependents, conjuncts, scoping] = packed;
  /** @param {number} set */
  const keyNames = (set) => at(keySets, set).map((key) => at(keys, key)[0]);
  /** @type {Map<string, Level>} */
  const levelOf = new Map();
  for (const level of /** @type {Level[]} */ (Object.keys(letters)))
    levelOf.set(letters[level], level);
  return {
    prefix,
    title,
    actions: (names === "" ? [] : names.split(" ")).map((name, index) => {
      const letter = levels.charAt(index);
      const level = levelOf.get(letter.toUpperCase());
      if (!level) throw new Error(`${prefix}:${name} has the unknown level "${letter}"`);
      const said = conjuncts[index];
      const scope = scoping[index];
      return {
        name,
        level,
        permissionOnly: letter !== letter.toUpperCase(),
        types: at(typeSets, at(typeSetOf, index)).map((use) => {
          const [marked, set] = typeof use === "number" ? [use, 0] : use;
          const type = at(types, marked < 0 ? ~marked : marked);
          return { name: type[0], required: marked >= 0, keys: keyNames(set) };
        }),
        keys: keyNames(at(keySetOf, index)),
        dependents: dependents[index] ?? [],
        ...(said !== undefined && {
          conjuncts: Array.isArray(said)
            ? said.map((group) => group.map((type) => at(types, type)[0]))
            : said === 1
              ? /** @type {const} */ ("all")
              : /** @type {const} */ ("any"),
        }),
        ...(scope && { scoping: scope }),
      };
    }),
    types: types.map(([name, arns, set]) => ({ name, arns, keys: keyNames(set) })),
    keys: keys.map(([name, type]) => ({ name, type })),
  };
}

/**
 * A list in which equal items stand once.
 * @template T
 * @param {T} first
 */
function pool(first) {
  const items = [first];
  const known = new Map([[JSON.stringify(first), 0]]);
  return {
    items,
    /** @param {T} item */
    add(item) {
      const key = JSON.stringify(item);
      const found = known.get(key);
      if (found !== undefined) return found;
      known.set(key, items.length);
      return items.push(item) - 1;
    },
  };
}

/**
 * The actions for which there is something to say, by their index.
 * @template T
 * @param {readonly Action[]} actions
 * @param {(action: Action) => T | undefined} say
 */
function some(actions, say) {
  /** @type {Record<string, T>} */
  const said = {};
  actions.forEach((action, index) => {
    const value = say(action);
    if (value !== undefined) said[index] = value;
  });
  return said;
}

/**
 * @param {ReadonlyMap<string, number>} indexes
 * @param {string} name
 * @param {string} service
 */
function indexOf(indexes, name, service) {
  const found = indexes.get(name);
  if (found === undefined) throw new Error(`${service} does not define "${name}"`);
  return found;
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {number} index
 */
function at(items, index) {
  const item = items[index];
  if (item === undefined) throw new Error(`the catalog refers to entry ${index}, which is missing`);
  return item;
}

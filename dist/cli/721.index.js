export const id = 721;
export const ids = [721];
export const modules = {

/***/ 40593:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  command: () => (/* binding */ command)
});

// EXTERNAL MODULE: ./node_modules/commander/esm.mjs
var esm = __webpack_require__(48179);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/catalog/joined.js
var catalog_joined = __webpack_require__(97477);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/iam/glob.js
var glob = __webpack_require__(85056);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/query/expanded.js
var expanded = __webpack_require__(60052);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/query/services.js
var services = __webpack_require__(7929);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/query/minimized.js




/**
 * Joins the actions of `Action` and `NotAction` in all statements of a value of JSON under wildcards, as
 * few as word by word of their names are enough. They cover the same actions of the catalog of its day,
 * which is checked; those that are new reach what AWS adds later under such names, and are told of. A
 * wildcard that was there before stays, unless a wider one is in its place.
 */
function minimized(value, catalog, joining = {}) {
    return (0,expanded/* rewritten */.fm)(value, catalog, (items) => minimizedItems(items, catalog, joining));
}
function minimizedItems(items, catalog, joining) {
    const actions = items.flatMap((item) => (0,expanded/* coveredBy */.UJ)(item, catalog));
    const joined = (0,catalog_joined/* joinedActions */.B)(actions, catalog, joining);
    const unknown = items.filter((item) => (0,expanded/* coveredBy */.UJ)(item, catalog).length === 0);
    const before = widestOf(items.filter((item) => (0,services/* isPattern */.Pt)(item) && !unknown.includes(item)));
    const kept = before.filter((item) => !joined.some((each) => isWithin(item, each)));
    const fresh = joined.filter((item) => !kept.some((each) => isWithin(item, each)));
    return {
        items: [...new Set([...fresh, ...kept, ...unknown])].sort(),
        reachingLater: fresh.filter((item) => (0,services/* isPattern */.Pt)(item) && !before.some((each) => isWithin(item, each))),
    };
}
/** Those that lie in no other one; of several that are the same, the first. */
function widestOf(patterns) {
    return patterns.filter((one, at) => patterns.every((other, index) => index === at || !isWithin(one, other) || (isWithin(other, one) && at < index)));
}
/** Whether all that an item covers, later actions too, another one covers. */
function isWithin(one, other) {
    return (0,glob/* globIncluded */.j_)([one], [other], { ignoreCase: true, variables: false });
}

// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/query/reference.js
var reference = __webpack_require__(47060);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/report/query/rewritten.js
var rewritten = __webpack_require__(33742);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/repository/root.js + 1 modules
var root = __webpack_require__(4496);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/commands/data-format.js
var data_format = __webpack_require__(82589);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/commands/policy-argument.js + 2 modules
var policy_argument = __webpack_require__(26611);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/commands/whole-number.js
var whole_number = __webpack_require__(67014);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/commands/minimize.js








function command(run) {
    return new esm/* Command */.uB("minimize")
        .description("join the actions of a policy under wildcards that cover the same ones today")
        .argument("<policy>", "a file or directory, - for standard input")
        .addOption(new esm/* Option */.c$("--least <characters>", "of a name before its wildcard")
        .argParser(whole_number/* wholeNumber */.r)
        .default(0))
        .addOption(new esm/* Option */.c$("--format <format>", "what to print").choices(["json", "yaml"]).default("json"))
        .action(async (path, { least, format }) => {
        const { catalog } = (0,reference/* openReference */.e)(root/* readCatalogFile */.OR);
        const made = minimized(await (0,policy_argument.policyAt)(run, path), catalog, { least });
        await (0,data_format/* printValue */.jt)(run, made.value, format);
        run.note((0,rewritten/* rewrittenAccount */.K)(made, "minimized", catalog.date));
    });
}


/***/ }),

/***/ 81750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  command: () => (/* binding */ command)
});

// EXTERNAL MODULE: ./node_modules/commander/esm.mjs
var esm = __webpack_require__(48179);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/catalog/catalog.js + 2 modules
var catalog_catalog = __webpack_require__(55785);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/catalog/condition-keys.js
var condition_keys = __webpack_require__(41128);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/catalog/quotas.js
var catalog_quotas = __webpack_require__(7313);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/catalog/regions.js
var regions = __webpack_require__(64431);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/jobs/write.js + 25 modules
var write = __webpack_require__(42279);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/report/log-safe.js
var log_safe = __webpack_require__(5609);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/repository/root.js + 1 modules
var root = __webpack_require__(4496);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/catalog/nearest.js
var nearest = __webpack_require__(34764);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/rules/wording.js
var wording = __webpack_require__(73406);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/syntax/yaml-write.js + 6 modules
var yaml_write = __webpack_require__(8822);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/write/arn-text.js
var arn_text = __webpack_require__(88221);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/write/meant.js
var write_meant = __webpack_require__(2577);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/write/remark.js
var remark = __webpack_require__(58896);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/write/template.js
var template = __webpack_require__(26922);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/write/questions.js







const levels = Object.keys(template/* levelKeys */.d);
/** For what takes no resource. */
const nothing = "none";
/**
 * Asks step by step for a template: a service, one of its resource types, the ARN, and the access to it, as
 * often as there is a service. An answer that means nothing is asked for again, with what is near to it.
 *
 * @returns the template, or undefined where nothing was asked for
 */
function* templateQuestions(catalog) {
    const wanted = new Map();
    for (;;) {
        const more = wanted.size > 0 ? "Another service, or nothing to end" : "Service, as s3";
        const prefix = yield* choice(more, catalog.services());
        const service = prefix === undefined ? undefined : catalog.service(prefix);
        if (!service)
            return wanted.size > 0 ? templateText(wanted) : undefined;
        const types = service.resourceTypes.map(({ name }) => name);
        const type = types.length === 0
            ? nothing
            : yield* choice(`Resource type (${(0,wording/* listed */.KE)([...types, nothing], 9, "or")})`, [
                ...types,
                nothing,
            ]);
        if (type === undefined)
            continue;
        const arn = type === nothing ? undefined : yield* arnOf(type, service, catalog);
        const access = yield* accessTo(type, service);
        for (const level of access)
            if (arn === undefined)
                add(wanted, `wildcard-only.service-${level}`, service.prefix);
            else
                add(wanted, level, arn);
    }
}
/** One of some words; undefined for an empty answer. */
function* choice(question, words) {
    let hint = "";
    for (;;) {
        const answer = (yield { text: `${hint}${question}: `, words }).trim();
        if (answer === "")
            return undefined;
        const found = words.find((word) => word.toLowerCase() === answer.toLowerCase());
        if (found !== undefined)
            return found;
        hint = `${notOne(answer, words)}\n`;
    }
}
function notOne(answer, words) {
    const like = (0,nearest/* nearest */.p)(answer, words, 3);
    const instead = like.length > 0 ? `did you mean ${(0,wording/* listed */.KE)(like, 3, "or")}?` : "";
    return `There is no ${(0,remark/* shown */.S)(answer)}${instead === "" ? "." : `; ${instead}`}`;
}
/** The ARN of a type; without one its format, to be filled in. */
function* arnOf(type, service, catalog) {
    const format = service.resourceType(type)?.arns[0] ?? "";
    let hint = "";
    for (;;) {
        const text = `${hint}ARN, or nothing for ${format}: `;
        const answer = (yield { text, words: [format] }).trim() || format;
        const meant = (0,write_meant/* meantBy */.P)((0,arn_text/* phraseOf */.J)(answer), catalog);
        if (!("mistake" in meant) && meant.types.some(({ id }) => id === `${service.prefix}:${type}`))
            return answer;
        hint = "mistake" in meant ? `${meant.mistake}\n` : `${(0,remark/* shown */.S)(answer)} is no ${type}\n`;
    }
}
/** The levels of access at which there are actions, by the words of templates. */
function* accessTo(type, { actions }) {
    const there = levels.filter((key) => actions.some(({ level, resourceTypes }) => level === template/* levelKeys */.d[key] &&
        (type === nothing
            ? resourceTypes.length === 0
            : resourceTypes.some((use) => use.type.name === type))));
    let hint = "";
    for (;;) {
        const answer = yield {
            text: `${hint}Access (${(0,wording/* listed */.KE)(there, 5, "or")}; several with commas): `,
            words: there,
        };
        const named = answer.split(/[,\s]+/).filter((each) => each !== "");
        const wrong = named.find((each) => !there.includes(each));
        if (wrong === undefined && named.length > 0)
            return named;
        hint = wrong === undefined ? "" : `${notOne(wrong, there)}\n`;
    }
}
function add(wanted, path, item) {
    const items = wanted.get(path) ?? [];
    if (!items.includes(item))
        items.push(item);
    wanted.set(path, items);
}
/** What was asked for, as a template. */
function templateText(wanted) {
    const lists = (keys, prefix, indent) => keys.flatMap((key) => {
        const items = wanted.get(prefix + key) ?? [];
        return items.length === 0
            ? []
            : [`${indent}${key}:`, ...items.map((each) => `${indent}- ${scalar(each)}`)];
    });
    const services = lists(levels.map((level) => `service-${level}`), "wildcard-only.", "  ");
    return [
        "mode: crud",
        ...lists(levels, "", ""),
        ...(services.length > 0 ? ["wildcard-only:", ...services] : []),
        "",
    ].join("\n");
}
function scalar(text) {
    return (0,yaml_write/* yamlScalar */.Ew)(text, undefined, { flow: false });
}

// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/commands/file-text.js
var file_text = __webpack_require__(50483);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/commands/usage-error.js
var usage_error = __webpack_require__(41753);
// EXTERNAL MODULE: ./node_modules/.cache/compiled/src/commands/whole-number.js
var whole_number = __webpack_require__(67014);
;// CONCATENATED MODULE: ./node_modules/.cache/compiled/src/commands/write.js












/** Policy Sentry's `write-policy`, from its templates. */
function command(run) {
    return new esm/* Command */.uB("write")
        .description("write the policy that a template asks for, by resources and levels of access")
        .option("-i, --input <file>", "the template (pare template makes one); - reads the standard input")
        .option("-m, --minimize [length]", "wildcards for actions, behind so many characters", whole_number/* wholeNumber */.r)
        .option("--split [characters]", "several policies of at most so many characters", whole_number/* wholeNumber */.r)
        .option("--from <directory>", "what resource types and addresses mean: a stack's declarations")
        .addOption(new esm/* Option */.c$("--format <format>", "the language to write").choices(write/* languages */.eo).default("json"))
        .action(async (options) => {
        const catalog = (0,catalog_catalog/* openCatalog */.O)(root/* readCatalogFile */.OR);
        const source = await templateOf(run, options, catalog);
        const quotas = (0,catalog_quotas/* openQuotas */.u)(root/* readCatalogFile */.OR);
        const { minimize, split, format, from } = options;
        const stack = from === undefined ? undefined : await stackAt(run, from, format);
        const written = (0,write/* writePolicy */.ef)(source, {
            format,
            ...(minimize !== undefined && { minimize: minimize === true ? 0 : minimize }),
            ...(split !== undefined && {
                split: split === true ? quotas.managed : split,
            }),
            ...(stack && { stack }),
        }, {
            catalog,
            quotas,
            regions: (0,regions/* openRegions */.k)(root/* readCatalogFile */.OR),
            conditionKeys: (0,condition_keys/* openConditionKeys */.e)(root/* readCatalogFile */.OR, catalog),
        });
        if (!written.ok)
            throw new usage_error/* UsageError */.e(written.mistakes.join("\n"));
        run.note(written.notes.map((each) => `${(0,log_safe/* logSafe */.s)(each)}\n`).join(""));
        run.print(written.text);
    });
}
/** The template: of a file, of the standard input, or what is answered in front of a terminal. */
async function templateOf(run, { input }, catalog) {
    if (input === undefined && run.terminal)
        return asked(run, run.terminal(), catalog);
    const path = input ?? "-";
    return { path: path === "-" ? "standard input" : path, text: (0,file_text/* textOf */.b)(run, path) };
}
/** Asks for what is wanted, and writes the template of it into a new file. */
async function asked(run, terminal, catalog) {
    try {
        const questions = templateQuestions(catalog);
        let next = questions.next();
        while (!next.done) {
            const answer = await terminal.ask(next.value.text, next.value.words);
            if (answer === undefined)
                throw new usage_error/* UsageError */.e("nothing was answered, and nothing is written");
            next = questions.next(answer);
        }
        const text = next.value;
        if (text === undefined)
            throw new usage_error/* UsageError */.e("nothing is asked for, and nothing is written");
        const path = (await terminal.ask(`File for the template [${usualPath}]: `))?.trim();
        const chosen = path === undefined || path === "" ? usualPath : path;
        (0,file_text/* putNew */.S)(run, chosen, text);
        return { path: chosen, text };
    }
    finally {
        terminal.close();
    }
}
const usualPath = "pare-template.yml";
/** What a directory declares; all that reads it is loaded for that alone. */
async function stackAt({ directory }, from, format) {
    const { declarationsIn } = await Promise.all(/* import() | judging */[__webpack_require__.e(538), __webpack_require__.e(605)]).then(__webpack_require__.bind(__webpack_require__, 54127));
    return declarationsIn(directory, from, format);
}


/***/ })

};

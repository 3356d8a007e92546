// Rebuilds what methods of CDK's constructs grant, "grants" and "statics" of catalog/cdk.json:
//   node catalog/build/cdk.mjs FOLDER
// FOLDER is one in which aws-cdk-lib and constructs are installed, in the version that NOTICE names. Every
// method is called for a role, and what it grants is read in the template that CDK makes then; what is neither on
// the construct's own ARN nor on everything is left out, and said. The rest of the file is kept by hand.
/* eslint-disable @typescript-eslint/no-unsafe-argument, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-call,
   @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-return -- CDK is not installed here, and so are none of its types */
import console from "node:console";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { makers, statics } from "./cdk-constructs.mjs";
import { differences, written } from "./cdk-rows.mjs";

/** @typedef {import("./cdk-constructs.mjs").Cdk} Cdk */
/** @typedef {import("./cdk-rows.mjs").Grant} Grant */
/** @typedef {{ Action: string | string[], Resource: unknown, Condition?: object }} Statement */
/** @typedef {{ Roles?: { Ref?: string }[], PolicyDocument: { Statement: Statement[] } }} Properties */

const catalogFolder = join(import.meta.dirname, "..");
const file = join(catalogFolder, "cdk.json");
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error("name a folder in which aws-cdk-lib is installed");
const installed = createRequire(join(folder, "package.json"));
const library = /** @type {Cdk} */ (installed("aws-cdk-lib"));
const { version } = /** @type {{ version: string }} */ (installed("aws-cdk-lib/package.json"));
if (!readFileSync(join(catalogFolder, "NOTICE"), "utf8").includes(`aws-cdk-lib@${version}`))
  throw new Error(`NOTICE does not name aws-cdk-lib@${version}`);

const before = /** @type {import("./cdk-rows.mjs").Tables} */ (
  JSON.parse(readFileSync(file, "utf8"))
);
const after = {
  ...before,
  grants: Object.fromEntries(
    Object.entries(makers).map(([type, of]) => [type, grantsOf(type, of)]),
  ),
  statics: Object.fromEntries(statics.map((name) => [name, staticGrants(name)])),
};
for (const line of differences(before, after)) console.log(line);
writeFileSync(file, written(after));

/**
 * What the methods of a construct grant, by their names.
 * @param {string} type
 * @param {import("./cdk-constructs.mjs").Maker} maker
 */
function grantsOf(type, { make, arns }) {
  /** @type {Record<string, Grant[]>} */
  const found = {};
  for (const method of methodsOf(make(library, stackOf()))) {
    const grants = granted((stack, role) => {
      const construct = make(library, stack);
      construct[method]?.(role);
      return Object.entries(arns).map(([as, of]) => [as, of(construct, library)]);
    });
    if (grants) found[method] = grants;
    else console.log(`left out: ${method} of ${type}`);
  }
  return found;
}

/**
 * What a class grants by itself: `cloudwatch.Metric.grantPutMetricData`.
 * @param {string} name
 */
function staticGrants(name) {
  const [module = "", of = "", method = ""] = name.split(".");
  const grants = granted((_, role) => {
    library[`aws_${module}`]?.[of]?.[method]?.(role);
    return [];
  });
  if (!grants) throw new Error(`${name} grants nothing that can be said`);
  return grants;
}

/** @param {object} construct */
function methodsOf(construct) {
  /** @type {Set<string>} */
  const names = new Set();
  /** @type {unknown} */
  let at = construct;
  while (at instanceof Object) {
    for (const name of Object.getOwnPropertyNames(at))
      if (/^grant[A-Z]/.test(name) && name !== "grantPrincipal") names.add(name);
    at = /** @type {unknown} */ (Object.getPrototypeOf(at));
  }
  return [...names].sort();
}

function stackOf() {
  return new library.Stack(new library.App(), "Stack");
}

/**
 * What a role is granted by what is called, on the ARNs that is gives back; undefined where that cannot be said.
 * @param {(stack: Cdk, role: Cdk) => (readonly [as: string, arn: Cdk])[]} call
 * @returns {Grant[] | undefined}
 */
function granted(call) {
  const stack = stackOf();
  const { Role, ServicePrincipal } = library.aws_iam;
  const role = new Role(stack, "Role", { assumedBy: new ServicePrincipal("ec2.amazonaws.com") });
  /** @type {(readonly [string, string])[]} */
  let arns;
  /** @type {unknown} */
  let template;
  try {
    arns = call(stack, role).map(([as, arn]) => [as, textOf(stack.resolve(arn))]);
    template = library.assertions.Template.fromStack(stack).toJSON();
  } catch {
    // It takes more than whom it grants something to.
    return undefined;
  }
  const { Resources } =
    /** @type {{ Resources: Record<string, { Type: string, Properties: Properties }> }} */ (
      template
    );
  const name = String(stack.getLogicalId(role.node.defaultChild));
  const statements = Object.values(Resources).flatMap(({ Type, Properties }) =>
    Type === "AWS::IAM::Policy" && Properties.Roles?.some(({ Ref }) => Ref === name)
      ? Properties.PolicyDocument.Statement
      : [],
  );
  const grants = statements.flatMap((each) => grantOf(each, arns) ?? []);
  return grants.length > 0 && grants.length === statements.length ? grants : undefined;
}

/**
 * @param {Statement} statement
 * @param {readonly (readonly [as: string, arn: string])[]} arns
 * @returns {Grant | undefined}
 */
function grantOf({ Action, Resource, Condition }, arns) {
  const all = Array.isArray(Resource) ? /** @type {unknown[]} */ (Resource) : [Resource];
  const on = all.flatMap((each) => {
    const text = textOf(each);
    const [as, arn] =
      text === "*" ? ["*", "*"] : (arns.find((own) => text.startsWith(own[1])) ?? []);
    const said = as !== undefined && arn !== undefined ? as + text.slice(arn.length) : undefined;
    return said === undefined || said.includes("${") ? [] : [said];
  });
  const isWritten = !/"(?:Ref|Fn::\w+)"/.test(JSON.stringify(Condition ?? {}));
  if (on.length < all.length || !isWritten) return undefined;
  return { actions: [Action].flat(), on, ...(Condition && { if: Condition }) };
}

/**
 * A value of a template as a text: what is not written out stands in it as `${...}`.
 * @param {unknown} value
 * @returns {string}
 */
function textOf(value) {
  if (typeof value === "string") return value;
  const joined = /** @type {{ "Fn::Join"?: [string, unknown[]] }} */ (value)["Fn::Join"];
  if (!joined) return `\${${JSON.stringify(value)}}`;
  const [between, parts] = joined;
  return parts.map(textOf).join(between);
}

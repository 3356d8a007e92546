import { known, isHole, type Text } from "../iam/text.ts";
import type { CalledAction, CalledInCode } from "../narrow/code.ts";
import { putInAs } from "../usage/code.ts";
import { variableOf } from "../usage/environment.ts";
import type { NamedIn, Needed } from "../usage/needs.ts";
import { asCatalog } from "../usage/parameters.ts";
import { codeIn, type FunctionCode } from "./code.ts";
import type { AwsFacts } from "./knowledge.ts";
import type { Scan } from "./scan.ts";

/**
 * What the code calls that runs under a role: of all that runs under it, or nothing where some of that is
 * not read.
 *
 * @param running the scoped addresses of what runs under it, and whether that is all for sure
 * @param unscoped how an address is called among the declarations of the statement
 */
export function calledUnder(
  { running, isAll }: { readonly running: readonly string[]; readonly isAll: boolean },
  scan: Scan,
  facts: AwsFacts,
  unscoped: (address: string) => string,
): CalledInCode | undefined {
  const all = codeIn(scan, facts);
  const own = running.flatMap((address) => all.get(address) ?? []);
  if (own.length === 0 || own.length < running.length) return undefined;
  return {
    needed: neededUnder(running, scan, facts, unscoped),
    isWhole: isAll && own.every(({ unseen }) => unseen.length === 0),
    isOwnRead:
      isAll &&
      own.every(({ unseen }) =>
        unseen.every(({ reason }) => reason === "package" || reason === "layer"),
      ),
    by: new Set(own.map(({ by }) => by)),
  };
}

/** What is called by as much of the code that runs under a role as is read. */
export function neededUnder(
  running: readonly string[],
  scan: Scan,
  facts: AwsFacts,
  unscoped: (address: string) => string,
): CalledInCode["needed"] {
  const all = codeIn(scan, facts);
  const needed = new Map<string, CalledAction>();
  for (const each of running.flatMap((address) => all.get(address) ?? []))
    for (const need of each.needed) {
      const addresses = addressesOf(need, each, scan, unscoped);
      const called = need.action.id.toLowerCase();
      const named = facts.withoutArn(called)?.parameters ?? [];
      const parameters = asCatalog(need.call.parameters);
      const isWithoutArn = named.some((each) => parameters.has(each) === true);
      for (const id of [called, ...facts.uses.with(called)]) {
        const before = needed.get(id);
        needed.set(id, {
          places: [...(before?.places ?? []), need.call.place],
          addresses: before ? together(before.addresses, addresses) : addresses,
          ...((isWithoutArn || before?.isWithoutArn) && { isWithoutArn: true }),
        });
      }
    }
  return needed;
}

function together(
  one: ReadonlySet<string> | undefined,
  other: ReadonlySet<string> | undefined,
): ReadonlySet<string> | undefined {
  return one && other && new Set([...one, ...other]);
}

/** The declared resources that a call names by its function's environment, or by their names. */
function addressesOf(
  { resources }: Needed,
  { address, environment }: FunctionCode,
  scan: Scan,
  unscoped: (address: string) => string,
): ReadonlySet<string> | undefined {
  if (resources.length === 0) return undefined;
  const { named = [], runs } = scan.references.get(address)?.supplies ?? {};
  const putIn = [...(runs?.written ?? [])].flatMap(([path, code]) =>
    [...code.named].map(([word, names]) => [`${path}/${word}`, names] as const),
  );
  const found = resources.map((each) =>
    declaredAs(each, { address, named, environment, putIn: new Map(putIn) }, scan),
  );
  if (found.some((each) => each.length === 0)) return undefined;
  return new Set(found.flat().map(unscoped));
}

/** What runs, and what its environment and the values that are put into its code name. */
type Naming = {
  readonly address: string;
  readonly named: readonly (readonly [name: string, address: string])[];
  readonly environment: FunctionCode["environment"];
  readonly putIn: ReadonlyMap<string, readonly string[]>;
};

/** What a text names; of a variable that names one of several, all of them. */
function declaredAs(
  { text, type }: NamedIn,
  { address, named, environment, putIn }: Naming,
  scan: Scan,
): readonly string[] {
  const put = putInAs(text);
  if (put !== undefined) return putIn.get(put) ?? [];
  const variable = variableOf(text);
  if (variable !== undefined) {
    const given = environment.filter(([name]) => name === variable);
    const told = given.map(([, value]) => declaredNamed({ text: value, type }, address, scan));
    if (told.some((each) => each.length === 0)) return [];
    return [...named.flatMap(([each, to]) => (each === variable ? [to] : [])), ...told.flat()];
  }
  return declaredNamed({ text, type }, address, scan);
}

/** What a text names by itself. */
function declaredNamed(
  { text, type }: Pick<NamedIn, "text" | "type">,
  address: string,
  scan: Scan,
): readonly string[] {
  const referred = referredIn(text, scan.references.get(address)?.scope ?? "");
  if (referred !== undefined) return scan.references.has(referred) ? [referred] : [];
  const name = known(text) ?? nameInOwnArn(text);
  if (name === undefined) return [];
  const [service = ""] = type.split(":");
  const called = scan.declared.filter(
    (each) => each.type.startsWith(`${service}:`) && each.name && known(each.name) === name,
  );
  const [only, ...more] = called;
  return only && more.length === 0 ? [`${only.scope}/${only.address}`] : [];
}

/** `orders` of an ARN in the own account and Region: `arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders`. */
function nameInOwnArn({ parts }: Text): string | undefined {
  const arn = parts.map((part) => (isHole(part) ? `{${part.meaning.kind}}` : part)).join("");
  const own =
    /^arn:(?:[\w-]+|\{partition\}):[\w-]+:(?:\{region\})?:(?:\{account\})?:(?:\w[\w-]*[:/])?([\w.-]+)$/;
  return own.exec(arn)?.[1];
}

/** The declaration of a module or template whose name, or ARN, a text is as a whole. */
function referredIn({ parts }: Text, scope: string): string | undefined {
  const last = parts.at(-1);
  if (last === undefined || !isHole(last) || last.meaning.kind !== "name") return undefined;
  const [first] = parts;
  const isWhole = parts.length === 1 || (typeof first === "string" && first.startsWith("arn:"));
  const address = `${scope}/${last.meaning.address}`;
  // Another module may call something of its own as this one does.
  return isWhole && last.id.startsWith(address) ? address : undefined;
}

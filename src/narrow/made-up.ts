import { covers } from "../catalog/wildcard.ts";
import { itemPattern } from "../iam/action-pattern.ts";
import type { Declared } from "../iam/inventory.ts";

// Names that tools make up for what has none of its own. That Pulumi adds seven hexadecimal digits, its documentation of
// auto-naming says; CloudFormation and CDK document nothing, and have kept to theirs for as long as there are templates.

/** `STACK-LOGICALID-RANDOM`, of a bucket in small letters. */
const ofTemplate = /^(.+)-[a-zA-Z0-9]{12,13}$/;
/** What CDK puts behind an id. */
const hash = /[0-9a-f]{8}$/i;
/** A queue or topic whose order is kept has that behind its name. */
const ofPulumi = /^(.+)-[0-9a-f]{7}(?:\.fifo)?$/;

/** Whether a name may be made up for a declaration that has none: three letters of it have to be known at least. */
export function isMadeUpFor({ address, madeOf }: Declared, name: string): boolean {
  const id = madeOf ? itemPattern(madeOf.id) : address;
  if (!/[A-Za-z0-9]{3}/.test(id)) return false;
  if (madeOf?.by === "Pulumi") return covers(id, ofPulumi.exec(name)?.[1] ?? "");
  const begin = ofTemplate.exec(name)?.[1]?.toLowerCase() ?? "";
  const logicalId = id.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
  // In CDK's, the ids of the constructs around it stand before its own.
  if (madeOf?.by === "CDK") {
    const [, own = ""] = /-([a-z0-9]+)$/.exec(begin) ?? [];
    return hash.test(own) && own.replace(hash, "").endsWith(logicalId);
  }
  return /^[A-Za-z0-9]+$/.test(id) && begin.endsWith(`-${logicalId}`);
}

/** Whether a name looks like one that was made up: it is another one where the same is deployed again. */
export function isMadeUp(name: string): boolean {
  const end = /(?:-([a-zA-Z0-9]{12,13}|[0-9a-f]{7})|\d{18}[0-9a-f]{8})(?:\.fifo)?$/.exec(name);
  if (!end) return false;
  const [, random] = end;
  return random === undefined || (/\d/.test(random) && /[a-z]/i.test(random));
}

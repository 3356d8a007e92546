import { automaton, type Sign } from "./automaton.ts";
import type { Demand } from "./demand.ts";

const one = (except: string): Sign => ({ kind: "wild", many: false, except });
const any = (except: string): Sign => ({ kind: "wild", many: true, except });
const some: readonly Sign[] = [one(":"), any(":")];
const plain = (text: string): readonly Sign[] =>
  Array.from(text).map((value) => ({ kind: "character", value, folded: false }));
const colon = plain(":");

const arn: readonly Sign[] = [
  ...plain("arn:"),
  ...[...some, ...colon, ...some, ...colon],
  ...[any(":"), ...colon, any(":"), ...colon],
  ...[one(""), any("")],
];

/** That a string has one of some shapes, which all such strings have: what is not known has it too. */
export function shaped(...shapes: readonly (readonly Sign[])[]): Demand {
  return { machine: automaton(shapes), holds: true, shape: true };
}

/** `s3:GetObject` */
export const actionShape = shaped([...some, ...colon, ...some]);
/** An ARN, or `*` for actions that are about no resource. */
export const resourceShape = shaped(arn, plain("*"));
export const arnShape = shaped(arn);
export const emptyShape = shaped([]);
export const filledShape = shaped([one(""), any("")]);
export const textShape = (text: string): Demand => shaped(plain(text));

// YAML 1.2.2, 10.3.2: what plain scalars mean in the core schema. Timestamps and `yes` are strings.

const nullPattern = /^(?:~|null|Null|NULL)?$/;
const truePattern = /^(?:true|True|TRUE)$/;
const falsePattern = /^(?:false|False|FALSE)$/;
const integerPattern = /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$/;
const floatPattern = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const infinityPattern = /^[-+]?\.(?:inf|Inf|INF)$/;
const notANumberPattern = /^\.(?:nan|NaN|NAN)$/;

/** The value of a plain scalar without a tag. */
export function resolvePlain(source: string): string | number | boolean | null {
  if (nullPattern.test(source)) return null;
  if (truePattern.test(source)) return true;
  if (falsePattern.test(source)) return false;
  if (integerPattern.test(source)) return integer(source);
  if (floatPattern.test(source)) return Number.parseFloat(source);
  if (infinityPattern.test(source)) return source.startsWith("-") ? -Infinity : Infinity;
  if (notANumberPattern.test(source)) return Number.NaN;
  return source;
}

function integer(source: string): number {
  if (source.startsWith("0o")) return Number.parseInt(source.slice(2), 8);
  if (source.startsWith("0x")) return Number.parseInt(source.slice(2), 16);
  return Number.parseInt(source, 10);
}

/** What YAML 1.1, which many tools still read, takes for something else than a string. */
const olderPattern =
  /^(?:y|Y|n|N|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|=|<<|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?|[-+]?0b[01_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9.][0-9_.]*(?:[eE][-+]?[0-9]+)?|[-+]?[eE][-+]?[0-9]+|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?)$/;

/** Whether a plain scalar is the same string for every reader, of YAML 1.1 as well as of 1.2. */
export function staysString(source: string): boolean {
  return resolvePlain(source) === source && !olderPattern.test(source);
}

import { itemPattern } from "../../iam/action-pattern.ts";
import { code } from "../../source/quoted.ts";
import type { Found, PolicyCheck } from "../check.ts";
import type { IssueCode } from "../issue-codes.ts";
import type { At, Node, TextNode } from "../node.ts";
import type { StatementView } from "../view.ts";

/** Policy variables. Follows "IAM policy elements: Variables and tags" of AWS's IAM User Guide. */
export const variables: PolicyCheck = {
  codes: [
    "VARIABLE_UNSUPPORTED_IN_ELEMENT",
    "VARIABLE_UNSUPPORTED_IN_VERSION",
    "MISSING_BRACE_IN_VARIABLE",
    "MISSING_QUOTE_IN_VARIABLE",
    "UNSUPPORTED_SPACE_IN_VARIABLE",
    "EMPTY_VARIABLE",
  ],
  *policy(policy) {
    const isOld = policy.isVersionKnown && oldVersions.has(policy.version);
    for (const statement of policy.statements) {
      for (const node of elsewhere(statement)) {
        const found = variablesIn(node)[0];
        if (found?.end !== undefined)
          yield {
            code: "VARIABLE_UNSUPPORTED_IN_ELEMENT",
            at: node,
            message: `AWS takes policy variables in resources and conditions only, not ${code(found.text)} here.`,
          };
      }
      for (const node of inPlace(statement)) {
        const found = variablesIn(node);
        const wrong = found.find((each) => wrongIn(each, node));
        const said = wrong && wrongIn(wrong, node);
        if (said) yield said;
        const [first] = found;
        if (first?.end !== undefined && isOld && !isLiteral(first))
          yield {
            code: "VARIABLE_UNSUPPORTED_IN_VERSION",
            at: node,
            message: `Without Version 2012-10-17, ${code(first.text)} is plain text.`,
          };
      }
    }
  },
};

/** Without any, a policy is of 2008; what is no version is told of as such. */
const oldVersions: ReadonlySet<string | undefined> = new Set([undefined, "2008-10-17"]);

/** What begins like a variable in a text. */
type Variable = {
  readonly text: string;
  /** What is between the braces, up to the end where one is missing. */
  readonly inner: string;
  /** Undefined where the brace is missing. */
  readonly end: number | undefined;
};

/** More of one text are not looked at. */
const most = 100;

/** A value that is not known: no variable reaches across it. */
const unknown = "\uE000";

function variablesIn(node: TextNode): readonly Variable[] {
  const text = itemPattern(node.text, unknown);
  const found: Variable[] = [];
  let close = -1;
  let at = text.indexOf("${");
  while (at >= 0 && found.length < most) {
    const next = text.indexOf("${", at + 2);
    if (close < at) close = text.indexOf("}", at);
    if (close < 0) close = text.length;
    const isClosed = close < text.length && (next < 0 || close < next);
    const end = isClosed ? close + 1 : undefined;
    const inner = text.slice(at + 2, isClosed ? close : next < 0 ? undefined : next);
    found.push({ text: text.slice(at, end ?? at + 2 + inner.length), inner, end });
    at = next;
  }
  return found;
}

/** `${*}`, `${?}` and `${$}` are the signs themselves. */
function isLiteral({ inner }: Variable): boolean {
  return /^[*?$]$/.test(inner);
}

function wrongIn(variable: Variable, node: TextNode): Found | undefined {
  const { text, inner, end } = variable;
  if (inner.includes(unknown) || isLiteral(variable)) return undefined;
  if (end === undefined)
    return said("MISSING_BRACE_IN_VARIABLE", node, `The brace is missing that ends ${code(text)}.`);
  if (inner.trim() === "") return said("EMPTY_VARIABLE", node, `${code(text)} names no key.`);
  const comma = inner.indexOf(",");
  const [name, fallback] =
    comma < 0 ? [inner, undefined] : [inner.slice(0, comma), inner.slice(comma + 1).trim()];
  if (fallback !== undefined && !/^'[^]*'$/.test(fallback))
    return said(
      "MISSING_QUOTE_IN_VARIABLE",
      node,
      `The default value in ${code(text)} stands in single quotes.`,
    );
  if (/\s/.test(name) && !/Tag\//i.test(name))
    return said("UNSUPPORTED_SPACE_IN_VARIABLE", node, `The key in ${code(text)} has a blank.`);
  return undefined;
}

function said(issue: IssueCode, at: At, message: string): Found {
  return { code: issue, at, message };
}

/** Texts in which AWS takes variables. */
function inPlace({ resource, conditions }: StatementView): readonly TextNode[] {
  return [
    ...resource.items,
    ...conditions.flatMap(({ values }) => values.filter((value) => value.kind === "text")),
  ];
}

/** Texts in which it does not. */
function elsewhere({ element, action, principal }: StatementView): readonly TextNode[] {
  const own = [element("Sid")?.value, element("Effect")?.value, principal?.entry.value];
  return [
    ...own.filter((node): node is Node & { kind: "text" } => node?.kind === "text"),
    ...action.items,
    ...(principal?.groups ?? []).flatMap(({ items }) => items),
  ];
}

import type { Statement } from "../../iam/policy.ts";
import { isHole, known, makeText, type Hole, type List, type Text } from "../../iam/text.ts";

/** Whether a value is one to know of. */
type Matters = (value: string) => boolean;

const always: Matters = () => true;
/** A Resource that is not known is judged as one that is named: only a wildcard makes it another. */
const isWild: Matters = (text) => /[*?]/.test(text);

/** A statement with what a plan has for its unknown parts. */
export function filledIn(statement: Statement, planned: Statement): Statement {
  const { action, resource, principal } = statement;
  return {
    ...statement,
    ...(action && planned.action && { action: filledList(action, planned.action, always) }),
    ...(resource &&
      planned.resource && { resource: filledList(resource, planned.resource, isWild) }),
    ...(principal &&
      planned.principal && {
        principal: {
          ...principal,
          entries: principal.entries.map((entry) => {
            const same = planned.principal?.entries.find(({ type }) => type === entry.type);
            return same ? filledList(entry, same, always) : entry;
          }),
        },
      }),
  };
}

function filledList<L extends List>(source: L, planned: List, matters: Matters): L {
  const spare = planned.items.filter(
    (text) =>
      matters(known(text) ?? "") &&
      !source.items.some((item) => putInto(item, known(text) ?? "") !== undefined),
  );
  return {
    ...source,
    items: source.items.map((item) =>
      planned.items.reduce((made, text) => filledText(made, text, matters), item),
    ),
    rest: source.rest.map((hole) => spare.reduce((made, text) => withValue(made, text), hole)),
  };
}

function filledText(item: Text, planned: Text, matters: Matters): Text {
  const put = putInto(item, known(planned) ?? "");
  if (!put?.some(matters) || put.length !== item.parts.filter(isHole).length) return item;
  const values = put.values();
  const parts = item.parts.map((part) => {
    if (!isHole(part)) return part;
    const value = values.next().value ?? "";
    return matters(value) ? withValue(part, makeText([value], planned.origin)) : part;
  });
  return { ...item, parts };
}

/** The hole with one more value that is written for it. */
function withValue(hole: Hole, value: Text): Hole {
  const { texts = [] } = hole.among ?? {};
  if (texts.some((each) => known(each) === known(value))) return hole;
  const { written, via } = value.origin;
  const text = makeText(value.parts, { written, via: [hole.place, ...via] });
  return { ...hole, among: { texts: [...texts, text], complete: false } };
}

/** What stands in a text for the holes of another one; undefined where it is none of its values. */
export function putInto({ parts }: Text, text: string): readonly string[] | undefined {
  const put: string[] = [];
  let at = 0;
  let open = false;
  for (const [index, part] of parts.entries()) {
    if (isHole(part)) {
      open = true;
      continue;
    }
    const last = index === parts.length - 1;
    const found = open && last ? text.length - part.length : text.indexOf(part, at);
    if (found < at || (!open && found > at) || !text.startsWith(part, found)) return undefined;
    if (open) put.push(text.slice(at, found));
    at = found + part.length;
    open = false;
  }
  if (open) return [...put, text.slice(at)];
  return at === text.length ? put : undefined;
}

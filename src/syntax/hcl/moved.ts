import { outerOffset, type Embedded, type Mark } from "../../source/embedded.ts";
import type { Span } from "../../source/source.ts";

/** A tree that was read out of a string, with the places that its nodes have in the file. */
export function moved<Node>(node: Node, embedded: Embedded): Node {
  if (Array.isArray(node)) return node.map((each: unknown) => moved(each, embedded)) as Node;
  if (typeof node !== "object" || node === null) return node;
  if (isSpan(node)) {
    const [start, end] = [outerOffset(embedded, node.start), outerOffset(embedded, node.end)];
    return { ...node, start, end };
  }
  if (isMark(node)) return { ...node, outer: outerOffset(embedded, node.outer) };
  const fields = Object.entries(node).map(([name, each]) => [name, moved<unknown>(each, embedded)]);
  return withMarks(Object.fromEntries(fields) as Node, node, embedded);
}

function isSpan(node: object): node is Span {
  return "start" in node && "end" in node && Object.keys(node).length === 2;
}

function isMark(node: object): node is Mark {
  return "inner" in node && "outer" in node;
}

/** A literal that stood in the string as it is may hold escapes of the file. */
function withMarks<Node>(made: Node, { ...node }: object, { marks }: Embedded): Node {
  if (!("kind" in node && node.kind === "literal" && "span" in node && !("marks" in node)))
    return made;
  const { start, end } = node.span as Span;
  const first = marks.findLast(({ inner }) => inner <= start);
  const own = [
    ...(first ? [{ inner: 0, outer: first.outer + start - first.inner }] : []),
    ...marks
      .filter(({ inner }) => inner > start && inner <= end)
      .map(({ inner, outer }) => ({ inner: inner - start, outer })),
  ];
  return { ...made, marks: own };
}

import type { Draft } from "../../iam/draft.ts";
import { quoteHcl } from "../../syntax/hcl/quote.ts";
import { spellNewMap, type MapStyle } from "../../syntax/new-map.ts";
import { newDocument } from "../attached-policy.ts";
import { spellPhrase } from "./phrase.ts";

/**
 * A policy document of statements as a call of `jsonencode`; undefined where one of them is made of what stands
 * elsewhere.
 *
 * @param indent what the line is indented by that it begins on
 */
export function encodedDocument(
  drafts: readonly Draft[],
  indent: string,
  lineEnd: string,
): string | undefined {
  const document = newDocument(drafts, {
    key: (name) => name,
    text: quoteHcl,
    phrase: spellPhrase,
  });
  const style: MapStyle = {
    ...{ pad: " ", assign: " = ", comma: "", inLine: false, aligned: true, width: 100 },
    ...{ unit: "  ", lineEnd },
  };
  return document && `jsonencode(${spellNewMap(document, style, indent, style.width)})`;
}

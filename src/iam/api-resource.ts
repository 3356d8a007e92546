import { mapTexts } from "./holes.ts";
import type { Policy } from "./policy.ts";
import { isHole, makeText, type Text } from "./text.ts";

const short = "execute-api:/";
const whole = "arn:aws:execute-api:*:*:*/";

/**
 * A policy with the resources of an API as ARNs: API Gateway takes `execute-api:/prod/*` in the API's own
 * policy, and puts in the rest when it is saved. Follows "API Gateway resource policy examples" of AWS's
 * developer guide.
 */
export function withApiArns(policy: Policy): Policy {
  const statements = policy.statements.map((statement) =>
    mapTexts(
      statement,
      (text) => [spelledOut(text)],
      (hole) => ({ items: [], rest: [hole] }),
    ),
  );
  return { ...policy, statements };
}

function spelledOut(text: Text): Text {
  const [first, ...rest] = text.parts;
  if (first === undefined || isHole(first) || !first.startsWith(short)) return text;
  return makeText([whole + first.slice(short.length), ...rest], text.origin);
}

import { describe, expect, test } from "vitest";
import type { Elements, Policy } from "../../src/iam/policy.ts";
import { isHole, type List, type Text } from "../../src/iam/text.ts";
import { families, forms } from "./families.ts";
import { extracted } from "./policies.ts";

/**
 * The same configuration says the same, whatever it is written in: only the names of what is not
 * known differ, and stand here for what they mean.
 */

function meant({ parts }: Text): string {
  return parts.map((part) => (isHole(part) ? `<${part.meaning.kind}>` : part)).join("");
}

function listed({ items, rest }: List): readonly string[] {
  return [...items.map(meant), ...rest.map(({ meaning }) => `<${meaning.kind}>`)].sort();
}

function said({ sid, effect, action, resource, principal, conditions }: Elements): unknown {
  return {
    sid: sid ? meant(sid) : "",
    effect,
    [action?.negated ? "NotAction" : "Action"]: action ? listed(action) : [],
    [resource?.negated ? "NotResource" : "Resource"]: resource ? listed(resource) : [],
    principal: (principal?.entries ?? []).map(({ type, ...list }) => [type, listed(list)]),
    conditions: conditions
      .map(({ operator, key, values }) => [meant(operator), meant(key), listed(values)])
      .sort(),
  };
}

function saidIn({ kind, statements }: Policy): readonly unknown[] {
  return statements.map(({ presence, ...elements }) => ({
    kind,
    presence,
    ...(said(elements) as object),
  }));
}

describe.each(families)("$name", ({ says, ...family }) => {
  test.each(forms.flatMap((form) => (family[form] ? [[form, family[form]] as const] : [])))(
    "as %s",
    (_, files) => {
      expect(extracted(files).policies.flatMap(saidIn)).toEqual(says);
    },
  );
});

test("each form is used by at least two families, and each family has at least four forms", () => {
  for (const form of forms)
    expect(families.filter((family) => family[form]).length, form).toBeGreaterThan(1);
  for (const family of families)
    expect(forms.filter((form) => family[form]).length, family.name).toBeGreaterThan(3);
});

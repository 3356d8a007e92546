import { dataValue } from "../../evaluate/data.ts";
import type { Frame } from "../../evaluate/embedded.ts";
import { asText } from "../../evaluate/texts.ts";
import { writtenAt } from "../../evaluate/value.ts";
import type { Owner } from "../../iam/policy.ts";
import { makeText } from "../../iam/text.ts";
import { valueOf } from "../../syntax/data.ts";
import type { Declaration } from "./declarations.ts";
import { entryLike } from "./names.ts";

const naming = ["name", "policy_name", "role_name", "user_name", "group_name", "description"];

/** The owner of a policy, with the names under which people know it. */
export function ownerOf(declaration: Declaration, frame: Frame, protects?: string): Owner {
  const { address, type, node, properties } = declaration;
  // What Kubernetes declares has its properties in `spec`.
  const own = [properties, valueOf(properties, "spec")];
  const given = naming.flatMap((name) =>
    own.flatMap((each) => {
      const value = entryLike(each, name)?.value;
      return value ? (asText(dataValue(value, frame)) ?? []) : [];
    }),
  );
  return {
    address,
    type,
    names: [makeText([address], writtenAt(frame.place(node.span))), ...given],
    ...(protects !== undefined && { protects }),
  };
}

import type { Catalog } from "../catalog/catalog.ts";
import type { Elements } from "../iam/policy.ts";
import { known, type Text } from "../iam/text.ts";

// Other clouds and programs have taken over the form of AWS's policies, with services and resources of
// their own. Where nothing but its words says what a statement is, those tell it apart.

/** What stands around a statement that no declaration of AWS's has. */
type Surrounding = {
  /** It stands in the `Statement` of a document. */
  readonly isOfDocument: boolean;
  readonly version?: Text | undefined;
};

/**
 * Whether a statement that no declaration of AWS's has may be one of AWS's. One of another cloud shows
 * by its `Version`, by what it calls its resources or by whom it trusts; one of a program by naming no
 * action of AWS's and nothing with an ARN.
 * (https://www.alibabacloud.com/help/en/ram/policy-elements,
 * https://support.huaweicloud.com/intl/en-us/usermanual-iam/iam_01_0017.html)
 */
export function mayBeOfAws(
  elements: Elements,
  { isOfDocument, version }: Surrounding,
  catalog: Catalog,
): boolean {
  const named = namesIn(elements);
  if (named.some((name) => /^arn:/i.test(name))) return true;
  // One such name among AWS's own is not enough: what AWS takes for a domain may stand beside `*`.
  if (named.length > 0 && named.every((name) => ofOthers.test(name))) return false;
  const said = version && known(version);
  if (said !== undefined) return !/^\d(?:\.\d)?$/.test(said);
  return (isOfDocument && !elements.wrongEffect) || mayNameService(elements, catalog);
}

/** The providers of Terraform whose policies look like AWS's and are those of another cloud. */
const providers =
  /^(?:alicloud|byteplus|flexibleengine|g42cloud|huaweicloud|opentelekomcloud|sbercloud|tencentcloud|volcengine)_/;

/** Whether what Terraform declares under a type is of a cloud whose policies look like AWS's. */
export function isOfOtherCloud(type: string): boolean {
  return providers.test(type);
}

/** Resources of Alibaba Cloud, Tencent Cloud, Huawei Cloud and Volcengine, and services of the first. */
const ofOthers = /^(?:acs|qcs|trn|(?!arn)[\w-]+:\*:\*):|\.aliyuncs\.com$/i;

/** How resources and principals begin, or are called. */
function namesIn({ resource, principal }: Elements): readonly string[] {
  return [...(resource?.items ?? []), ...(principal?.entries.flatMap(({ items }) => items) ?? [])]
    .map(({ parts: [first] }) => first)
    .filter((first) => typeof first === "string");
}

/**
 * Whether an action may be one of a service of AWS, be it newer than the catalog: its name begins with a
 * capital then. Where the Effect is no word of AWS's, the service has to be a known one.
 */
function mayNameService({ action, wrongEffect }: Elements, catalog: Catalog): boolean {
  if (!action || action.rest.length > 0) return true;
  return action.items.some((item) => {
    const id = known(item);
    if (id === undefined) return true;
    if (/^\*+$/.test(id)) return !wrongEffect;
    const [prefix = "", name = ""] = id.split(":");
    if (/[*?]/.test(prefix) || catalog.service(prefix)) return true;
    return !wrongEffect && /^[A-Z]/.test(name);
  });
}

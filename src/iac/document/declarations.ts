import {
  openNamedPlaces,
  openPlaces,
  type NamedPlace,
  type PlainLanguage,
  type PolicyPlace,
} from "../../catalog/places.ts";
import { openPulumiNames } from "../../catalog/pulumi.ts";
import { stringOf, valueOf, type DataMap, type DataNode } from "../../syntax/data.ts";
import type { Facts } from "../format.ts";
import { manifestOf, type Manifest } from "./manifests.ts";
import { entryLike } from "./names.ts";
import type { Written } from "./read.ts";
import { nodesIn } from "./walk.ts";

/** What JSON or YAML declares, in the words of Pulumi, Kubernetes, Ansible or AWS's own answers. */
export type Declaration = {
  readonly address: string;
  /** As it is written: `aws:iam:Policy`, `iam.services.k8s.aws/Role`, `iam_role`. */
  readonly type: string;
  /** The type of Terraform's provider that it is made of, where it is. */
  readonly terraform?: string;
  readonly node: DataMap;
  readonly properties: DataNode | undefined;
  readonly places: readonly PolicyPlace[];
  readonly named: readonly NamedPlace[];
  /** What other manifests of Kubernetes refer to it by. */
  readonly manifest?: Manifest;
};

/** The declarations of a tree that may hold policies or name them, in their order. */
export function declarationsIn(
  root: DataNode,
  read: Facts["read"],
  written: Written,
): readonly Declaration[] {
  return [...nodesIn(root)].flatMap(({ node, path }) => {
    if (node.kind !== "map") return [];
    const located = { node, path };
    return (
      resourceOfPulumi(located, read) ??
      manifest(located, read, written) ??
      taskOfAnsible(located, read, written) ??
      answer(located, read, written) ??
      []
    );
  });
}

type Located = { readonly node: DataMap; readonly path: readonly string[] };

/** https://www.pulumi.com/docs/iac/languages-sdks/yaml/yaml-language-reference/ */
function resourceOfPulumi({ node, path }: Located, read: Facts["read"]): Declaration | undefined {
  const type = stringOf(valueOf(node, "type"));
  if (type === undefined || path.at(-2) !== "resources") return undefined;
  const [, native, service = "", kind = ""] =
    /^aws(-native)?:(\w+)(?:\/\w+)?:(\w+)$/.exec(type) ?? [];
  const own = { address: path.at(-1) ?? "", type, node, properties: valueOf(node, "properties") };
  if (kind === "") return undefined;
  return native === undefined
    ? { ...own, ...ofTerraform(service, kind, read) }
    : { ...own, ...placesOf("cloudformation", `AWS::${service}::${kind}`, read) };
}

/** https://kubernetes.io/docs/concepts/overview/working-with-objects/ */
function manifest(
  { node }: Located,
  read: Facts["read"],
  written: Written,
): Declaration | undefined {
  const version = stringOf(valueOf(node, "apiVersion"));
  const kind = stringOf(valueOf(node, "kind"));
  if (version === undefined || kind === undefined) return undefined;
  const [group = ""] = version.split("/");
  const name = written(valueOf(node, "metadata", "name"));
  const type = `${group}/${kind}`;
  const own = { address: name ?? kind, type, node, manifest: manifestOf(node, written) };
  // Upbound's providers for Crossplane are generated from Terraform's.
  const [, service] = /^(\w+)\.aws\.(?:m\.)?upbound\.io$/.exec(group) ?? [];
  return service === undefined
    ? known({ ...own, properties: node, ...placesOf("kubernetes", type, read) })
    : {
        ...own,
        properties: valueOf(node, "spec", "forProvider"),
        ...ofTerraform(service, kind, read),
      };
}

/** https://docs.ansible.com/ansible/latest/collections/community/aws/ */
function taskOfAnsible(
  { node }: Located,
  read: Facts["read"],
  written: Written,
): Declaration | undefined {
  for (const { key, value } of node.entries) {
    if (value.kind !== "map") continue;
    const module = key.replace(/^(?:amazon|community)\.aws\./, "");
    const name = written((entryLike(value, "name") ?? entryLike(value, "policy_name"))?.value);
    const own = { address: name ?? module, type: key, node, properties: value };
    const found = known({ ...own, ...placesOf("ansible", module, read) });
    if (found) return found;
  }
  return undefined;
}

/** What AWS's command line answers with: `get-role`, `get-account-authorization-details`. */
function answer(
  { node, path }: Located,
  read: Facts["read"],
  written: Written,
): Declaration | undefined {
  for (const { key, value } of node.entries) {
    if (!/^(?:(?:Role|User|Group|Policy)Name|PolicyVersion)$/.test(key)) continue;
    const address = written(value) ?? path.at(-1) ?? key;
    const type = key.replace(/Name$|Version$/, "");
    return known({ address, type, node, properties: node, ...placesOf("answers", key, read) });
  }
  return undefined;
}

type Places = Pick<Declaration, "places" | "named" | "terraform">;

function known(declaration: Declaration): Declaration | undefined {
  return declaration.places.length + declaration.named.length > 0 ? declaration : undefined;
}

function placesOf(
  language: PlainLanguage | "cloudformation",
  type: string,
  read: Facts["read"],
): Places {
  return {
    places: inAnyCase(openPlaces(read, language), type),
    named: inAnyCase(openNamedPlaces(read, language), type),
  };
}

/** Pulumi's `aws-native:iam:Role` is CloudFormation's `AWS::IAM::Role`. */
function inAnyCase<Row>(rows: ReadonlyMap<string, readonly Row[]>, type: string): readonly Row[] {
  const exact = rows.get(type);
  if (exact || !type.startsWith("AWS::")) return exact ?? [];
  const lower = type.toLowerCase();
  return [...rows].find(([each]) => each.toLowerCase() === lower)?.[1] ?? [];
}

/** Types that are generated from Terraform's are called like them. */
function ofTerraform(service: string, kind: string, read: Facts["read"]): Places {
  const type = openPulumiNames(read).terraformType(service, kind);
  return {
    terraform: type,
    places: openPlaces(read, "terraform").get(type) ?? [],
    named: openNamedPlaces(read, "terraform").get(type) ?? [],
  };
}

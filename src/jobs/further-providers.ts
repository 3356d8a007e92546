import { once } from "../source/once.ts";
import type { Source } from "../source/source.ts";

/**
 * What else files of Terraform say of where they deploy, beside the Region and account of their one provider: providers
 * of other Regions of the same account, or what may be another account.
 * (https://developer.hashicorp.com/terraform/language/providers/configuration#alias-multiple-provider-configurations)
 */
export function furtherProviders(sources: Iterable<Source>): "none" | "regional" | "other" {
  const all = [...sources].map(providersIn);
  const blocks = all.flatMap(({ declared }) => declared);
  const regional = new Set(blocks.flatMap(({ alias }) => alias ?? []));
  const asked = all.flatMap((each) => each.asked);
  if (regional.size === 0 && asked.length === 0) return "none";
  const isSame =
    blocks.every(({ saysWho }) => !saysWho) && asked.every((each) => regional.has(each));
  return isSame ? "regional" : "other";
}

type Provider = {
  /** What resources call it by; undefined of the one that they have without asking. */
  readonly alias: string | undefined;
  /** It may say by whose permissions it acts, and so in which account. */
  readonly saysWho: boolean;
};

/** What a provider says that is the same account's whatever it is. */
const saysNoAccount = /^(?:alias|default_tags|ignore_tags|max_retries|region|version)$/;

const block = /\bprovider\s+"aws"\s*\{((?:[^{}]|\{[^{}]*\}){0,4000}\}?)/g;

const providersIn = once(
  ({
    text,
  }: Source): { readonly declared: readonly Provider[]; readonly asked: readonly string[] } => ({
    declared: [...text.matchAll(block)].map(([, body = ""]) => providerOf(body)),
    asked: [...text.matchAll(/\bprovider\s*=\s*aws\.([\w-]+)/g)].map(([, alias = ""]) => alias),
  }),
);

function providerOf(body: string): Provider {
  const own = body.replace(/\{[^{}]*\}/g, "");
  const names = [...own.matchAll(/^\s*([\w-]+)/gm)].map(([, name = ""]) => name);
  const [, alias] = /\balias\s*=\s*"([\w-]+)"/.exec(own) ?? [];
  const isWhole = body.endsWith("}");
  return { alias, saysWho: !isWhole || !names.every((each) => saysNoAccount.test(each)) };
}

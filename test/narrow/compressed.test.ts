import { expect, test } from "vitest";
import { itemText, phrase, type Draft } from "../../src/iam/draft.ts";
import { known } from "../../src/iam/text.ts";
import { compressed } from "../../src/narrow/compressed.ts";
import { extracted } from "../iac/policies.ts";
import { facts } from "../rules/facts.ts";

const { catalog } = facts;

test.each(["ec2", "s3", "iam", "dynamodb", "rds", "ssm", "glue"])(
  "%s: a shorter list allows what the longer one does, no action less and none more",
  (service) => {
    const text = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"${service}:*","Resource":"*"}]}`;
    const [statement] = extracted({ "policy.json": text }).policies[0]?.statements ?? [];
    if (!statement) throw new Error("there is no statement");
    const all = catalog.expand(`${service}:*`).map(({ id }) => id);
    // Every seventh is not there, so that not every wildcard fits.
    const names = all.filter((_, at) => at % 7 !== 3);
    const draft: Draft = {
      sid: "keep",
      actions: names.map((name) => ({ phrase: phrase(name) })),
      resources: "keep",
    };
    const [shorter] = compressed([draft], statement, catalog) ?? [];
    if (!shorter || shorter.actions === "keep") throw new Error("there is nothing shorter");
    const allowed = shorter.actions.flatMap((item) =>
      catalog.expand(known(itemText(item)) ?? "").map(({ id }) => id),
    );
    expect(shorter.actions.length).toBeLessThan(names.length);
    expect([...new Set(allowed)].sort()).toEqual([...names].sort());
  },
);

import { makeText, type Hole, type Meaning, type Part, type Text } from "../../src/iam/text.ts";

const place = { source: { path: "test.tf", text: "" }, span: { start: 0, end: 0 } };

/** A hole; its meaning is unknown unless said otherwise. */
export const hole = (id: string, kind: Meaning["kind"] = "unknown"): Hole => ({
  id,
  place,
  meaning: kind === "name" ? { kind, address: id } : { kind },
});

/**
 * A text in short: `<region>`, `<account>` and `<partition>` are holes of that meaning,
 * `<name:x>` the name of a resource, and any other `<x>` an unknown hole.
 */
export const text = (written: string): Text =>
  makeText(
    written.split(/(<[^<>]*>)/).map((piece): Part => {
      const id = /^<([^<>]*)>$/.exec(piece)?.[1];
      if (id === undefined) return piece;
      if (id === "region" || id === "account" || id === "partition") return hole(id, id);
      return id.startsWith("name:") ? hole(id, "name") : hole(id);
    }),
    { written: place, via: [] },
  );

export const parts = (written: string): readonly Part[] => text(written).parts;

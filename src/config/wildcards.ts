import { z } from "zod";
import { list, text, write } from "./kinds.ts";

const pattern = text(/^[A-Za-z0-9_*?]+$/, "a pattern of actions without their service, as Get*");

const patterns = z.union(
  [pattern, list(pattern, "a list of patterns, as [Get*, List*]", { least: 1 })],
  write("patterns of actions, as [Get*, List*]"),
);

/** Patterns of actions by their services, which may be newer than the catalog. */
export function wildcards() {
  const service = text(/^[a-z0-9-]+$/, "the prefix of a service in small letters, as s3");
  return z.record(service, patterns, write("patterns of actions by service, as s3: [Get*, List*]"));
}

/** The patterns as policies have them, in small letters: `s3:get*`. */
export function actionPatterns(
  byService: Readonly<Record<string, string | readonly string[]>>,
): readonly string[] {
  return Object.entries(byService).flatMap(([service, names]) =>
    [names].flat().map((name) => `${service}:${name}`.toLowerCase()),
  );
}

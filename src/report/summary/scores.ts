import { letterOf } from "../../rules/score.ts";
import { pathShown } from "../place.ts";
import { ownerName } from "../proposal-text.ts";
import type { Result } from "../result.ts";

/** "72 (C)" */
export function scoreText(score: number): string {
  return `${score} (${letterOf(score)})`;
}

/** The most policies whose scores a report shows. */
const mostScores = 5;

/** The policies that allow most; one alone has the score that is said of all. */
export function lowestScores({ scores }: Result): readonly string[] {
  const wide = scores.filter(({ score }) => score < 100).sort((a, b) => a.score - b.score);
  if (scores.length < 2 || wide.length === 0) return [];
  const lines = wide.slice(0, mostScores).map(({ policy, score }) => {
    return `- ${scoreText(score)} · ${pathShown(policy.place.source.path)}${ownerName(policy, policy)}`;
  });
  return [["Lowest scores:", ...lines].join("\n")];
}

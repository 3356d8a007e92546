import { refusalLine, type Answer } from "../github/answer.ts";
import { readBranchFile, writeBranchFile } from "../github/branch-file.ts";
import type { About } from "../github/branch.ts";
import type { Client, Repository } from "../github/client.ts";
import { historyText, type History } from "../report/trend/history.ts";
import { readHistory, type ReadHistory } from "../report/trend/read-history.ts";
import { putFile, worktree } from "../repository/worktree.ts";

/** The history before a night, and how it is kept with it; or why neither is. */
export type KeptHistory =
  | {
      readonly ok: true;
      readonly history: History;
      /** Keeps another history in its place: a warning where that fails. */
      readonly keep: (history: History) => Promise<string | undefined>;
    }
  | { readonly ok: false; readonly warning: string };

/** The history in a file of the work tree, which is begun where it is not there. */
export function historyInFile(directory: string, path: string): KeptHistory {
  const read = worktree(directory, [], () => false).read(path);
  if (!read.ok && !read.isAbsent)
    return { ok: false, warning: untold(`${path}: ${read.problem.detail}`) };
  const found: ReadHistory = read.ok ? readHistory(path, read.source.text) : none;
  if (!found.ok) return { ok: false, warning: untold(found.mistake) };
  return {
    ok: true,
    history: found.history,
    keep: (history) => {
      putFile(directory, path, historyText(history));
      return Promise.resolve(undefined);
    },
  };
}

/** The file on the branch. */
const fileName = "pare-history.json";

/** The history on a branch of its own, which is begun where it is not there. */
export async function historyOnBranch(
  client: Client,
  repository: Repository,
  { id, defaultBranch }: About,
  branch: string,
): Promise<KeptHistory> {
  if (branch === defaultBranch)
    return {
      ok: false,
      warning: untold(`${branch} is the default branch; name one that Pare has for itself`),
    };
  const read = await readBranchFile(client, repository, branch, fileName);
  if (!read.ok) return { ok: false, warning: untold(refusalLine(read)) };
  const { bytes } = read.value;
  const text = bytes && new TextDecoder().decode(bytes);
  const found = text === undefined ? none : readHistory(`${fileName} on ${branch}`, text);
  if (!found.ok) return { ok: false, warning: untold(found.mistake) };
  return {
    ok: true,
    history: found.history,
    keep: async (history) => {
      const night = history.at(-1);
      const file = {
        path: fileName,
        text: historyText(history),
        message: `Audit of ${night?.date ?? ""}: score ${night?.score ?? ""}\n\n[skip ci]`,
      };
      const kept: Answer<void> = await writeBranchFile(
        client,
        { ...repository, id },
        branch,
        read.value,
        file,
      );
      return kept.ok ? undefined : `The history could not be kept. ${refusalLine(kept)}`;
    },
  };
}

const none: ReadHistory = { ok: true, history: [] };

function untold(because: string): string {
  return `The history could not be read, and is left as it is. ${because}`;
}

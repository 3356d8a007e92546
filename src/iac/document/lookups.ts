import { dirname, join } from "node:path/posix";
import type { DataNode } from "../../syntax/data.ts";
import type { Files } from "../../source/source.ts";
import type { Names } from "./sites.ts";

/**
 * Whether a value is the text of another file, `{{ lookup('file', 'policy.json') }}`, that is read
 * as a document of its own.
 * (https://docs.ansible.com/ansible/latest/playbook_guide/playbook_pathing.html)
 */
export function isReadElsewhere(
  node: DataNode,
  { expressionsIn }: Names,
  path: string,
  files: Files,
): boolean {
  const [only, ...more] = expressionsIn(node.span);
  const [, kind, name] =
    /\blookup\(\s*["'](?:ansible\.builtin\.)?(file|template)["']\s*,\s*["']([^"']+)["']/.exec(
      only ?? "",
    ) ?? [];
  if (kind === undefined || name === undefined || more.length > 0) return false;
  const relative = name.replace(/\{\{\s*(?:playbook_dir|role_path)\s*\}\}\/?/g, "");
  const here = dirname(path);
  const folder = kind === "file" ? "files" : "templates";
  return [join(here, folder), join(here, "..", folder), here, join(here, "..")].some(
    (base) => files(join(base, relative)) !== undefined,
  );
}

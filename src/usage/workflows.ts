import type { Files } from "../source/source.ts";
import { stringOf, valueOf, type DataNode } from "../syntax/data.ts";
import { readYaml } from "../syntax/yaml.ts";

// Who of a repository's workflows assumes which role, and how its tokens call it.

/** A job that assumes a role by the identity provider of GitHub Actions. */
export type Assuming = {
  /** The file of its workflow. */
  readonly path: string;
  /** What the role is called, without its path; undefined where that is not written. */
  readonly role: string | undefined;
  /**
   * What its tokens say behind `repo:OWNER/NAME:`, with wildcards as policies have them; undefined where not all of it is
   * known.
   */
  readonly subjects: readonly string[] | undefined;
  /** It may be started by hand or by the clock, on branches that nothing names. */
  readonly onOthers: boolean;
};

/** Whether a file is a workflow of GitHub Actions. */
export function isWorkflow(path: string): boolean {
  return /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path);
}

/**
 * The jobs of the workflows of a repository that assume roles, in the order of their files.
 * (https://docs.github.com/en/actions/reference/security/oidc)
 */
export function assumingJobs(paths: readonly string[], read: Files): readonly Assuming[] {
  return [...paths]
    .filter(isWorkflow)
    .sort()
    .flatMap((path) => {
      const text = read(path)?.text ?? "";
      if (!text.includes("role-to-assume")) return [];
      const [document] = readYaml(text);
      return document?.root ? jobsIn(document.root, path) : [];
    });
}

function jobsIn(workflow: DataNode, path: string): readonly Assuming[] {
  const started = startedBy(valueOf(workflow, "on"));
  return entriesOf(valueOf(workflow, "jobs")).flatMap(({ value: job }) => {
    // The workflow that a job calls may have an environment of its own.
    const called = valueOf(job, "uses") && unknown;
    const subjects = called ?? subjectsOf(valueOf(job, "environment"), started);
    const steps = valueOf(job, "steps");
    return [job, ...(steps?.kind === "list" ? steps.items : [])].flatMap(
      (each): readonly Assuming[] => {
        const role = valueOf(each, "with", "role-to-assume");
        return role ? [{ path, role: nameIn(stringOf(role)), ...subjects }] : [];
      },
    );
  });
}

/** `deploy` of `arn:aws:iam::${{ vars.ACCOUNT }}:role/ci/deploy` */
function nameIn(role = ""): string | undefined {
  const slash = role.lastIndexOf("/");
  const name = role.slice(slash + 1);
  const isOfArn = role.slice(0, slash + 1).includes(":role/");
  return (slash < 0 || isOfArn) && /^[\w+=,.@-]+$/.test(name) ? name : undefined;
}

type Subjects = Pick<Assuming, "subjects" | "onOthers">;

/** A job with an environment says that, whatever has started it. */
function subjectsOf(environment: DataNode | undefined, started: Subjects): Subjects {
  if (!environment) return started;
  const name = stringOf(environment) ?? stringOf(valueOf(environment, "name"));
  const isKnown = name !== undefined && isPlain(name);
  return { subjects: isKnown ? [`environment:${name}`] : undefined, onOthers: false };
}

/** Whether a name stands in a subject, and in any language's string, as it is. */
function isPlain(name: string): boolean {
  return /^[^\p{C}"'`\\<>${}*?:]+$/u.test(name);
}

const unknown: Subjects = { subjects: undefined, onOthers: false };

/** What the tokens of a workflow say by what starts it. */
function startedBy(on: DataNode | undefined): Subjects {
  const events =
    on?.kind === "map"
      ? on.entries.map(({ key, value }) => [key, value] as const)
      : (on?.kind === "list" ? on.items : on ? [on] : []).map(
          (each) => [stringOf(each) ?? "", undefined] as const,
        );
  const subjects: string[] = [];
  let onOthers = false;
  for (const [event, how] of events) {
    if (event === "workflow_dispatch" || event === "schedule") onOthers = true;
    else {
      const own = subjectsBy.get(event)?.(how);
      if (!own) return unknown;
      subjects.push(...own);
    }
  }
  return { subjects: [...new Set(subjects)].sort(), onOthers };
}

type SubjectsBy = (how: DataNode | undefined) => readonly string[] | undefined;

const subjectsBy: ReadonlyMap<string, SubjectsBy> = new Map([
  ["push", pushedTo],
  ["pull_request", () => ["pull_request"]],
  ["release", () => ["ref:refs/tags/*"]],
]);

/** Branches and tags that are pushed to: all of both, unless one of them is named. */
function pushedTo(how: DataNode | undefined): readonly string[] | undefined {
  const names = ["branches", "branches-ignore", "tags", "tags-ignore"] as const;
  const [branches, butBranches, tags, butTags] = names.map((name) => valueOf(how, name));
  const any = !branches && !butBranches && !tags && !butTags;
  const found = [...refs("heads", branches, butBranches, any), ...refs("tags", tags, butTags, any)];
  return found.every((each) => each !== undefined) ? found : undefined;
}

function refs(
  kind: "heads" | "tags",
  named: DataNode | undefined,
  others: DataNode | undefined,
  any: boolean,
): readonly (string | undefined)[] {
  if (others || any) return [`ref:refs/${kind}/*`];
  if (!named) return [];
  const items = named.kind === "list" ? named.items.map(stringOf) : [stringOf(named)];
  return items.map((item) => {
    // What is excluded makes it narrower than is known here, and other signs mean something else there.
    if (item === undefined || /[!+[\]]/.test(item) || !isPlain(item.replaceAll("*", "x")))
      return undefined;
    return `ref:refs/${kind}/${item.replace(/\*+/g, "*")}`;
  });
}

function entriesOf(node: DataNode | undefined): readonly { readonly value: DataNode }[] {
  return node?.kind === "map" ? node.entries : [];
}

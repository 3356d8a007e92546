import { isHole, known, textKey, type Hole, type Text } from "../iam/text.ts";
import { directoryOf, nameOf } from "../source/path.ts";

// Which folder of a repository an image is built of, where one can be sure.

/** An image that a container names. */
export type NamedImage = {
  readonly key: string;
  /** What its repository is called, as far as that is known. */
  readonly names: readonly string[];
  /** It lies in a registry of one's own, or in one that is said when it is deployed. */
  readonly isOwn: boolean;
};

/**
 * What is known of an image by its name; undefined where it is one of somebody else.
 *
 * @param repository what a repository is called that is declared and stands in a name
 */
export function namedImage(
  image: Text,
  repository: (hole: Hole) => readonly string[] | undefined,
): NamedImage | undefined {
  const { parts } = image;
  const [first] = parts;
  const key = textKey(image);
  if (parts.some((part) => isHole(part) && part.among)) return undefined;
  for (const part of parts) {
    const found = isHole(part) ? repository(part) : undefined;
    if (found) return { key, names: found, isOwn: true };
  }
  const name = known(image) ?? "";
  const text = parts.map((part) => (isHole(part) ? "\0" : part)).join("");
  const path = nameOf(text.replace(/(?:@|:[^/:]*$).*$/, ""));
  const names = path === "" || path.includes("\0") ? [] : [path];
  if (text.includes(".dkr.ecr.")) return { key, names, isOwn: true };
  if (first !== undefined && isHole(first)) return { key, names, isOwn: true };
  if (!name.includes("/") || ofOthers.test(name)) return undefined;
  return { key, names, isOwn: false };
}

/** Registries and names under which nobody pushes what is built here. */
const ofOthers =
  /^(?:public\.ecr\.aws|amazon|aws|docker\.io\/library|mcr\.microsoft\.com|quay\.io|gcr\.io|registry\.k8s\.io)\//;

/** Whether a file says how an image is built that is run: not one for tests, examples or editors. */
export function isDockerfile(path: string): boolean {
  return (
    /^(?:Dockerfile(?:\.[\w-]+)?|[\w-]+\.Dockerfile)$/i.test(nameOf(path)) &&
    !/\b(?:base|ci|debug|dev(?:elopment)?|e2e|lint|local|tests?)\b/i.test(nameOf(path)) &&
    !/(?:^|\/)(?:\.[^/]+|(?:acceptance-?|e2e-?)?tests?|examples?|docs?|ci|node_modules)\//.test(
      path,
    )
  );
}

/**
 * The Dockerfile that an image is built by: the only one in a folder that is called as the image or what runs
 * it, or the only one of the repository where all that is run is one image.
 *
 * @param dockerfiles all of the repository
 * @param images the keys of all images of one's own that are run
 */
export function dockerfileOf(
  { names, isOwn }: NamedImage,
  called: readonly string[],
  dockerfiles: readonly string[],
  images: ReadonlySet<string>,
): string | undefined {
  const all = new Set([...names, ...called.filter((each) => !anyName.test(each))].map(plainName));
  const own = dockerfiles.filter((path) => all.has(plainName(nameOf(directoryOf(path)))));
  const [only, ...more] = own.length > 0 ? own : isOwn && images.size === 1 ? dockerfiles : [];
  return more.length === 0 ? only : undefined;
}

/** What a container, a task and a folder are called whatever they are for. */
const anyName =
  /^(?:app|application|container|default|docker|job|lambda|main|server|service|src|task|this|web)$/i;

/** `OrdersApi`, `orders_api` and `orders-api` are one name. */
function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9.]/g, "");
}

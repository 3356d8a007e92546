import type { Containers, Image, Runs } from "../iac/runs.ts";
import { known, type Hole, type Text } from "../iam/text.ts";
import { once } from "../source/once.ts";
import { directoryOf, joinedPath, nameOf } from "../source/path.ts";
import type { Files } from "../source/source.ts";
import { containersOf, type Container } from "../usage/containers.ts";
import { entryOfImage, startsAsWritten, type Instead } from "../usage/dockerfile.ts";
import type { Unseen } from "../usage/found.ts";
import { dockerfileOf, isDockerfile, namedImage, type NamedImage } from "../usage/images.ts";
import type { Scan } from "./scan.ts";

/** What containers run, as far as their images are built in the repository. */
export type ContainersRead = {
  readonly runs: readonly Runs[];
  readonly environment: readonly (readonly [name: string, value: Text])[];
  readonly unseen: readonly Unseen[];
};

/**
 * What runs in the containers of a task, job or function. Undefined where nothing of that is read, or where
 * not all of them are known.
 *
 * @param isEntry whether a program begins where an image would have it
 */
export function containersRead(
  containers: Containers,
  scan: Scan,
  isEntry: (runs: Runs) => boolean,
): ContainersRead | undefined {
  const all = containersOf(containers.definitions());
  if (!all) return undefined;
  const called = containers.names().flatMap((each) => namesIn(each));
  const read = all.map((each) => ({
    each,
    runs: runsIn(each, all.length === 1 ? called : [], scan, isEntry),
  }));
  const runs = read.flatMap((each) => each.runs ?? []);
  if (runs.length === 0) return undefined;
  const unread = read.filter((each) => !each.runs).map(({ each }) => each);
  const [first] = all;
  return {
    runs,
    environment: all.flatMap(({ environment }) => environment),
    unseen: [
      ...unread.map(
        ({ place, name = "another" }): Unseen => ({
          reason: "container",
          detail: `what the container ${name} runs is not read`,
          place,
        }),
      ),
      ...(first && containers.by === "ecs-tasks" && mayRunOthers(scan)
        ? [{ reason: "container", detail: otherCommands, place: first.place } as const]
        : []),
    ],
  };
}

const otherCommands = "other commands may be run in its containers";

/** Whether a configuration lets somebody run commands in containers, or says other ones for some runs. */
const mayRunOthers = once(({ sources }: Scan): boolean =>
  [...sources.values()].some(({ text }) =>
    /container_?overrides|enable_?execute_?command["']?\s*[:=](?!\s*["']?false)/i.test(text),
  ),
);

function runsIn(
  container: Container,
  called: readonly string[],
  scan: Scan,
  isEntry: (runs: Runs) => boolean,
): Runs | undefined {
  const { image, name, instead } = container;
  const { dockerfiles, images, repository } = imagesIn(scan);
  const named = namedImage(image, repository);
  if (!named || !instead) return undefined;
  const names = [...(name === undefined ? [] : [name]), ...called];
  const dockerfile = dockerfileOf(named, names, dockerfiles, images);
  if (dockerfile === undefined) return undefined;
  const isPlain = startsAsWritten(scan.read(dockerfile)?.text ?? "");
  const contexts = new Set([directoryOf(dockerfile), "."]);
  const found = [...contexts].flatMap((context) => {
    const runs = isPlain ? runsOfFile(context, dockerfile, instead, scan.read) : undefined;
    return runs && isEntry(runs) ? [runs] : [];
  });
  const [only, ...more] = found;
  return more.length === 0 ? only : undefined;
}

type Images = {
  readonly dockerfiles: readonly string[];
  /** Those of one's own that are run. */
  readonly images: ReadonlySet<string>;
  readonly repository: (hole: Hole) => readonly string[] | undefined;
};

/** What the images of a scan may be built by, and what those are. */
const imagesIn = once((scan: Scan): Images => {
  const repositories = scan.declared.filter(({ type }) => type === "ecr:repository");
  const repository = ({ id }: Hole): readonly string[] | undefined => {
    const found = repositories.find(({ scope, address }) => {
      const start = `${scope}/${address}`;
      return id.startsWith(start) && /^(?:[.[]|$)/.test(id.slice(start.length));
    });
    if (!found) return undefined;
    const name = found.name && known(found.name);
    return [...(name === undefined ? [] : [nameOf(name)]), nameOf(found.address.replace(".", "/"))];
  };
  const images = new Set<string>();
  for (const { supplies } of scan.references.values()) {
    if (supplies?.image) images.add(supplies.image.dockerfile);
    for (const { image } of (supplies?.containers &&
      containersOf(supplies.containers.definitions())) ??
      []) {
      const named: NamedImage | undefined = namedImage(image, repository);
      if (named?.isOwn) images.add(named.key);
    }
  }
  return { dockerfiles: scan.list().filter(isDockerfile), images, repository };
});

function namesIn(value: ReturnType<Containers["names"]>[number]): readonly string[] {
  const name = value.kind === "text" ? known(value.text) : undefined;
  return name === undefined ? [] : [name];
}

/** What an image runs that is built of a folder. */
export function runsOfImage(
  { context, dockerfile, command }: Image,
  files: Files,
): Runs | undefined {
  const instead = command === undefined ? {} : { command: [command] };
  return runsOfFile(context, dockerfile, instead, files);
}

function runsOfFile(
  context: string,
  dockerfile: string,
  instead: Instead,
  files: Files,
): Runs | undefined {
  const text = files(dockerfile)?.text;
  const entry = text === undefined ? undefined : entryOfImage(text, instead);
  if (!entry) return undefined;
  const { folder, ...program } = entry;
  const path = folder === "" ? context : joinedPath(context, folder);
  return path === undefined ? undefined : { ...program, folder: path, layered: false };
}

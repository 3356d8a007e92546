import { entry } from "../evaluate/members.ts";
import { valueInJson } from "../evaluate/json.ts";
import { asText } from "../evaluate/texts.ts";
import type { Value } from "../evaluate/value.ts";
import { known, type Text } from "../iam/text.ts";
import type { Place } from "../source/source.ts";
import { ownKeys, type Instead } from "./dockerfile.ts";

/** A container of a task, job or function. */
export type Container = {
  readonly image: Text;
  readonly name: string | undefined;
  /** What is run in place of what its image says; undefined where that is not known. */
  readonly instead: Instead | undefined;
  /** The variables of its environment. */
  readonly environment: readonly (readonly [name: string, value: Text])[];
  readonly place: Place;
};

/**
 * Containers as ECS and Batch have them defined, as a value or as JSON; undefined where not all of them are
 * known, or not all that is said of one.
 * (https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html,
 * https://docs.aws.amazon.com/batch/latest/APIReference/API_ContainerProperties.html)
 */
export function containersOf(definitions: Value): readonly Container[] | undefined {
  const value = decoded(definitions);
  if (value?.kind === "map") return wholeOf([value]);
  if (value?.kind !== "list" || value.rest.length > 0) return undefined;
  return value.items.length > mostContainers ? undefined : wholeOf(value.items);
}

/** The most that ECS takes in one task. */
const mostContainers = 10;

function wholeOf(values: readonly Value[]): readonly Container[] | undefined {
  const found = values.flatMap((each) => containerOf(each) ?? []);
  return found.length > 0 && found.length === values.length ? found : undefined;
}

function decoded(value: Value): Value | undefined {
  if (value.kind === "encoded") return value.value;
  return value.kind === "text" ? valueInJson(value.embedded) : value;
}

function containerOf(value: Value): Container | undefined {
  if (value.kind !== "map" || value.rest.length > 0) return undefined;
  const said = (name: string): Value | undefined => saidIn(value, name);
  const image = said("image");
  const text = image && asText(image);
  if (!text || hasOwnKeys(said)) return undefined;
  return {
    image: text,
    name: plain(said("name")),
    instead: insteadOf(said),
    environment: environmentOf(said("environment")),
    place: value.origin.written,
  };
}

/** Whether a container is given credentials, or an endpoint, in the place of those of its role. */
function hasOwnKeys(said: (name: string) => Value | undefined): boolean {
  const names = [said("environment"), said("secrets")].flatMap((value) =>
    value?.kind === "list" ? value.items.map((item) => plain(saidIn(item, "name"))) : [],
  );
  return said("environmentFiles") !== undefined || names.some((name) => ownKeys.test(name ?? ""));
}

/** What is said under a name, which templates write with a capital; nothing where it is null. */
function saidIn(value: Value, name: string): Value | undefined {
  const capital = name.charAt(0).toUpperCase() + name.slice(1);
  const found = (entry(value, name) ?? entry(value, capital))?.value;
  return found?.kind === "null" ? undefined : found;
}

function insteadOf(said: (name: string) => Value | undefined): Instead | undefined {
  if (said("workingDirectory")) return undefined;
  const [entryPoint, command] = ["entryPoint", "command"].map(said).map(wordsIn);
  if (entryPoint === "unknown" || command === "unknown") return undefined;
  return {
    ...(entryPoint && entryPoint.length > 0 && { entry: entryPoint }),
    ...(command && command.length > 0 && { command }),
  };
}

function wordsIn(value: Value | undefined): readonly string[] | "unknown" | undefined {
  if (!value) return undefined;
  if (value.kind !== "list" || value.rest.length > 0) return "unknown";
  const words = value.items.map(plain);
  return words.every((each) => each !== undefined) ? words : "unknown";
}

function plain(value: Value | undefined): string | undefined {
  return value?.kind === "text" ? known(value.text) : undefined;
}

function environmentOf(value: Value | undefined): Container["environment"] {
  const items = value?.kind === "list" ? value.items : [];
  return items.flatMap((item) => {
    const name = plain(saidIn(item, "name"));
    const given = saidIn(item, "value");
    const text = given && asText(given);
    return name !== undefined && text ? [[name, text] as const] : [];
  });
}

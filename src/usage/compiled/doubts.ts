import { chainsIn, textAt } from "../../syntax/compiled/chains.ts";
import type { Range } from "../../syntax/compiled/tokens.ts";
import type { Unseen } from "../found.ts";
import type { CodeCall } from "../sdk-calls.ts";
import { unseenAt } from "./calls.ts";
import type { CodeFile, TypeName } from "./file.ts";
import { moduleNamed } from "./modules.ts";
import { standingOf } from "./packages.ts";
import type { Program } from "./program.ts";
import { thingOf } from "./thing.ts";

// Signs that code calls more than the calls that were found: of what nobody knows, nothing is said.

/** A file, the parts of it that the code comes to, and the calls in those. */
export type Looked = {
  readonly file: CodeFile;
  readonly parts: readonly Range[];
  readonly calls: readonly CodeCall[];
};

/** Packages that are imported and not read. */
export function packagesIn(
  file: CodeFile,
  program: Program,
): {
  readonly unread: readonly Unseen[];
  readonly strange: readonly Unseen[];
} {
  const found = file.imports.flatMap(({ module, span }) => {
    const standing = isOwn(module, program) ? "quiet" : standingOf(module, file.tokens.language);
    const detail = `${module} may call AWS itself, and is not read`;
    const place = { source: file.source, span };
    return standing === "quiet"
      ? []
      : [{ standing, unseen: { reason: "package", detail, place } as const }];
  });
  const of = (wanted: string): readonly Unseen[] =>
    found.flatMap(({ standing, unseen }) => (standing === wanted ? [unseen] : []));
  return { unread: of("of-aws"), strange: of("strange") };
}

/** Whether a package or class that is imported is one of the files. */
function isOwn(module: string, { filesOf, typeOf }: Program): boolean {
  if (filesOf(module).length > 0) return true;
  const end = module.lastIndexOf(".");
  const type = { module: module.slice(0, Math.max(end, 0)), name: module.slice(end + 1) };
  return (
    typeOf([type]) !== undefined || (end > 0 && /^[A-Z]/.test(type.name) && isNested(type, typeOf))
  );
}

/** A class in a class, as Java imports it. */
function isNested({ module }: TypeName, typeOf: Program["typeOf"]): boolean {
  const end = module.lastIndexOf(".");
  return (
    typeOf([{ module: module.slice(0, Math.max(end, 0)), name: module.slice(end + 1) }]) !==
    undefined
  );
}

/**
 * Requests that no call was found for, clients of services that nothing is called of, and what starts other
 * programs or calls methods by names that it is given.
 */
export function doubtsIn(all: readonly Looked[], program: Program): readonly Unseen[] {
  const calls = all.flatMap((each) => each.calls);
  const services = new Set(calls.map(({ service }) => service));
  const operations = new Set(calls.map(({ operation }) => operation));
  return all.flatMap(({ file, parts }) => [
    ...requestsUncalled(file, parts, operations, program),
    ...clientsUncalled(file, services, program),
    ...parts.flatMap((part) => dynamicIn(file, part)),
  ]);
}

/** `&dynamodb.ScanInput{}`, `ScanRequest.builder()` whose operation nobody calls. */
function requestsUncalled(
  file: CodeFile,
  parts: readonly Range[],
  operations: ReadonlySet<string>,
  program: Program,
): readonly Unseen[] {
  return parts.flatMap((part) =>
    [...chainsIn(file.tokens, part)].flatMap((chain): readonly Unseen[] => {
      const [first, second] = chain.steps;
      if (first?.kind !== "name") return [];
      const isGo = file.tokens.language === "go";
      if (!isGo && !chain.isNew && !(second?.kind === "name" && second.name === "builder"))
        return [];
      const name = isGo ? (second?.kind === "name" ? second.name : "") : first.name;
      const [, operation] = (isGo ? /^(\w+)Input$/ : /^([A-Z]\w*)Request$/).exec(name) ?? [];
      if (operation === undefined || operations.has(operation)) return [];
      const client = isGo ? goClient(first.name, file, program) : javaClient(name, file, program);
      const calls = client?.flatMap((each) => program.sdk.calls(each, operation) ?? []) ?? [];
      const called = new Set(calls.map((each) => each.operation));
      // A URL may be presigned for each of these.
      if (operation === "GeneratePresignedUrl") for (const each of presigned) called.add(each);
      if (called.size === 0 || [...called].some((each) => operations.has(each))) return [];
      return [unseenAt("handed-on", `what becomes of ${name} is not known`, chain, file)];
    }),
  );
}

const presigned = ["GetObject", "PutObject", "DeleteObject", "HeadObject"];

function goClient(name: string, file: CodeFile, { sdk }: Program): readonly string[] | undefined {
  const module = moduleNamed(name, file);
  if (module === undefined) return undefined;
  const last = module.slice(module.lastIndexOf("/") + 1);
  const found = sdk.go(`${module}.Client`) ?? sdk.go(`${module}.${last}`);
  return found === undefined ? undefined : [found];
}

/** The services whose classes the file imports from where a request is. */
function javaClient(name: string, file: CodeFile, program: Program): readonly string[] | undefined {
  const models = file
    .typeNamed(name)
    .flatMap(
      ({ module }) =>
        /^((?:software\.amazon\.awssdk|com\.amazonaws)\.services\.\w+)\.model$/.exec(module)?.[1] ??
        [],
    );
  if (models.length === 0) return undefined;
  return program.files.flatMap((each) =>
    each.imports.flatMap(({ module }) =>
      models.some((model) => module.startsWith(`${model}.`))
        ? (program.sdk.java(module.replace(/Builder$/, "")) ?? [])
        : [],
    ),
  );
}

function clientsUncalled(
  file: CodeFile,
  services: ReadonlySet<string>,
  program: Program,
): readonly Unseen[] {
  const refs = [
    ...[...file.variables.values()].flat().map(({ type }) => type),
    ...file.types.flatMap(({ fields }) => [...fields.values()]),
    ...file.functions.flatMap(({ results }) => results),
  ];
  const found = new Set<string>();
  for (const ref of refs) {
    const thing = ref && thingOf(ref, program);
    const [service] = thing?.kind === "client" ? thing.name.split(".") : [];
    if (service !== undefined && !services.has(service)) found.add(service);
  }
  return [...found].map((service) =>
    unseenAt(
      "handed-on",
      `what becomes of a client of ${service} is not known`,
      { from: 0, to: 1 },
      file,
    ),
  );
}

/** `reflect.ValueOf(client).MethodByName(name)`, `Class.forName(name)`, `new ProcessBuilder(line)` */
const dynamic = /^(?:MethodByName|forName|ProcessBuilder|getRuntime|ServiceLoader)$/;

function dynamicIn(file: CodeFile, { from, to }: Range): readonly Unseen[] {
  const found: Unseen[] = [];
  for (let at = from; at < to; at++) {
    const name = textAt(file.tokens, at);
    if (file.tokens.all[at]?.kind !== "name" || !dynamic.test(name)) continue;
    const detail = `what ${name} does is decided when the code runs`;
    found.push(unseenAt("dynamic-operation", detail, { from: at, to: at + 1 }, file));
  }
  return found;
}

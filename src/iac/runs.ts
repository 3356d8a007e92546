import type { CodeText } from "../evaluate/code-text.ts";
import type { Value } from "../evaluate/value.ts";
import type { Text } from "../iam/text.ts";
import { directoryOf, joinedPath, nameOf } from "../source/path.ts";

export type CodeLanguage = "go" | "java" | "javascript" | "python";

/** The code that a declaration runs, where it lies in the repository. */
export type Runs = Layers & {
  /** The folder, from the top of the repository, from which its files are loaded. */
  readonly folder: string;
  /** The file in it, without an ending: `src/app`. */
  readonly module: string;
  /** The function that is called; the whole file is run where none is. */
  readonly handler?: string;
  /** What it is written in, where that is said. */
  readonly language?: CodeLanguage;
  /** The service that runs it, by its principal, where it is not Lambda. */
  readonly by?: "glue";
  /** The folder is not known: it is the only file of the repository that is called so. */
  readonly anywhere?: true;
  /** By path, its files that are written in the configuration itself: no others are beside them. */
  readonly written?: ReadonlyMap<string, CodeText>;
};

/** How the image of a function is built. */
export type Image = {
  /** The folder, from the top of the repository, of which it is built. */
  readonly context: string;
  readonly dockerfile: string;
  /** What is run in place of what the Dockerfile says: `app.handler`. */
  readonly command?: string;
};

/** What runs in containers, whose images are named and built somewhere: a task, a job, a function. */
export type Containers = {
  /** The service that runs them, by its principal. */
  readonly by: "ecs-tasks" | "lambda";
  /** How each is defined, in a list, in the words of ECS; of a job or function only one. */
  readonly definitions: () => Value;
  /** What they are called beside, as it is declared and as it is named. */
  readonly names: () => readonly Value[];
};

/**
 * What ECS does in the name of a task: it takes commands in, with logs of those, and mounts.
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html)
 */
export const taskServices = ["elasticfilesystem", "kms", "logs", "ssmmessages"];

/** What layers put beside code. */
export type Layers = {
  /** Code of elsewhere. */
  readonly layered: boolean;
  /** Folders of the repository. */
  readonly layers?: readonly string[];
};

/** Whether one of the layers of a function, by what is written for them, has code that may call AWS. */
export function isLayered(written: string): boolean {
  const layers = written.split(/[\s,[\]]+/).filter((each) => /[a-z]/i.test(each));
  return layers.some((each) => !/LambdaInsights|Powertools|aws-otel/i.test(each));
}

/**
 * What Lambda itself does in the name of a function, by what is written for the function. Traces are sent
 * whoever begins them.
 * (https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html)
 */
export function runtimeServices(
  isWritten: (of: keyof typeof besideLogs) => boolean,
): readonly string[] {
  const others = Object.entries(besideLogs) as [keyof typeof besideLogs, string][];
  return ["logs", "xray", ...others.flatMap(([of, service]) => (isWritten(of) ? [service] : []))];
}

const besideLogs = {
  network: "ec2",
  files: "elasticfilesystem",
  key: "kms",
} as const;

/**
 * Whether Lambda polls an event source by a secret for access of a kind, as the source's mapping names it.
 * (https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html)
 */
export function isSecretAccess(kind: string): boolean {
  return !/^(?:VIRTUAL_HOST|VPC_SECURITY_GROUP|VPC_SUBNET)$/.test(kind);
}

/** What is written of a function's code. */
export type Written = Layers & {
  /** From the top of the repository; undefined where it leads out of it. */
  readonly folder: string | undefined;
  readonly handler: string | undefined;
  readonly runtime: string | undefined;
};

/**
 * Where the code of a Lambda function begins: `app.handler` in a folder. Python's modules may be named with
 * dots; Java's handlers are classes, `com.example.App::handle`; of what runs as a program by itself, it begins
 * in `main`, where that is written in Go.
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-common.html)
 */
export function codeOf({
  folder,
  handler,
  runtime,
  layered,
  layers = [],
}: Written): Runs | undefined {
  if (folder === undefined || handler === undefined) return undefined;
  const language = languageOf(runtime);
  if (/[${}]/.test(handler)) return undefined;
  // What is compiled finds nothing in a folder.
  const hasMore = layered || layers.length > 0;
  if (language === "go")
    return { folder, module: "main", handler: "main", language, layered: hasMore };
  if (language === "java") {
    const [name = "", method = "handleRequest"] = handler.split("::");
    return {
      folder,
      module: name.replaceAll(".", "/"),
      handler: method,
      language,
      layered: hasMore,
    };
  }
  const end = handler.lastIndexOf(".");
  if (end <= 0 || language === "another") return undefined;
  const written = handler.slice(0, end).replace(/^\.\//, "");
  const module = language === "python" ? written.replaceAll(".", "/") : written;
  return {
    ...{ folder, module, handler: handler.slice(end + 1), layered, layers },
    ...(language && { language }),
  };
}

/**
 * The same where each file is written out, or is put in under a name of its own.
 *
 * @param written its folder is one that no repository has
 */
export function codeOfFiles(
  files: ReadonlyMap<string, CodeText | { readonly path: string }>,
  written: Written,
): Runs | undefined {
  const runs = codeOf(written);
  if (!runs) return undefined;
  // A program of Go or Java is built of what stands around it.
  const isBuilt = runs.language === "go" || runs.language === "java";
  const begins = (name: string): boolean => isBuilt || withoutEnding(name) === runs.module;
  const [, first] = [...files].find(([name]) => begins(name)) ?? [];
  if (!first) return undefined;
  if ("path" in first) {
    const { path } = first;
    if (isBuilt) return { ...runs, folder: directoryOf(path) };
    return { ...runs, folder: directoryOf(path), module: withoutEnding(nameOf(path)) };
  }
  const folder = joinedPath(".", runs.folder) ?? "";
  const texts = [...files].flatMap(([name, file]) =>
    "path" in file ? [] : [[`${folder}/${name}`, file] as const],
  );
  return { ...runs, folder, written: new Map(texts) };
}

/**
 * The same of a program that a template writes out, which is one file, `index`.
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-lambda-function-code.html)
 */
export function codeOfText(
  text: CodeText | { readonly path: string },
  written: Written,
): Runs | undefined {
  const language = languageOf(written.runtime);
  if (language !== "python" && language !== "javascript") return undefined;
  const files = new Map([[`index${language === "python" ? ".py" : ".mjs"}`, text]]);
  if (written.handler !== undefined && !/[${}]/.test(written.handler))
    return codeOfFiles(files, written);
  // Where it begins is decided elsewhere: it is all in the one file.
  const { handler, ...runs } = codeOfFiles(files, { ...written, handler: "index.handler" }) ?? {};
  return handler === undefined || !("module" in runs) ? undefined : runs;
}

/**
 * The script of a Glue job, and what Glue does in its name: it fetches the script, writes logs, measures and
 * temporary files, and opens a network.
 * (https://docs.aws.amazon.com/glue/latest/dg/create-an-iam-role.html)
 *
 * @param layered it is given files of elsewhere
 */
export function scriptOf(path: string | undefined, layered: boolean): Runs | undefined {
  if (path?.endsWith(".py") !== true) return undefined;
  const module = withoutEnding(nameOf(path));
  return { folder: directoryOf(path), module, language: "python", by: "glue", layered };
}

/** What a program may be called wherever it is for. */
const usualNames =
  /^(?:app|etl|glue|handler|index|job|lambda_function|main|run|script|test|transform)\.py$/;

/**
 * The same where only the key is known that a script is uploaded under.
 *
 * @param key its end, as far as that is known
 */
export function scriptByKey(key: Text | undefined, layered: boolean): Runs | undefined {
  const end = key?.parts.at(-1);
  const [, name] = /\/([\w.-]+\.py)$/.exec(typeof end === "string" ? end : "") ?? [];
  if (name === undefined || usualNames.test(name)) return undefined;
  const found = scriptOf(name, layered);
  return found && { ...found, anywhere: true };
}

export const glueServices = ["cloudwatch", "ec2", "glue", "iam", "kms", "logs", "s3"];

/** Whether the arguments of a Glue job, as they are written, give it files of elsewhere. */
export function isGivenFiles(written: string): boolean {
  return /--(?:extra-(?:py-files|jars|files)|additional-python-modules)\b/.test(written);
}

function withoutEnding(name: string): string {
  return name.replace(/\.\w+$/, "");
}

/** The addresses of what is put into code that is written out. */
export function putInto(runs: Runs | undefined): readonly string[] {
  const all = [...(runs?.written?.values() ?? [])].flatMap(({ named }) =>
    [...named.values()].flat(),
  );
  return [...new Set(all)];
}

function languageOf(runtime: string | undefined): Runs["language"] | "another" {
  if (runtime === undefined || /[${}]/.test(runtime)) return undefined;
  if (runtime.startsWith("python")) return "python";
  if (/^(?:go1\.x|provided(?:\.|$))/.test(runtime)) return "go";
  if (runtime.startsWith("java")) return "java";
  return runtime.startsWith("nodejs") ? "javascript" : "another";
}

/** A folder that a file names, from where that file lies; undefined for what is no path in the repository. */
export function folderFrom(file: string, path: string): string | undefined {
  if (/^[a-z0-9+]+:\/\/|^~|[${}]/i.test(path)) return undefined;
  return joinedPath(directoryOf(file), path);
}

import { directoryOf, joinedPath } from "../source/path.ts";

export type CodeLanguage = "go" | "java" | "javascript" | "python";

/** The code that a declaration runs, where it lies in the repository. */
export type Runs = {
  /** The folder, from the top of the repository, from which its files are loaded. */
  readonly folder: string;
  /** The file in it, without an ending: `src/app`. */
  readonly module: string;
  /** The function that is called. */
  readonly handler: string;
  /** What it is written in, where that is said. */
  readonly language?: CodeLanguage;
  /** Layers put code of elsewhere beside it. */
  readonly layered: boolean;
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
 * Where the code of a Lambda function begins: `app.handler` in a folder. Python's modules may be named with
 * dots; Java's handlers are classes, `com.example.App::handle`; of what runs as a program by itself, it begins
 * in `main`, where that is written in Go.
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-common.html)
 *
 * @param folder from the top of the repository; undefined where it leads out of it
 */
export function codeOf(
  folder: string | undefined,
  handler: string | undefined,
  runtime: string | undefined,
  layered: boolean,
): Runs | undefined {
  if (folder === undefined || handler === undefined) return undefined;
  const language = languageOf(runtime);
  if (/[${}]/.test(handler)) return undefined;
  if (language === "go") return { folder, module: "main", handler: "main", language, layered };
  if (language === "java") {
    const [name = "", method = "handleRequest"] = handler.split("::");
    return { folder, module: name.replaceAll(".", "/"), handler: method, language, layered };
  }
  const end = handler.lastIndexOf(".");
  if (end <= 0 || language === "another") return undefined;
  const written = handler.slice(0, end).replace(/^\.\//, "");
  const module = language === "python" ? written.replaceAll(".", "/") : written;
  return {
    ...{ folder, module, handler: handler.slice(end + 1), layered },
    ...(language && { language }),
  };
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

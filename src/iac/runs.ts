import { directoryOf, joinedPath } from "../source/path.ts";

/** The code that a declaration runs, where it lies in the repository. */
export type Runs = {
  /** The folder, from the top of the repository, from which its files are loaded. */
  readonly folder: string;
  /** The file in it, without an ending: `src/app`. */
  readonly module: string;
  /** The function that is called. */
  readonly handler: string;
};

/**
 * Where the code of a Lambda function begins: `app.handler` in a folder. Python's modules may be named with
 * dots.
 * (https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-common.html)
 *
 * @param folder from the top of the repository; undefined where it leads out of it
 */
export function codeOf(
  folder: string | undefined,
  handler: string | undefined,
  runtime: string | undefined,
): Runs | undefined {
  if (folder === undefined || handler === undefined) return undefined;
  const end = handler.lastIndexOf(".");
  if (end <= 0 || /[${}]/.test(handler)) return undefined;
  const written = handler.slice(0, end).replace(/^\.\//, "");
  const module = runtime?.startsWith("python") ? written.replaceAll(".", "/") : written;
  return { folder, module, handler: handler.slice(end + 1) };
}

/** A folder that a file names, from where that file lies; undefined for what is no path in the repository. */
export function folderFrom(file: string, path: string): string | undefined {
  if (/^[a-z0-9+]+:\/\/|^~|[${}]/i.test(path)) return undefined;
  return joinedPath(directoryOf(file), path);
}

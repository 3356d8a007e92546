import { yamlComments } from "../../syntax/yaml/comments.ts";
import type { Format } from "../format.ts";
import { scriptComments } from "../script-comments.ts";
import { isProgram } from "../../evaluate/script/programs.ts";
import type { Templates } from "../templates.ts";
import { serverlessExtractor } from "./extract.ts";
import { roleId } from "./names.ts";
import { takenInBy } from "./taken-in.ts";
import { attachedSpeller, besideSpeller, serviceSpeller } from "./spell.ts";

/** The language of services of the Serverless Framework, of which templates are made. */
export const serverlessOn = (templates: Templates): Format => ({
  name: "serverless",
  claims: (path, text) =>
    (isNamed(path) ? isService(text) : isNamedProgram(path) && isServiceOfProgram(text)) &&
    /\bEffect\b|olic(?:y|ies)|tatements?\b|::\w*Permission\b|\$\{\s*file\(|\bAWS::Include\b|\burl["']?\s*:/i.test(
      text,
    ),
  group: (path) => path,
  inlines: true,
  extract: serverlessExtractor(templates),
  takesIn: { from: (path) => isNamed(path) || isNamedProgram(path), paths: takenInBy },
  // https://www.serverless.com/framework/docs/providers/aws/guide/iam
  addsTo: (role) =>
    role.endsWith(roleId)
      ? "Serverless adds statements for logs, a VPC and what feeds functions"
      : undefined,
  spell: serviceSpeller(templates),
  spellAttached: attachedSpeller(templates),
  spellBeside: besideSpeller(templates),
  comments: (source) => {
    if (isNamedProgram(source.path)) return scriptComments(source);
    return isJson(source.text) ? [] : yamlComments(source.text);
  },
});

function isJson(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text);
}

function isNamed(path: string): boolean {
  return /(?:^|\/)serverless[^/]*\.(?:ya?ml|json)$/i.test(path);
}

function isNamedProgram(path: string): boolean {
  return isProgram(path) && /(?:^|\/)serverless[^/]*\.[cm]?[jt]s$/i.test(path);
}

/** Whether a program gives a service of AWS's. */
function isServiceOfProgram(text: string): boolean {
  return (
    /\bprovider["']?\s*[:,}]/.test(text) &&
    /@serverless\/typescript|\bname["']?\s*:\s*["'`]aws["'`]/.test(text)
  );
}

/** Whether a file describes a service of AWS's; what its provider is may be written elsewhere. */
function isService(text: string): boolean {
  const [, provider] = /^\s{0,4}["']?provider["']?\s*:([^]{0,2000})/m.exec(onLines(text)) ?? [];
  if (provider === undefined) return false;
  const [, here] = /^[ \t]*["']?([\w$]+)/.exec(provider) ?? [];
  const [, named] = /\bname["']?\s*:\s*["']?([\w$]+)/.exec(provider) ?? [];
  const name = here ?? named ?? "";
  return name === "aws" || name.startsWith("$") || /\bAWS::/.test(text);
}

/** JSON with its provider on a line of its own, as YAML has it. */
function onLines(text: string): string {
  return isJson(text) ? text.replace(/[{,]\s*(?="provider"\s*:)/, "\n") : text;
}

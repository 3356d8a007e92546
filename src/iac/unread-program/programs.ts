import { isBesideJava, isCopy } from "../../syntax/compiled/programs.ts";

/** The languages of AWS CDK and Pulumi in which programs are not read, by the ends of their files' names. */
const languages: ReadonlyMap<string, string> = new Map([
  ["go", "Go"],
  ["java", "Java"],
  ["kt", "Kotlin"],
  ["scala", "Scala"],
  ["cs", "C#"],
  ["fs", "F#"],
]);

/** Whether a file is a program in a language that is not read, and no test. */
export const isUnreadProgram = (path: string): boolean =>
  languageOf(path) !== undefined && !isBesideJava(path) && !isCopy(path) && !isTest(path);

/** What the language of a program is called. */
export function languageOf(path: string): string | undefined {
  return languages.get(path.slice(path.lastIndexOf(".") + 1));
}

const isTest = (path: string): boolean =>
  /_test\.go$|Tests?\.(?:java|kt|scala|cs|fs)$|(?:^|[/.])[Tt]ests?\//.test(path);

/**
 * Where a program that declares things of AWS has IAM first, as far as its words tell for certain; undefined where it
 * does not. It is not parsed. A program that only calls AWS declares nothing.
 */
export function firstIam(text: string): { readonly tool: string; readonly at: number } | undefined {
  if (!libraries.test(text)) return undefined;
  const said = text.replace(comments, blank);
  const [library] = libraries.exec(said) ?? [];
  const at = said.replace(imports, blank).search(iam);
  if (library === undefined || at === -1) return undefined;
  return { tool: /cdk/i.test(library) ? "AWS CDK" : "Pulumi", at };
}

const blank = (text: string): string => " ".repeat(text.length);

/**
 * The libraries that declare things of AWS, as Go, Java and C# name them.
 * (https://docs.aws.amazon.com/cdk/v2/guide/languages.html, https://www.pulumi.com/registry/packages/aws/)
 */
const libraries =
  /"github\.com\/(?:pulumi\/pulumi-(?:awsx?(?:-native)?|eks)\/sdk|aws\/aws-cdk-go\/awscdk)\b|\b(?:com\.pulumi\.(?:awsx?|awsnative|eks)|software\.amazon\.awscdk|Pulumi\.(?:Awsx?|AwsNative|Eks)|Amazon\.CDK)\b/;

/** Those that begin a line: what looks like one in a text, as `bucket/*` does, does not. */
const comments = /^[ \t]*(?:\/\/.*|\/\*[^]*?(?:\*\/|(?![^])))/gm;

/** What is imported may be there for its type alone. */
const imports = /^[ \t]*(?:import|(?:global )?using|open)[ \t][^(\n]*$/gm;

/** A statement, a document, what trusts somebody, what is attached, what grants. */
const iam = new RegExp(
  [
    String.raw`\b[eE]ffect(?![a-z])[^\n]{0,40}?(?:Allow|ALLOW|Deny|DENY)\b`,
    String.raw`[pP]olicy(?:Statement|Document)`,
    String.raw`[aA]ssumeRolePolicy`,
    String.raw`[mM]anagedPolic(?:y|ies)`,
    String.raw`(?:Role|User|Group)Policy(?:Attachment)?\(`,
    String.raw`\b(?:aws)?[iI]am\.(?:New)?(?:Role|User|Group)?Policy`,
    String.raw`Principal(?:\(|\.Builder\b)`,
    String.raw`CustomResourcePolicy\.[fF]rom`,
    String.raw`\.[gG]rant\w*\(`,
  ].join("|"),
);

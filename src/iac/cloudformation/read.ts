import type { Problem } from "../../source/problem.ts";
import { valueOf, type DataDocument, type DataNode } from "../../syntax/data.ts";
import { readJson } from "../../syntax/json.ts";
import { readYaml } from "../../syntax/yaml.ts";
import { once } from "../../source/once.ts";
import { textAt, type Source } from "../../source/source.ts";
import { problemAt, syntaxProblems } from "../problems.ts";

/** Whether a template is written as JSON: its first character is a brace. */
export function isJson(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text);
}

type ReadTemplate = {
  readonly root: DataNode | undefined;
  readonly problems: readonly Problem[];
};

/** The tree of a template, and what is wrong with it. Of several YAML documents the first that is a template counts. */
export const readTemplate = once((source: Source): ReadTemplate => {
  const { text } = source;
  const documents = isJson(text) ? [readJson(text)] : readYaml(text);
  const document = documents.find(hasResources) ?? documents[0];
  return {
    root: document?.root,
    problems: [
      // One mistake makes a parser stumble over all that follows: the first one is the one to mend.
      ...syntaxProblems(source, (document?.problems ?? []).slice(0, 1)),
      ...unreadAmong(
        documents.filter((each) => each !== document),
        source,
      ),
    ],
  };
});

/** What other documents of a file say of access, at the first of them: a file may have thousands. */
function unreadAmong(others: readonly DataDocument[], source: Source): readonly Problem[] {
  const all = others.flatMap(({ root }) => (root ? { source, span: root.span } : []));
  const [first, ...more] = all.filter((place) => speaksOfAccess(textAt(place)));
  if (!first) return [];
  const which =
    more.length > 0
      ? "this and other YAML documents of it say"
      : "this other YAML document of it says";
  return [
    problemAt(first, "nested-template", `a file has one template: what ${which} is not read`),
  ];
}

const hasResources = ({ root }: DataDocument): boolean =>
  root?.kind === "map" && valueOf(root, "Resources") !== undefined;

/** Whether a text of a template may give access. */
export function speaksOfAccess(text: string): boolean {
  return /\bEffect\b|PolicyDocument\b|\bAWS::Include\b|\bPolicies\b|\bManagedPolic|::\w*Permission\b|::EventBusPolicy\b|\bAWS::IAM::User|\bConnectors?\b|\bAWS::CloudFormation::Stack\b|\bAWS::Serverless::(?:Application|Function|GraphQLApi|StateMachine)\b/.test(
    text,
  );
}

import { asGiven } from "../../evaluate/cloudformation/given.ts";
import { locationAt } from "../../evaluate/cloudformation/include.ts";
import {
  alone,
  templateScope,
  type Deployment,
  type ProviderAttribute,
  type TemplateScope,
} from "../../evaluate/cloudformation/scope.ts";
import {
  nodePlace,
  type Declaration,
  type Template,
} from "../../evaluate/cloudformation/template.ts";
import { once } from "../../source/once.ts";
import type { Problem } from "../../source/problem.ts";
import { code } from "../../source/quoted.ts";
import { textAt, type Files, type Place } from "../../source/source.ts";
import { valueOf } from "../../syntax/data.ts";
import { applicationProblems, problemAt } from "../problems.ts";
import type { Includes } from "../templates.ts";
import { candidates } from "./include.ts";

/** A template, and the files that it includes. */
export type TemplateFile = { readonly template: Template; readonly includes: Includes };

/** A template where it is deployed: by itself, or as a stack of another one. */
export type Deployed = {
  readonly file: TemplateFile;
  readonly scope: TemplateScope;
  /** What another template writes of what it gives to a parameter. */
  readonly written?: (parameter: string) => string;
};

/** How deep stacks may stand in each other, how many there may be, and of how many characters together. */
const deepestStack = 8;
const mostStacks = 500;
const mostText = 4_000_000;

/** Where the templates of stacks are named, by type. */
const locations: ReadonlyMap<string, string> = new Map([
  ["AWS::CloudFormation::Stack", "TemplateURL"],
  ["AWS::Serverless::Application", "Location"],
]);

/**
 * Templates as they are deployed: with what others give to their parameters, once for each stack that is
 * made of one; by itself one of which no stack is made.
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudformation-stack.html)
 */
export function deploymentsOf(
  all: readonly TemplateFile[],
  provider: ProviderAttribute,
  files: Files,
): {
  readonly deployed: readonly Deployed[];
  /** Where templates are named that are read. */
  readonly located: readonly Place[];
  /** The paths of templates and of those of which they make stacks. */
  readonly links: readonly (readonly [string, string])[];
  readonly problems: readonly Problem[];
} {
  const byPath = new Map(all.map((file) => [file.template.source.path, file]));
  const stacksIn = once(({ template }: TemplateFile) => stacksOf(template, byPath, files));
  const deployed: Deployed[] = [];
  const problems: Problem[] = [];
  const left = { stacks: mostStacks, text: mostText };

  const enter = (
    file: TemplateFile,
    deployment: Deployment,
    depth: number,
    written?: Deployed["written"],
  ): void => {
    const { template, includes } = file;
    const scope = templateScope(template, provider, includes.include, deployment);
    deployed.push({ file, scope, ...(written && { written }) });
    for (const { declaration, file: inner } of stacksIn(file)) {
      if (!inner) continue;
      if (depth >= deepestStack || left.stacks <= 0 || left.text <= 0) {
        problems.push(leftOut(declaration, template));
        continue;
      }
      left.stacks--;
      left.text -= inner.template.source.text.length;
      const { stack, said } = stackOf(declaration, inner.template, scope);
      enter(inner, stack, depth + 1, said);
    }
  };

  const stacks = all.flatMap(stacksIn);
  const nested = new Set(stacks.map(({ file }) => file));
  const begin = (first: readonly TemplateFile[], depth: number): void => {
    for (const file of first) enter(file, alone(file.template), depth);
  };
  begin(
    all.filter((file) => !nested.has(file)),
    0,
  );
  // Those that make stacks of each other in a circle have no beginning.
  const reached = new Set(deployed.map(({ file }) => file));
  begin(
    all.filter((file) => !reached.has(file)),
    deepestStack,
  );
  const found = stacks.filter(({ isThere }) => isThere);
  return {
    deployed,
    located: found.map(({ at }) => at),
    links: found.flatMap(({ at, file }) =>
      file ? [[at.source.path, file.template.source.path] as const] : [],
    ),
    problems: [
      ...problems,
      ...stacks.flatMap(({ at, isThere }) => (isThere ? [] : applicationProblems(at))),
    ],
  };
}

type Nested = {
  readonly declaration: Declaration;
  /** Where its template is named. */
  readonly at: Place;
  /** Whether that is a file of the repository. */
  readonly isThere: boolean;
  /** That template, if it says anything of access. */
  readonly file: TemplateFile | undefined;
};

/** The stacks that a template makes of others, by where those are. */
function stacksOf(
  template: Template,
  all: ReadonlyMap<string, TemplateFile>,
  files: Files,
): readonly Nested[] {
  const { path } = template.source;
  return [...template.declarations.values()].flatMap((declaration) => {
    const named = locations.get(declaration.type);
    const node = named === undefined ? undefined : valueOf(declaration.properties, named);
    if (!node) return [];
    const others = candidates(locationAt(node), path).filter((each) => each !== path);
    const [file] = others.flatMap((each) => all.get(each) ?? []);
    const isThere = others.some((each) => all.has(each) || files(each) !== undefined);
    const at = nodePlace(template, valueOf(node, "ApplicationId") ?? node);
    return [{ declaration, at, isThere, file }];
  });
}

/** A stack that a template makes of another one, with what it gives to it. */
function stackOf(
  declaration: Declaration,
  { source }: Template,
  scope: TemplateScope,
): { readonly stack: Deployment; readonly said: (parameter: string) => string } {
  const parameters = valueOf(declaration.properties, "Parameters");
  return {
    stack: {
      id: `${source.path}#${scope.id}:${declaration.logicalId}`,
      presence: scope.presenceOf(declaration),
      given(name) {
        const node = valueOf(parameters, name);
        return node && asGiven(scope.evaluate(node, declaration));
      },
    },
    said(name) {
      const node = valueOf(parameters, name);
      return node ? textAt(nodePlace(scope.template, node)) : "";
    },
  };
}

function leftOut({ node, logicalId }: Declaration, template: Template): Problem {
  return problemAt(
    nodePlace(template, node),
    "too-much",
    `the template of ${code(logicalId)} is not evaluated with what is given to it: stacks stand too deep in each other, or there are too many`,
  );
}

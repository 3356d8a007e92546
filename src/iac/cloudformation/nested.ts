import { asGiven } from "../../evaluate/cloudformation/given.ts";
import { locationAt } from "../../evaluate/cloudformation/include.ts";
import {
  alone,
  templateScope,
  type Deployment,
  type ProviderAttribute,
  type Stacks,
  type TemplateScope,
} from "../../evaluate/cloudformation/scope.ts";
import {
  nodePlace,
  type Declaration,
  type Template,
} from "../../evaluate/cloudformation/template.ts";
import type { Value } from "../../evaluate/value.ts";
import { later, once } from "../../source/once.ts";
import type { Problem } from "../../source/problem.ts";
import { code } from "../../source/quoted.ts";
import { textAt, type Files, type Place, type Source } from "../../source/source.ts";
import { valueOf } from "../../syntax/data.ts";
import { applicationProblems, problemAt } from "../problems.ts";
import { candidates } from "./include.ts";
import { outputOf } from "./outputs.ts";
import { templateFile, type TemplateFile } from "./template-file.ts";

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

/** How deep evaluation may be where one template asks another for a value; each may go deep by itself. */
const deepestAsking = 100;

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
  /** What is wrong, when all values have been asked for. */
  readonly problems: () => readonly Problem[];
} {
  const byPath = new Map(all.map((file) => [file.template.source.path, file]));
  const plainIn = once((source: Source) => templateFile(source, files).file);
  const stacksIn = once(({ template }: TemplateFile) => stacksOf(template, byPath, files, plainIn));
  const deployed: Deployed[] = [];
  const leftOut = new Map<Declaration, Template>();
  const admits = admitting();
  const admitsPlain = admitting();

  const enter = (
    file: TemplateFile,
    deployment: Deployment,
    depth: number,
    written?: Deployed["written"],
  ): TemplateScope => {
    const made = new Map<string, () => TemplateScope | undefined>();
    const { template } = file;
    const { nesting } = deployment;
    const across = (declaration: Declaration, ask: () => Value | undefined): Value | undefined => {
      if (nesting.level <= deepestAsking) return ask();
      leftOut.set(declaration, template);
      return undefined;
    };
    const given = deployment.stacks?.given ?? (() => undefined);
    const stacks: Stacks = { of: (logicalId) => made.get(logicalId)?.(), given };
    const scope = scopeOf(file, { ...deployment, stacks }, (declaration, name, of) => {
      const inner = made.get(declaration.logicalId)?.();
      if (!inner) return provider(declaration, name, of);
      return across(declaration, () => outputOf(inner, name));
    });
    deployed.push({ file, scope, ...(written && { written }) });
    for (const { declaration, file: inner, plain } of stacksIn(file)) {
      const stack = (of: TemplateFile): Deployment =>
        stackOf(declaration, of.template, scope, nesting, (ask) => across(declaration, ask));
      if (!inner) {
        const asked = later(() => {
          const of = plain();
          if (!of || admitsPlain(of)) return of && scopeOf(of, stack(of), provider);
          leftOut.set(declaration, template);
          return undefined;
        });
        made.set(declaration.logicalId, asked);
        continue;
      }
      if (depth >= deepestStack || !admits(inner)) {
        leftOut.set(declaration, template);
        continue;
      }
      const entered = enter(inner, stack(inner), depth + 1, writtenIn(declaration, scope));
      made.set(declaration.logicalId, () => entered);
    }
    return scope;
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
    problems: () => [
      ...[...leftOut].map(([declaration, template]) => notEvaluated(declaration, template)),
      ...stacks.flatMap(({ at, isThere }) => (isThere ? [] : applicationProblems(at))),
    ],
  };
}

/** Lets in one more stack of a template, as long as there is room. */
function admitting(): (file: TemplateFile) => boolean {
  let stacks = mostStacks;
  let text = mostText;
  return ({ template }) => {
    if (stacks <= 0 || text <= 0) return false;
    stacks--;
    text -= template.source.text.length;
    return true;
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
  /** That template, if it says nothing of access: what it gives out counts. */
  readonly plain: () => TemplateFile | undefined;
};

/** The stacks that a template makes of others, by where those are. */
function stacksOf(
  template: Template,
  all: ReadonlyMap<string, TemplateFile>,
  files: Files,
  plainIn: (source: Source) => TemplateFile | undefined,
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
    const plain = (): TemplateFile | undefined =>
      others.flatMap((each) => files(each) ?? []).flatMap((source) => plainIn(source) ?? [])[0];
    return [{ declaration, at, isThere, file, plain }];
  });
}

function scopeOf(
  { template, includes }: TemplateFile,
  deployment: Deployment,
  provider: ProviderAttribute,
): TemplateScope {
  return templateScope(template, provider, includes.include, deployment);
}

/** A stack that a template makes of another one, with what it gives to it. */
function stackOf(
  declaration: Declaration,
  { source }: Template,
  scope: TemplateScope,
  nesting: Deployment["nesting"],
  across: (ask: () => Value | undefined) => Value | undefined,
): Deployment {
  const parameters = valueOf(declaration.properties, "Parameters");
  return {
    id: `${source.path}#${scope.id}:${declaration.logicalId}`,
    presence: later(() => scope.presenceOf(declaration)),
    nesting,
    stacks: {
      of: () => undefined,
      given(name) {
        const node = valueOf(parameters, name);
        return node && { node, scope };
      },
    },
    given(name) {
      const node = valueOf(parameters, name);
      return node && across(() => asGiven(scope.evaluate(node, declaration)));
    },
  };
}

/** What a template writes of what it gives to the parameters of a stack. */
function writtenIn({ properties }: Declaration, { template }: TemplateScope): Deployed["written"] {
  return (name) => {
    const node = valueOf(properties, "Parameters", name);
    return node ? textAt(nodePlace(template, node)) : "";
  };
}

function notEvaluated({ node, logicalId }: Declaration, template: Template): Problem {
  return problemAt(
    nodePlace(template, node),
    "too-much",
    `the template of ${code(logicalId)} is not evaluated with what is given to it: stacks stand too deep in each other, or there are too many`,
  );
}

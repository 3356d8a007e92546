/** A program in TypeScript of one stack, which is made by some steps. */
export function stackOf(imports: readonly string[], steps: readonly string[]): string {
  return [
    ...imports,
    "export class Shop extends cdk.Stack {",
    "  constructor(scope: Construct, id: string, props: Props) {",
    "    super(scope, id);",
    ...steps.map((each) => `    ${each}`),
    "  }",
    "}",
    "",
  ].join("\n");
}

/** The same in Python. */
export function stackInPython(imports: readonly string[], steps: readonly string[]): string {
  return [
    ...imports,
    "class Shop(Stack):",
    "    def __init__(self, scope, id, *, bucket=None):",
    "        super().__init__(scope, id)",
    ...steps.map((each) => `        ${each}`),
    "",
  ].join("\n");
}

/** Elements of a statement as JSON has them; `Effect` is Allow unless it is given. */
export type Elements = Readonly<Record<string, unknown>>;

/** A bare policy document in JSON. */
export function json(...statements: readonly Elements[]): string {
  const document = {
    Version: "2012-10-17",
    Statement: statements.map((each) => ({ Effect: "Allow", ...each })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** A Terraform module with the policy of a role; what is declared beside it comes after. */
export function hcl(statement: string, ...beside: readonly string[]): string {
  return hclOf("aws_iam_role_policy", 'role   = "app"\n  policy', statement, ...beside);
}

/** The same for a policy of another type: `aws_sqs_queue_policy`, `policy`. */
export function hclOf(
  type: string,
  attribute: string,
  statement: string,
  ...beside: readonly string[]
): string {
  return [
    `data "aws_iam_policy_document" "app" {\n  statement {\n${indented(statement, 4)}\n  }\n}`,
    `resource "${type}" "app" {\n  ${attribute} = data.aws_iam_policy_document.app.json\n}`,
    ...beside.map((each) => indented(each, 0)),
  ]
    .map((block) => `${block}\n`)
    .join("\n");
}

/** A template with the policy of a role; `beside` are further resources. */
export function yaml(statement: string, ...beside: readonly string[]): string {
  return template(
    `App:
  Type: AWS::IAM::Policy
  Properties:
    PolicyName: app
    Roles: [app]
    PolicyDocument:
      Version: "2012-10-17"
      Statement:
        - Effect: Allow
${indented(statement, 10)}`,
    ...beside,
  );
}

/** A template of the given resources. */
export function template(...resources: readonly string[]): string {
  return `Resources:\n${resources.map((each) => `${indented(each, 2)}\n`).join("")}`;
}

/** A text with its own indentation taken off, and another one put on. */
export function indented(text: string, by: number): string {
  const lines = text.replace(/^\n+|\s+$/g, "").split("\n");
  const own = Math.min(
    ...lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)),
  );
  return lines
    .map((line) => (line.trim() === "" ? "" : " ".repeat(by) + line.slice(own)))
    .join("\n");
}

/** A tool that writes templates or configurations, and the folder in which somebody writes what it makes them of. */
export type Maker = { readonly name: string; readonly below: string };

/**
 * The folders in which tools write what they make of other files of a repository. Pages "Using sam build" of AWS SAM,
 * "Packaging" of the Serverless Framework, "Cloud assemblies" of AWS CDK, "Configuration file" of CDK for Terraform.
 */
const folders: ReadonlyMap<string, string> = new Map([
  [".aws-sam", "AWS SAM"],
  [".serverless", "the Serverless Framework"],
  ["cdk.out", "CDK"],
  ["cdktf.out", "CDK for Terraform"],
]);

/** What makes the file of a path, as the folders tell that it is in; undefined where nothing is known to. */
export function makerOf(path: string): Maker | undefined {
  const parts = path.split("/").slice(0, -1);
  const at = parts.findIndex((each) => folders.has(each));
  const name = folders.get(parts[at] ?? "");
  return name === undefined ? undefined : { name, below: parts.slice(0, at).join("/") };
}

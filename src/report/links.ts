/** Where the pages of rules are read. */
export const home = "https://github.com/pare-iam/pare";

export const version = "0.1.0";

export function rulePage(rule: string): string {
  return `${home}/blob/v${version}/src/rules/${rule}.md`;
}

// Addresses of a plan: `module.queue["in"].aws_sqs_queue.it[0]`.
// https://developer.hashicorp.com/terraform/cli/state/resource-addressing

const key = /\[(?:\d+|"(?:[^"\\]|\\.)*")\]/.source;
const call = `module\\.[\\w-]+(?:${key})?`;
const keys = new RegExp(key, "g");
const modules = new RegExp(`^(?:${call}\\.)*`);
const lastCall = new RegExp(`${call}\\.$`);
const outputs = new RegExp(`^(${call})\\.([\\w-]+)`);

/** The address of the block that declares a resource: without the keys of its instances. */
export function withoutKeys(address: string): string {
  return address.replace(keys, "");
}

/** The instance of a module that an address begins with: `module.queue["in"].`; "" for the root. */
export function moduleIn(address: string): string {
  return modules.exec(address)?.[0] ?? "";
}

/** An address within its module. */
export function withinModule(address: string): string {
  return address.slice(moduleIn(address).length);
}

/** The block of a resource, in the instance of its module. */
export function blockOf(address: string): string {
  return moduleIn(address) + withoutKeys(withinModule(address));
}

/** The module that calls one. */
export function callerOf(module: string): string {
  return module.replace(lastCall, "");
}

/** The call and the output of a reference to an output: `module.queue["in"]`, `arn`. */
export function outputIn(reference: string): { call: string; output: string } | undefined {
  const [, found, output] = outputs.exec(reference) ?? [];
  return found === undefined || output === undefined ? undefined : { call: found, output };
}

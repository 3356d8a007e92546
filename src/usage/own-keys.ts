import type { Argument, Call, Expression } from "../syntax/script/tree.ts";
import { nodesIn } from "../syntax/script/walk.ts";
import { keyOf } from "../evaluate/script/modules.ts";
import { clientOf } from "./clients.ts";
import { definitionsOf } from "./definitions.ts";
import type { Reading } from "./reading.ts";

const keys =
  /^(?:credentials|accessKeyId|secretAccessKey|profile|aws_access_key_id|aws_secret_access_key|aws_session_token|profile_name)$/;
const endpoints = /^(?:endpoint|endpoint_url)$/;

/** Services whose clients are always told an endpoint: it is AWS's all the same. */
const told: ReadonlySet<string> = new Set([
  "apigatewaymanagementapi",
  "cloudsearchdomain",
  "iot-data",
  "kinesis-video-archived-media",
  "kinesis-video-media",
  "mediaconvert",
]);

/** Without one of these words nothing has keys or an endpoint of its own. */
const mention = /credentials|accessKeyId|secretAccessKey|profile|aws_\w*(?:key|token)|endpoint/;

/** Whether a call may make a client, by how it is written. */
function mayMake({ callee, isNew }: Call): boolean {
  if (isNew) return true;
  const name = callee.kind === "member" || callee.kind === "name" ? callee.name : "";
  return /^(?:client|resource|create_client|from)$/.test(name);
}

/**
 * The services of which code makes a client with keys of its own, or for another endpoint: what that calls
 * is rather not called in the name of what runs it, or is none of AWS's.
 */
export function withOwnKeys(readings: readonly Reading[]): ReadonlySet<string> {
  const found = new Set<string>();
  if (!readings.some(({ script: { source } }) => mention.test(source.text))) return found;
  for (const reading of readings)
    for (const node of nodesIn(reading.script.program)) {
      if (node.kind !== "call" || !mayMake(node)) continue;
      const hasKeys = givenKeys(node, reading);
      if (!hasKeys && !isGiven(node.args, endpoints, reading)) continue;
      const [service] = clientOf(node, reading)?.name.split(".") ?? [];
      if (service !== undefined && (hasKeys || !told.has(service))) found.add(service);
    }
  return found;
}

/** Whether a client is made with keys, or asked of a session that is. */
function givenKeys({ callee, args }: Call, reading: Reading): boolean {
  if (isGiven(args, keys, reading)) return true;
  if (callee.kind !== "member" || !/^(?:client|resource)$/.test(callee.name)) return false;
  return definitionsOf(callee.object, reading).some(
    ({ value, reading: of }) => value?.kind === "call" && isGiven(value.args, keys, of),
  );
}

function isGiven(args: readonly Argument[], names: RegExp, reading: Reading): boolean {
  return args.some(
    ({ name, value }) =>
      (name !== undefined && names.test(name)) ||
      (name === undefined && holds(value, names, reading)),
  );
}

/** Whether an object, or one of several that a name stands for, has one of some keys. */
function holds(node: Expression, names: RegExp, reading: Reading): boolean {
  const all = node.kind === "object" ? [{ value: node, reading }] : definitionsOf(node, reading);
  return all.some(
    ({ value, reading: of }) =>
      value?.kind === "object" &&
      value.entries.some((each) =>
        each.kind === "entry" ? names.test(keyOf(each.key) ?? "") : holds(each.value, names, of),
      ),
  );
}

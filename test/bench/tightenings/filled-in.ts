/** An ARN as policies write it; expressions in it have their colons to themselves. */
const arn = /arn(?::(?:\$\{[^}]*\}|[^\s"'`:$}\\])*){4}:(?:\$\{[^}]*\}|[^\s"'`$}\\])+/g;

/**
 * A text whose open names are what a person wrote in their place: in an ARN of the same service that is like it but for
 * its names, or else behind the same beginning: `:function:<FunctionName>`.
 */
export function filledIn(text: string, after: string): string {
  const theirs = after.match(arn) ?? [];
  const whole = text.replace(arn, (own) => {
    const found = theirs.flatMap((other) => namesIn(own, other) ?? [])[0];
    return found ?? own;
  });
  return whole.replace(/([^\s"'<>}]{2,})<\w+>/g, (open, beginning: string) => {
    const at = after.indexOf(beginning);
    if (at < 0) return open;
    const [name = ""] =
      /^(?:\$\{[^}]*\}|[^\s"':{}$])*/.exec(after.slice(at + beginning.length)) ?? [];
    return name === "" ? open : beginning + name;
  });
}

/** An ARN with its names filled in from another one of its service, whatever accounts and Regions both name. */
function namesIn(own: string, other: string): string | undefined {
  if (!/<\w+>/.test(own) || serviceOf(own) !== serviceOf(other)) return undefined;
  const resource = resourceOf(own);
  const form = resource
    .split(/<\w+>/)
    .map((piece) => piece.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&"))
    .join("((?:\\$\\{[^}]*\\}|[^$])+?)");
  const names = new RegExp(`^${form}$`).exec(resourceOf(other))?.slice(1);
  if (!names) return undefined;
  const filled = resource.replace(/<\w+>/g, () => names.shift() ?? "");
  return own.slice(0, own.length - resource.length) + filled;
}

function serviceOf(text: string): string {
  return /^arn:(?:\$\{[^}]*\}|[^:])*:([^:]*)/.exec(text)?.[1] ?? "";
}

function resourceOf(text: string): string {
  return text.replace(/^arn(?::(?:\$\{[^}]*\}|[^:$])*){4}:/, "");
}

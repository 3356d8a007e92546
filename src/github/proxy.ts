import { fetch as send, ProxyAgent } from "undici";

/** Names and values of a process's environment. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * A fetch that goes through the proxies that an environment names, which Node's own does not do;
 * undefined where it names none. See GitHub's page "Using a proxy server with a runner".
 */
export function proxyFetch(environment: Environment): typeof fetch | undefined {
  const names = ["http_proxy", "https_proxy"];
  if (names.every((name) => valueOf(environment, name) === "")) return undefined;
  const agents = new Map<string, ProxyAgent>();
  const agentOf = (proxy: string): ProxyAgent => {
    const agent = agents.get(proxy) ?? new ProxyAgent(proxy);
    agents.set(proxy, agent);
    return agent;
  };
  const through = (input: string | URL, init?: object) => {
    const proxy = proxyFor(new URL(input), environment);
    return send(input, { ...init, ...(proxy !== undefined && { dispatcher: agentOf(proxy) }) });
  };
  // Undici's types are Node's, told twice.
  return through as unknown as typeof fetch;
}

/**
 * The proxy that an address is to be reached through. The small name of a variable counts before
 * the capital one. A host in `no_proxy` means those below it too, as for curl and for the runner.
 */
export function proxyFor(url: URL, environment: Environment): string | undefined {
  const proxy = valueOf(environment, url.protocol === "https:" ? "https_proxy" : "http_proxy");
  if (proxy === "") return undefined;
  const passed = valueOf(environment, "no_proxy")
    .toLowerCase()
    .split(/[\s,]+/);
  if (passed.filter(Boolean).some((entry) => isMeant(url, entry))) return undefined;
  return /^[a-z]+:\/\//i.test(proxy) ? proxy : `http://${proxy}`;
}

function isMeant({ hostname, host, protocol, port }: URL, entry: string): boolean {
  if (entry === "*") return true;
  const name = entry.replace(/^\*?\./, "");
  const full = port === "" ? `${host}:${protocol === "https:" ? 443 : 80}` : host;
  return [hostname, full].some((each) => each === name || each.endsWith(`.${name}`));
}

function valueOf(environment: Environment, name: string): string {
  return environment[name] ?? environment[name.toUpperCase()] ?? "";
}

import { existsSync, readFileSync } from "node:fs";

/** Variables with which a process of Node writes to a file which hosts it connects to. */
export const tellConnections = (file: string): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `--import=${preload}`,
  CONNECTIONS_FILE: file,
});

/** The hosts, each once. */
export function connectionsIn(file: string): readonly string[] {
  const lines = existsSync(file) ? readFileSync(file, "utf8").trimEnd().split("\n") : [];
  return [...new Set(lines)];
}

const preload = `data:text/javascript,${encodeURIComponent(`
  import { appendFileSync } from "node:fs";
  import { Socket } from "node:net";
  const { connect } = Socket.prototype;
  Socket.prototype.connect = function (...args) {
    const [first, second] = Array.isArray(args[0]) ? args[0] : args;
    const { host, port, path } = typeof first === "object" ? first : { port: first, host: second };
    const where = path ?? (host ?? "localhost") + ":" + port;
    appendFileSync(process.env.CONNECTIONS_FILE, where + "\\n");
    return connect.apply(this, args);
  };
`)}`;

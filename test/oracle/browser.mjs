/** A headless Chromium, asked over its debugging protocol: what a page says, asks for, and looks like. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { URL } from "node:url";
import { WebSocket, fetch } from "undici";

const names = ["chromium", "chromium-browser", "google-chrome", "chrome"];

/** The name of a browser that is installed. */
export function installed() {
  const named = process.env.CHROME === undefined ? names : [process.env.CHROME];
  return named.find((name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0);
}

/**
 * @typedef {Readonly<Record<string, unknown>>} Values
 * @typedef {{ method: string, params: Values }} Told
 * @typedef {object} Tab
 * @property {(method: string, params?: Values) => Promise<Values>} ask
 * @property {Told[]} told what the browser has told of since
 */

/**
 * Opens a browser with an empty tab, hands it over, and ends it.
 * @template T
 * @param {string} name
 * @param {(tab: Tab) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withTab(name, work) {
  const profile = mkdtempSync(join(tmpdir(), "browser-"));
  const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"];
  const more = ["--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank"];
  const browser = spawn(name, [...flags, ...more], { stdio: ["ignore", "ignore", "pipe"] });
  try {
    const address = await addressOf(browser.stderr);
    const { port } = new URL(address);
    const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
    const tabs = /** @type {{ type: string, webSocketDebuggerUrl: string }[]} */ (
      await answer.json()
    );
    const tab = tabs.find(({ type }) => type === "page");
    if (!tab) throw new Error("the browser has no tab");
    return await work(await connect(tab.webSocketDebuggerUrl));
  } finally {
    const ended = new Promise((resolve) => browser.once("exit", resolve));
    browser.kill();
    await ended;
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Where the browser listens, which it says when it has started.
 * @param {import("node:stream").Readable} stream
 * @returns {Promise<string>}
 */
function addressOf(stream) {
  return new Promise((resolve, reject) => {
    let said = "";
    stream.on("data", (bytes) => {
      said += String(bytes);
      const [, address] = /DevTools listening on (\S+)/.exec(said) ?? [];
      if (address !== undefined) resolve(address);
    });
    stream.on("end", () => {
      reject(new Error(`the browser ended: ${said}`));
    });
  });
}

/**
 * @param {string} address
 * @returns {Promise<Tab>}
 */
async function connect(address) {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve, { once: true });
    socket.addEventListener("error", reject, { once: true });
  });
  /** @type {Map<number, (answer: { result?: Values, error?: unknown }) => void>} */
  const waiting = new Map();
  /** @type {Told[]} */
  const told = [];
  socket.addEventListener("message", (/** @type {{ data: unknown }} */ { data }) => {
    const parsed = /** @type {unknown} */ (JSON.parse(String(data)));
    const { id, ...message } = /** @type {Told & { id?: number, result?: Values }} */ (parsed);
    if (id === undefined) told.push(message);
    else waiting.get(id)?.(message);
  });
  let last = 0;
  return {
    told,
    ask: (method, params = {}) =>
      new Promise((resolve, reject) => {
        const id = ++last;
        waiting.set(id, ({ result, error }) => {
          if (result) resolve(result);
          else reject(new Error(`${method}: ${JSON.stringify(error)}`));
        });
        socket.send(JSON.stringify({ id, method, params }));
      }),
  };
}

import { createServer, type Server } from "node:http";
import { connect as open, type AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connect } from "../../src/github/client.ts";
import { proxyFetch, proxyFor, type Environment } from "../../src/github/proxy.ts";
import { getPullRequest } from "../../src/github/pull-request.ts";
import { startGitHub, writeToken, type GitHub } from "./fake.ts";
import { temporaryFolder } from "./folder.ts";
import { hurried } from "./hurried.ts";
import { createOrigin } from "./origin.ts";

const origin = createOrigin(join(temporaryFolder(), "origin"), {
  base: [{ "main.tf": "old\n" }],
  head: [{ "main.tf": "new\n" }],
});
const pull = { owner: "octo-org", repo: "infrastructure", number: 7 };

type Tunnel = { readonly target: string; readonly authorization: string | undefined };

let github: GitHub;
let proxy: Server;
let address = "";
let tunnels: Tunnel[] = [];
beforeEach(async () => {
  github = await startGitHub({ directory: origin.directory, pulls: [{ number: 7 }] });
  tunnels = [];
  proxy = createServer().on("connect", ({ url = "", headers }, client, head) => {
    tunnels.push({ target: url, authorization: headers["proxy-authorization"] });
    const [host = "", port] = url.split(":");
    if (host !== "127.0.0.1") {
      client.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
      return;
    }
    const server = open(Number(port), host, () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      server.write(head);
      server.pipe(client).pipe(server);
    });
    server.on("error", () => client.destroy());
    client.on("error", () => server.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  address = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
afterEach(async () => {
  await github.close();
  proxy.close();
});

const ask = (environment: Environment, apiUrl = github.url) => {
  const fetch = proxyFetch(environment);
  const connection = { token: writeToken, apiUrl, userAgent: "pare", patience: hurried };
  return getPullRequest(connect({ ...connection, ...(fetch && { fetch }) }), pull);
};

test("requests go through the proxy, with its own credentials", async () => {
  const answer = await ask({ http_proxy: `http://ada:secret@${address}` });
  expect(answer).toMatchObject({ ok: true, value: { number: 7 } });
  expect(tunnels).toEqual([
    {
      target: new URL(github.url).host,
      authorization: `Basic ${Buffer.from("ada:secret").toString("base64")}`,
    },
  ]);
});

test("a proxy that does not let through is a refusal", async () => {
  const answer = await ask({ HTTPS_PROXY: address }, "https://ghes.invalid/api/v3");
  expect(answer).toMatchObject({
    ok: false,
    status: 0,
    hint: "GitHub did not answer. Run again; if it stays so, check network and proxy.",
  });
  expect(tunnels.map(({ target }) => target)).toEqual(Array(3).fill("ghes.invalid:443"));
});

test("what no_proxy names is asked directly", async () => {
  const answer = await ask({ http_proxy: `http://${address}`, no_proxy: "127.0.0.1" });
  expect(answer).toMatchObject({ ok: true });
  expect(tunnels).toEqual([]);
});

test.for<Environment>([{}, { https_proxy: "" }, { no_proxy: "x" }, { all_proxy: "http://p" }])(
  "%o names no proxy",
  (environment) => {
    expect(proxyFetch(environment)).toBeUndefined();
  },
);

const api = "https://api.ghe.example/x";
const https = { https_proxy: "http://proxy:1" };
const chosen: readonly (readonly [string, Environment, string | undefined])[] = [
  [api, https, "http://proxy:1"],
  [api, { HTTPS_PROXY: "http://capital:1" }, "http://capital:1"],
  [api, { ...https, HTTPS_PROXY: "http://capital:1" }, "http://proxy:1"],
  [api, { https_proxy: "proxy:1" }, "http://proxy:1"],
  [api, { http_proxy: "http://proxy:1" }, undefined],
  ["http://api.ghe.example/x", https, undefined],
  ["http://api.ghe.example/x", { http_proxy: "http://proxy:1" }, "http://proxy:1"],
  [api, { ...https, no_proxy: "*" }, undefined],
  [api, { ...https, NO_PROXY: "api.ghe.example" }, undefined],
  [api, { ...https, no_proxy: "localhost, GHE.example" }, undefined],
  [api, { ...https, no_proxy: ".ghe.example" }, undefined],
  [api, { ...https, no_proxy: "*.ghe.example" }, undefined],
  [api, { ...https, no_proxy: "api.ghe.example:443" }, undefined],
  ["https://ghe.example:8443/x", { ...https, no_proxy: "ghe.example:8443" }, undefined],
  [api, { ...https, no_proxy: "api.ghe.example:8443" }, "http://proxy:1"],
  [api, { ...https, no_proxy: "he.example" }, "http://proxy:1"],
  [api, { ...https, no_proxy: "" }, "http://proxy:1"],
];
test.for(chosen)("%s with %o goes through %s", ([url, environment, expected]) => {
  expect(proxyFor(new URL(url), environment)).toBe(expected);
});

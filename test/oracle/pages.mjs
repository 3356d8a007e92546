/**
 * Opens HTML reports in a headless browser: nothing may be logged, nothing asked of a network, and the
 * filters and links work. Screenshots of them, light and dark, wide and narrow, and a PDF as it is
 * printed are left in a folder to be looked at. Without a browser it says that it is skipped.
 *
 *     node dist/cli/index.js audit --format html > report.html
 *     node test/oracle/pages.mjs FOLDER report.html ...
 */
import { Buffer } from "node:buffer";
import console from "node:console";
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { installed, withTab } from "./browser.mjs";

/** @typedef {import("./browser.mjs").Tab} Tab */

/** @typedef {{ name: string, width: number, scheme: "light" | "dark" }} View */
/** @type {readonly View[]} */
const views = [
  { name: "wide-light", width: 1280, scheme: "light" },
  { name: "wide-dark", width: 1280, scheme: "dark" },
  { name: "narrow-light", width: 390, scheme: "light" },
  { name: "narrow-dark", width: 390, scheme: "dark" },
];

/** What a browser says where something is wrong with a page. */
const complaints = [
  "Runtime.consoleAPICalled",
  "Runtime.exceptionThrown",
  "Log.entryAdded",
  "Audits.issueAdded",
];

/** How much of a page a screenshot shows. */
const tallest = 4000;

const [folder, ...pages] = process.argv.slice(2);
const browser = installed();
if (folder === undefined || pages.length === 0) {
  console.error("node test/oracle/pages.mjs FOLDER PAGE...");
  process.exitCode = 2;
} else if (browser === undefined) {
  console.log("skipped: there is no Chromium here; name one in the variable CHROME");
} else {
  mkdirSync(folder, { recursive: true });
  for (const page of pages) await withTab(browser, (tab) => look(tab, page, folder));
}

/**
 * @param {Tab} tab
 * @param {string} page
 * @param {string} into
 */
async function look(tab, page, into) {
  for (const domain of ["Page", "Runtime", "Log", "Network", "Audits"])
    await tab.ask(`${domain}.enable`);
  const address = pathToFileURL(resolve(page)).href;
  const name = basename(page, ".html");
  const began = performance.now();
  await tab.ask("Page.navigate", { url: address });
  while (!tab.told.some(({ method }) => method === "Page.loadEventFired")) await sleep(20);
  const seconds = (performance.now() - began) / 1000;
  await checkFilters(tab);
  for (const { name: view, width, scheme } of views) {
    await tab.ask("Emulation.setEmulatedMedia", {
      features: [{ name: "prefers-color-scheme", value: scheme }],
    });
    const metrics = { width, height: tallest, deviceScaleFactor: 1, mobile: width < 500 };
    await tab.ask("Emulation.setDeviceMetricsOverride", metrics);
    const wide = await value(tab, "document.documentElement.scrollWidth");
    if (Number(wide) > width) fail(`${name}, ${view}: the page is ${String(wide)} wide`);
    const height = Math.min(tallest, Number(await value(tab, "document.body.scrollHeight")));
    const clip = { x: 0, y: 0, width, height, scale: 1 };
    const shot = await tab.ask("Page.captureScreenshot", { clip, captureBeyondViewport: true });
    writeFileSync(join(into, `${name}-${view}.png`), Buffer.from(String(shot.data), "base64"));
  }
  const printed = await tab.ask("Page.printToPDF", { printBackground: true });
  writeFileSync(join(into, `${name}.pdf`), Buffer.from(String(printed.data), "base64"));

  // A page that was opened by no click is told of as one that "Back" passes over.
  const isSkippable = (/** @type {unknown} */ params) =>
    JSON.stringify(params).includes("NavigationEntryMarkedSkippable");
  const said = tab.told.filter(({ method, params }) =>
    method === "Network.requestWillBeSent"
      ? requested(params) !== address
      : complaints.includes(method) && !isSkippable(params),
  );
  for (const each of said) fail(`${name}: ${JSON.stringify(each)}`);
  console.log(`${name}: loaded in ${seconds.toFixed(2)} s, ${said.length} complaints or requests`);
}

/** @param {import("./browser.mjs").Values} params */
function requested(params) {
  return /** @type {{ url: string }} */ (params.request).url;
}

/**
 * A path that no policy has hides all, and all come back; a box of the map fills the field in.
 * @param {Tab} tab
 */
async function checkFilters(tab) {
  const type = (/** @type {string} */ text) => `
    document.querySelector("[name=path]").value = ${JSON.stringify(text)};
    document.getElementById("filters").dispatchEvent(new Event("input"));
    document.querySelectorAll(".policy:not([hidden])").length`;
  const all = Number(await value(tab, `document.querySelectorAll(".policy").length`));
  if (all === 0) return;
  const none = Number(await value(tab, type("no/such/path")));
  const back = Number(await value(tab, type("")));
  if (none !== 0 || back !== all) fail(`the filter leaves ${none} and then ${back} of ${all}`);
  const path = String(await value(tab, `document.querySelector(".policy").dataset.path`));
  const name = path.replace(/^.*\//, "");
  for (const typed of [path, path.slice(0, -1), `**/${name}`, `*${name.slice(1)}`])
    if (Number(await value(tab, type(typed))) === 0) fail(`the filter ${typed} hides ${path}`);
  if (name !== path && Number(await value(tab, type(path.slice(1)))) > 0)
    fail(`the filter ${path.slice(1)} is taken for the middle of a path`);
  const filled = await value(
    tab,
    `document.querySelector("[data-filter-path]")?.dispatchEvent(new MouseEvent("click"));
     document.querySelector("[name=path]").value`,
  );
  const first = await value(
    tab,
    `document.querySelector("[data-filter-path]")?.dataset.filterPath ?? ""`,
  );
  if (filled !== first && filled !== `${String(first)}/`)
    fail(`a box fills in ${String(filled)}, and means ${String(first)}`);
  await value(tab, type(""));
  await value(tab, `document.querySelector(".policy").open = true; scrollTo(0, 0)`);
}

/**
 * @param {Tab} tab
 * @param {string} expression
 */
async function value(tab, expression) {
  const answer = await tab.ask("Runtime.evaluate", { expression, returnByValue: true });
  if (answer.exceptionDetails) throw new Error(JSON.stringify(answer.exceptionDetails));
  return /** @type {{ value?: unknown }} */ (answer.result).value;
}

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exitCode = 1;
}

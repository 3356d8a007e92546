// What GitHub's runner starts, which gives no arguments: the Action is in the bundle of the command line, whose parts
// it shares.
import { argv } from "node:process";

argv.splice(2, Infinity, "action");
await import(import.meta.resolve("../cli/index.js"));

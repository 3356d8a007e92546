// What GitHub's runner starts, which gives no arguments: the Action is in the bundle of the command line, whose parts
// it shares.

process.argv.splice(2, Infinity, "action");
await import(new URL("../cli/index.js", import.meta.url).href);

import { stats2 } from "./commands/stats2.ts";
import { stats } from "./commands/stats.ts";
import { audit } from "./commands/audit.ts";
import { extract } from "./commands/extract.ts";

const [, , command, ...paths] = process.argv;
if (command === "stats2") process.stdout.write(stats2(process.cwd(), paths) + "\n");
else if (command === "stats") process.stdout.write(stats(process.cwd(), paths) + "\n");
else if (command === "extract")
  process.stdout.write(extract(process.cwd(), paths.filter((p) => !p.startsWith("--") && p !== "json")) + "\n");
else process.stdout.write(audit(process.cwd(), paths.filter((p) => !p.startsWith("--") && p !== "json")) + "\n");

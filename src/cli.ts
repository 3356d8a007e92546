import { audit } from "./commands/audit.ts";
import { extract } from "./commands/extract.ts";

const [, , command, ...paths] = process.argv;
if (command === "extract")
  process.stdout.write(extract(process.cwd(), paths.filter((p) => !p.startsWith("--") && p !== "json")) + "\n");
else process.stdout.write(audit(process.cwd(), paths.filter((p) => !p.startsWith("--") && p !== "json")) + "\n");

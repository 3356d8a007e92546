// What the bundles need beside them: the declarations of the library, which are those of its entry, in which every public
// type stands; and what GitHub's runner starts, which imports nothing but a bundle.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import ts from "typescript";

const entry = "src/library.ts";
const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(entry, "utf8"), {
  fileName: entry,
  reportDiagnostics: true,
  compilerOptions: { isolatedDeclarations: true, strict: true },
});
const said = diagnostics.map(({ messageText }) =>
  ts.flattenDiagnosticMessageText(messageText, "\n"),
);
if (/\bimport\b/.test(outputText)) said.push("a public type stands in another file");
if (said.length > 0) throw new Error(`${entry} cannot be declared alone: ${said.join("; ")}`);
writeFileSync("dist/library/index.d.ts", outputText);

mkdirSync("dist/action", { recursive: true });
copyFileSync("src/runner.js", "dist/action/index.js");

import { isProgram } from "../../evaluate/script/programs.ts";

/** Whether a file is a program that uses AWS CDK and may give access. */
export function claims(path: string, text: string): boolean {
  return isProgram(path) && usesCdk(text) && speaksOfAccess(text);
}

/** An import of CDK's, in version 1 or 2. */
function usesCdk(text: string): boolean {
  return /["'](?:aws-cdk-lib|monocdk|@aws-cdk\/[\w-]+)(?:["'/])|^[ \t]*(?:from|import)[ \t]+aws_cdk\b/m.test(
    text,
  );
}

function speaksOfAccess(text: string): boolean {
  return /[Pp]olic(?:y|ies)|[Ss]tatement|\bgrant|Principal|\bassume[dR_]/.test(text);
}

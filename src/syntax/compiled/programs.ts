import { nameOf } from "../../source/path.ts";

/** Whether a file is a program in Go, and no test. */
export const isGo = (path: string): boolean =>
  path.endsWith(".go") && !nameOf(path).endsWith("_test.go");

/** Whether a file is a program in Java, and neither a test nor made by a build. */
export const isJava = (path: string): boolean => path.endsWith(".java") && !isBesideJava(path);

/** Whether a file is in a folder of the tests of a program on Java's machine, or of what a build makes of it. */
export const isBesideJava = (path: string): boolean =>
  /(?:^|\/)(?:src\/(?:test|it|integrationTest|jmh)|target|build\/generated)\//.test(path);

/** Whether a file is somebody else's program, or a copy that a tool made. */
export const isCopy = (path: string): boolean =>
  /(?:^|\/)(?:vendor|node_modules|cdk\.out|\.aws-sam)\//.test(path);

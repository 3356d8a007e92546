/** Wrong use: said in one line, with what to do instead, and exit code 2. */
export class UsageError extends Error {}

/** The words of a name, in small letters: `AllowSQSMessages` -> allow, sqs, messages. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, "$1$3 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** A name as one in camel case: `app_2`, `app 2` and `App2` as `app2`. */
export function inCamelCase(name: string): string {
  const [first = "", ...more] = wordsOf(name);
  return first + more.map(capitalised).join("");
}

/** `sqs` as `Sqs`. */
export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

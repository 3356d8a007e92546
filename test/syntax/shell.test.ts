import fc from "fast-check";
import { expect, test } from "vitest";
import { maskScript } from "../../src/syntax/shell.ts";
import { valueOf } from "../../src/syntax/data.ts";
import { readJson } from "../../src/syntax/json.ts";

const mask = (script: string) => maskScript(script, (root) => valueOf(root, "a") !== undefined);

const pieces = [
  "cat > x <<EOF\n",
  "cat <<-'EOF'\n",
  "EOF\n",
  '{"a": "$B/${C}/\\$/`d`"}',
  " '{\"a\": 1}' ",
  '"{\\"a\\": 1}"',
  '{"a": $(b)}\n',
  "  run: |\n",
  '    {"a": "${{ b }}"}\n',
  '{"b": 1}',
  "# it's\n",
  "'",
  "\n",
  "x",
];

test("whatever a script holds, what is left of it is one list, and stands where it stood", () => {
  let most = 0;
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
      const script = parts.join("");
      const { text, placeholders } = mask(script);
      const { root, problems } = readJson(text);
      expect(problems.length > 0).toBe(text.trim() === "");
      const items = root?.kind === "list" ? root.items : [];
      most = Math.max(most, items.length);
      for (const { span } of items)
        expect(script.slice(span.start, span.end)).toMatch(/^\{"a": [^]*\}$/);
      for (const { start, end } of placeholders)
        expect(script.slice(start, end)).toMatch(/^(?:\\\$|\$\w|\$[({]|`)/);
    }),
  );
  expect(most).toBeGreaterThan(1);
});

test.each([
  ["a text that goes on after it", `x='{"a": 1}'more`],
  ["a text that another breaks", `x='{"a": "'$B'"}'`],
  ["a heredoc without an end", `cat <<EOF\n{"a": 1}\n`],
  ["a comment", `# cat '{"a": 1}'`],
  ["a heredoc that comments out", `: <<'END'\n{"a": 1}\nEND\n`],
  ["what is quoted in that", `: <<END\ncat '{"a": 1}'\nEND\n`],
  ["commands in commands", `cat <<EOF\n{"a": "$(b $(c))"}\nEOF\n`],
  ["defaults in defaults", 'cat <<EOF\n{"a": "${B:-${C}}"}\nEOF\n'],
  ["all arguments, which a wildcard looks like", `cat <<EOF\n{"a": "b/$*"}\nEOF\n`],
  ["a name too short for a string", `cat <<EOF\n{"a": $1}\nEOF\n`],
  ["escapes of the shell", `cat <<EOF\n{"a": "\\\\$B"}\nEOF\n`],
  ["an expression with braces", "x='{\"a\": \"${{ format('{0}', b) }}\"}'"],
  ["what is not asked for", `cat '{"b": 1}'`],
])("nothing is left of %s", (_, script) => {
  expect(mask(script).text.trim()).toBe("");
});

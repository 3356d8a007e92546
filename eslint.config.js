import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

// Who may import whom is not said here: test/architecture.test.ts holds that table.
export default defineConfig(
  globalIgnores(["dist", "coverage", "test/golden", "test/**/fixtures"]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      // There are no enums here, and no classes but those of errors: these take a third of the time.
      "@typescript-eslint/no-unsafe-class-instance-assignment": "off",
      "@typescript-eslint/no-unsafe-enum-assignment": "off",
      eqeqeq: "error",
      "no-console": "error",
    },
  },
  {
    files: ["catalog/build/**", "test/bench/**", "test/oracle/**", "test/access/**", ".github/**"],
    rules: { "no-console": "off" },
  },
);

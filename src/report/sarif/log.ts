import type { Log, Notification, Result } from "sarif";
import { home, version } from "../home.ts";
import { descriptors } from "./descriptors.ts";

/** What a run tells of beside its rules. */
type Told = {
  readonly results: readonly Result[];
  readonly notifications: readonly Notification[];
  /** Whether all was judged that was to be. */
  readonly isComplete: boolean;
};

/**
 * A log with one run of Pare's. There is no `automationDetails.id`: one in the file wins over the
 * `category` that a workflow gives.
 */
export function sarifLog({ results, notifications, isComplete }: Told): Log {
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Pare",
            version,
            semanticVersion: version,
            informationUri: home,
            rules: [...descriptors],
          },
        },
        columnKind: "utf16CodeUnits",
        results: [...results],
        invocations: [
          { executionSuccessful: isComplete, toolExecutionNotifications: [...notifications] },
        ],
      },
    ],
  };
}

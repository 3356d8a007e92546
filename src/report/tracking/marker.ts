import { markerStart } from "../marker.ts";

// The first line of a tracking issue, hidden: by it a later run knows the issue again, and whether
// Pare itself closed it.

const done = "audit done -->";

/** What the marker of a job's issue begins with. */
export function issueMarkerStart(job: string): string {
  return `${markerStart(job)}audit `;
}

export function issueMarker(job: string, isDone: boolean): string {
  return `${markerStart(job)}${isDone ? done : "audit open -->"}`;
}

/** Whether an issue says that nothing was left when it was written. */
export function isDone(body: string): boolean {
  const [first = ""] = body.split(/\r?\n/, 1);
  return first.endsWith(` ${done}`);
}

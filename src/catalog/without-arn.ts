/** Of an action, who asks for it on what has no ARN, so that `*` alone is its resource. */
export type WithoutArn = {
  /** The parameters of calls that name such a thing. */
  readonly parameters: readonly string[];
  /** The services that do so under the roles they assume, by their principals. */
  readonly services: readonly string[];
};

/** Reads `without-arn.json` of the catalog: what is asked for so, by action; undefined of all others. */
export function openWithoutArn(
  read: (file: string) => string,
): (action: string) => WithoutArn | undefined {
  const { actions } = JSON.parse(read("without-arn.json")) as {
    readonly actions: Readonly<Record<string, WithoutArn>>;
  };
  const byAction = new Map(Object.entries(actions).map(([id, row]) => [id.toLowerCase(), row]));
  return (action) => byAction.get(action.toLowerCase());
}

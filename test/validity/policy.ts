/** A policy as JSON has it, which may be as wrong as it likes. */
export type Policy = Readonly<Record<string, unknown>>;
export type Statement = Readonly<Record<string, unknown>>;
export type Condition = Readonly<Record<string, Readonly<Record<string, unknown>>>>;
type Principal = "*" | Readonly<Record<string, unknown>>;
type Names = string | readonly string[];

/** A policy of today's language with a list of statements. */
export function policy(...statements: readonly Statement[]): Policy {
  return { Version: "2012-10-17", Statement: statements };
}

/** A policy of today's language whose statement stands in no list. */
export function alone(statement: Statement): Policy {
  return { Version: "2012-10-17", Statement: statement };
}

export function named(sid: string, statement: Statement): Statement {
  return { Sid: sid, ...statement };
}

export function allow(actions: Names, resources: Names, condition?: Condition): Statement {
  return { Effect: "Allow", Action: actions, Resource: resources, ...conditionally(condition) };
}

export function deny(actions: Names, resources: Names, condition?: Condition): Statement {
  return { ...allow(actions, resources, condition), Effect: "Deny" };
}

export function allowing(
  principal: Principal,
  actions: Names,
  resources: Names,
  condition?: Condition,
): Statement {
  return { Principal: principal, ...allow(actions, resources, condition) };
}

export function denying(
  principal: Principal,
  actions: Names,
  resources: Names,
  condition?: Condition,
): Statement {
  return { ...allowing(principal, actions, resources, condition), Effect: "Deny" };
}

/** What allows somebody something without naming a resource, as the trust policies of roles do. */
export function trusting(principal: Principal, actions: Names, condition?: Condition): Statement {
  return { Effect: "Allow", Principal: principal, Action: actions, ...conditionally(condition) };
}

/** Reading reports, under a condition. */
export function reading(condition: Condition): Policy {
  return policy(allow("s3:GetObject", "arn:aws:s3:::reports/*", condition));
}

function conditionally(condition: Condition | undefined): Statement {
  return condition ? { Condition: condition } : {};
}

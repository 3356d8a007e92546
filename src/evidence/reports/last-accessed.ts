import { stated } from "../fields.ts";
import { isJson, memberOf, textIn, type Json } from "../reading/records.ts";
import { everybodyIn, nothingOf, type Reported } from "../reported.ts";
import { momentOf, tornMoment, trackedUntil } from "./moment.ts";
import { iamArnIn, isIamArn, stemOf, whoseReport, type ReportSite } from "./whose.ts";

/** What a value says, if it is a report of that kind: undefined where it is none. */
export type ReportOf<Context> = (
  value: Json,
  context: Context,
) => readonly Reported[] | { readonly wrong: string } | undefined;

/** What the catalog knows of names. */
export type Names = {
  /** An action as AWS writes it, whatever its case. */
  readonly actionOf: (name: string) => string;
  readonly isService: (prefix: string) => boolean;
};

type Context = { readonly site: ReportSite; readonly names: Names };

/**
 * IAM's last-accessed data, by service or by action. Follows GetServiceLastAccessedDetails,
 * GetServiceLastAccessedDetailsWithEntities and GetOrganizationsAccessReport of the AWS IAM API Reference. None says whose
 * it is, and the second not of which service: `whoseReport` and the name of its file do.
 */
export const lastAccessedOf: ReportOf<Context> = (value, context) => {
  const status = textIn(value, "JobStatus");
  const services = memberOf(value, "ServicesLastAccessed");
  const entities = memberOf(value, "EntityDetailsList");
  const details = memberOf(value, "AccessDetails");
  if (status === undefined) return undefined;
  if (status !== "COMPLETED")
    return { wrong: `its job is ${status}: get it again when it is COMPLETED` };
  const made = momentOf(memberOf(value, "JobCreationDate"));
  const torn = [services, entities, details]
    .flatMap(timesIn)
    .flatMap((each) => tornMoment(each) ?? []);
  if (torn[0] !== undefined) return { wrong: torn[0] };
  if (Array.isArray(details)) return byOrganization(details.filter(isJson), value, made, context);
  if (Array.isArray(services)) return byService(services.filter(isJson), value, made, context);
  return Array.isArray(entities)
    ? byEntity(entities.filter(isJson), value, made, context)
    : undefined;
};

/** When rows were last attempted, as they write it. */
function timesIn(rows: unknown): readonly unknown[] {
  if (!Array.isArray(rows)) return [];
  return rows
    .filter(isJson)
    .flatMap((each) => [
      memberOf(each, "LastAuthenticated"),
      memberOf(each, "LastAuthenticatedTime"),
      memberOf(each, "LastAccessedTime"),
      ...timesIn(memberOf(each, "TrackedActionsLastAccessed")),
    ]);
}

function byService(
  services: readonly Json[],
  value: Json,
  made: string | undefined,
  { site, names }: Context,
): ReturnType<typeof lastAccessedOf> {
  const arn = whoseReport(value, site) ?? onlyEntity(services);
  if (arn === undefined)
    return {
      wrong:
        "it does not say whose it is: call the file 111122223333/role/NAME.json, put an Arn into it, or use --report-of ARN",
    };
  const period = trackedUntil(made);
  const known = services.flatMap((each) => {
    const service = serviceIn(each);
    return service === undefined ? [] : [{ service, each }];
  });
  const tracked = known.flatMap(({ service, each }) => trackedIn(each, service, names));
  const attempted = tracked.flatMap(({ action, last, region }) =>
    last === undefined ? [] : [stated({ action, last, region })],
  );
  const unattempted = tracked.flatMap((each) => (each.last === undefined ? [each.action] : []));
  return [
    {
      ...nothingOf(arn),
      services: known.map(({ service, each }) => ({
        service,
        ...lastIn(each, "LastAuthenticated", "LastAuthenticatedRegion"),
        ...period,
      })),
      actions: tracked.length === 0 ? [] : [{ ...period, attempted, unattempted }],
    },
  ];
}

/**
 * Whose a report is in which one user or role alone made attempts: its own; or it is one of a policy or group, and then
 * it holds of that user or role as well, since of what nobody attempted they attempted nothing.
 */
function onlyEntity(services: readonly Json[]): string | undefined {
  const all = new Set(
    services.flatMap((each) => textIn(each, "LastAuthenticatedEntity") ?? []).filter(isIamArn),
  );
  const [only] = all;
  return all.size === 1 ? only : undefined;
}

function trackedIn(service: Json, prefix: string, { actionOf }: Names) {
  const tracked = memberOf(service, "TrackedActionsLastAccessed");
  if (!Array.isArray(tracked)) return [];
  return tracked.filter(isJson).flatMap((each) => {
    const name = textIn(each, "ActionName");
    if (name === undefined || !/^\w+$/.test(name)) return [];
    const last = lastIn(each, "LastAccessedTime", "LastAccessedRegion");
    return [{ action: actionOf(`${prefix}:${name}`), ...last }];
  });
}

function byEntity(
  entities: readonly Json[],
  value: Json,
  made: string | undefined,
  { site, names }: Context,
): ReturnType<typeof lastAccessedOf> {
  const service = serviceIn(value) ?? stemOf(site);
  if (!names.isService(service))
    return {
      wrong:
        "it does not say of which service it is: call the file s3.json, or put a ServiceNamespace into it",
    };
  return entities.flatMap((each) => {
    const info = memberOf(each, "EntityInfo");
    const arn = isJson(info) ? iamArnIn(info, "Arn") : undefined;
    if (arn === undefined) return [];
    const last = lastIn(each, "LastAuthenticated");
    return [{ ...nothingOf(arn), services: [{ service, ...last, ...trackedUntil(made) }] }];
  });
}

/**
 * What nobody attempted in a part of an organization, nobody did in an account of it. Which part it is the report does not
 * say: the accounts are in it from which services were attempted last.
 */
function byOrganization(
  details: readonly Json[],
  value: Json,
  made: string | undefined,
  { site }: Context,
): ReturnType<typeof lastAccessedOf> {
  const paths = details.flatMap((each) => textIn(each, "EntityPath") ?? []);
  const met = paths.flatMap((path) => /\/(\d{12})\/?$/.exec(path)?.[1] ?? []).map(everybodyIn);
  const given = whoseReport(value, site);
  const all = new Set([...met, ...(given?.endsWith(":root") === true ? [given] : [])]);
  if (all.size === 0)
    return {
      wrong:
        "it does not say of which account it is: use --report-of arn:aws:iam::111122223333:root",
    };
  const services = details.flatMap((each) => {
    const service = serviceIn(each);
    const isAttempted = momentOf(memberOf(each, "LastAuthenticatedTime")) !== undefined;
    return service === undefined || isAttempted ? [] : [{ service, ...trackedUntil(made) }];
  });
  return [...all].map((arn) => ({ ...nothingOf(arn), services }));
}

function serviceIn(value: Json): string | undefined {
  const service = textIn(value, "ServiceNamespace");
  return service !== undefined && /^[\w-]+$/.test(service) ? service : undefined;
}

function lastIn(value: Json, time: string, where = "") {
  const last = momentOf(memberOf(value, time));
  const region = textIn(value, where);
  const isSaid = last !== undefined && region !== undefined && /^[\w-]+$/.test(region);
  return stated({ last, region: isSaid ? region : undefined });
}

/**
 * @typedef {{ actions: readonly string[], reason: string, link: string }} Decision the actions with
 * prefix, why it is so, and where AWS says it
 */

const reference = "https://docs.aws.amazon.com/service-authorization/latest/reference";

/**
 * A page of the Service Authorization Reference.
 * @param {string} name
 */
export const page = (name) => `${reference}/${name}.html`;

/**
 * Actions of one service.
 * @param {string} service
 * @param {string} names with blanks between
 */
export const of = (service, names) => names.split(/\s+/).map((name) => `${service}:${name}`);

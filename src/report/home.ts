/** Where Pare is at home. */
export const home = "https://github.com/pare-iam/pare";

export const version = "0.1.0";

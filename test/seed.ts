import fc from "fast-check";

/**
 * Where property tests begin to draw: the same place each time, so that one commit passes or fails
 * alike everywhere. Another one looks elsewhere: `PARE_SEED=$RANDOM npm test`.
 */
export const seed = Number(process.env.PARE_SEED ?? 5);

fc.configureGlobal({ seed });

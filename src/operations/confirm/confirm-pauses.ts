/** How long to wait before each repeated read after a write, in ms. Apigee documents no delay; 10 s is the limit here. */
export const confirmPausesMs = [500, 1000, 1500, 2000, 2500, 2500] as const;

/** The sum of these pauses, in ms. */
export const confirmMs = confirmPausesMs.reduce((sum, ms) => sum + ms, 0);

/** The shortest beginning of a key that is looked for. */
export const shortestKey = 8;

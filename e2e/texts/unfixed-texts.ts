/**
 * What the checks of texts and names found when they were introduced and what is not fixed yet, by
 * file. It only shrinks: an entry that is fixed has to go. Nothing may be added.
 */
export const unfixedTexts: Readonly<Record<string, readonly string[]>> = {};

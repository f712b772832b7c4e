/** The start of a key needs at least this many characters to be searched for. */
export const minKeyChars = 8;

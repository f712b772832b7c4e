/** Whether a text has a visible character: no white space, control or default-ignorable character. */
export function hasVisibleText(text: string): boolean {
  return /[^\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}

/** Removes invisible characters: zero-width spaces, soft hyphens, direction marks and others. */
export function withoutInvisible(text: string): string {
  return text.replaceAll(/\p{Default_Ignorable_Code_Point}+/gu, '');
}

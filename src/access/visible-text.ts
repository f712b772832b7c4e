/** Whether a text shows anything: white space, controls and default-ignorable characters alone do not. */
export function hasVisibleText(text: string): boolean {
  return /[^\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}

/** A text without the characters that nobody sees: zero-width spaces, soft hyphens, direction marks and the like. */
export function withoutInvisible(text: string): string {
  return text.replaceAll(/\p{Default_Ignorable_Code_Point}+/gu, '');
}

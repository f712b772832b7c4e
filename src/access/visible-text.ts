/** Whether a text shows anything: white space, controls and default-ignorable characters alone do not. */
export function hasVisibleText(text: string): boolean {
  return /[^\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);
}

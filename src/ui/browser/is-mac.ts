/** Whether the keyboard has ⌘ where others have Ctrl. */
export const isMac = navigator.userAgent.includes('Mac');

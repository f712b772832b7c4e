import type { Action } from '../../access/status.ts';
import { fold } from '../../inventory/view.ts';
import { m } from '../../paraglide/messages.js';

/** Shorter words do not count as the start of an action. */
const minActionChars = 3;

/** The action that a text asks for, and the rest of the text: `appr rain` asks to approve `rain`. */
export function actionIn(text: string): { action: Action; rest: string } | null {
  const words = text.trim().split(/\s+/u);
  const names = { approve: fold(m.action_approve()), revoke: fold(m.action_revoke()) };
  for (const action of ['approve', 'revoke'] as const) {
    // In German, the verb comes last.
    const index = words.findIndex(
      (word) => word.length >= minActionChars && names[action].startsWith(fold(word)),
    );
    const rest = words.toSpliced(index, 1).join(' ');
    if (index !== -1 && rest) return { action, rest };
  }
  return null;
}

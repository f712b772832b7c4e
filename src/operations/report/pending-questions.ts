import { createStore } from '../../store.ts';
import type { ReportTexts } from '../operation-texts.ts';
import type { Difference, Operation } from '../operation.ts';
import { useStore } from '../../ui/hooks/use-store.ts';

/** An operation that waits for confirmation, because someone else changed the resource. */
export interface PendingConflict {
  kind: 'conflict';
  /** based on the resource as it is now */
  operation: Operation;
  texts: ReportTexts;
  /** the value that it sets, as shown when it was requested; `undefined` = it did not exist */
  seen: string | undefined;
  others: Difference[];
  /** runs the operation */
  confirm(): void;
}

/** An undo that waits for confirmation, because it stops something. */
export interface PendingUndo extends Pick<PendingConflict, 'operation' | 'confirm'> {
  kind: 'undo';
}

export type PendingQuestion = (PendingConflict | PendingUndo) & { id: number };

const questions = createStore<readonly PendingQuestion[]>([]);

export const usePendingQuestions = () => useStore(questions);

let lastId = 0;

/** Asks a person whether to run an operation. */
export function askQuestion(question: PendingConflict | PendingUndo): void {
  lastId += 1;
  questions.set([...questions.get(), { ...question, id: lastId }]);
}

/** Removes a question that was answered. */
export function removeQuestion(question: PendingConflict | PendingUndo): void {
  questions.set(questions.get().filter((other) => other !== question));
}

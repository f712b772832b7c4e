import { createStore } from '../store.ts';
import type { Change } from './status-change.ts';
import type { Difference } from './differences.ts';
import type { App } from '../api/schemas.ts';
import { useStore } from '../ui/use-store.ts';

/** A change that waits for a decision, because somebody else changed the app. */
export interface Question {
  id: number;
  change: Change;
  /** the app as it is now */
  now: App;
  others: Difference[];
  /** sends it all the same, on the ground of what is shown now */
  goOn(): void;
}

const questions = createStore<readonly Question[]>([]);

export const useQuestions = () => useStore(questions);

let lastId = 0;

export function ask(question: Omit<Question, 'id'>): void {
  lastId += 1;
  questions.set([...questions.get(), { ...question, id: lastId }]);
}

export function answered(question: Question): void {
  questions.set(questions.get().filter((other) => other !== question));
}

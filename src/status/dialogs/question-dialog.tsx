import type { PendingQuestion } from '../../operations/report/pending-questions.ts';
import { ConflictDialog } from './conflict-dialog.tsx';
import { UndoDialog } from './undo-dialog.tsx';

/** Asks a question that an operation has before it runs. */
export function QuestionDialog({ question }: { question: PendingQuestion }) {
  if (question.kind === 'conflict') return <ConflictDialog conflict={question} />;
  return <UndoDialog undo={question} />;
}

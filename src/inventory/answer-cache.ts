/** How many answers are kept: rows of one are requested while the next is being computed. */
const answerCacheSize = 4;

/** Keeps the last answers, so that more of their rows can be requested. */
export function createAnswerCache<Answer>() {
  const answers = new Map<number, Answer>();
  let lastId = 0;
  return {
    /** Keeps an answer until four newer ones have come; returns its id. */
    add(answer: Answer): number {
      lastId += 1;
      answers.set(lastId, answer);
      answers.delete(lastId - answerCacheSize);
      return lastId;
    },

    get: (id: number): Answer | undefined => answers.get(id),
  };
}

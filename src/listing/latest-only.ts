/**
 * Makes a function that sends one question to a worker at a time. Of the questions that arrive while one is answered, it
 * sends only the newest, and returns `undefined` for the others.
 */
export function createLatestOnly() {
  let source: object | undefined;
  let latest = {};
  let answering: Promise<unknown> = Promise.resolve();
  return async function ask<Answer>(
    from: object,
    send: () => Promise<Answer>,
  ): Promise<Answer | undefined> {
    // A worker that has ended never answers.
    if (source !== from) answering = Promise.resolve();
    source = from;
    const turn = {};
    latest = turn;
    await answering;
    if (latest !== turn) return undefined;
    const answer = send();
    answering = answer.catch(() => {});
    return answer;
  };
}

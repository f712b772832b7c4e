/**
 * Makes a function that sends one question at a time, so that of those that come meanwhile only the newest is sent. It
 * returns the answer; `undefined` = a newer question was sent instead.
 */
export function createNewestFirst() {
  let source: object | undefined;
  let newest = {};
  let answering: Promise<unknown> = Promise.resolve();
  return async function ask<Answer>(
    from: object,
    send: () => Promise<Answer>,
  ): Promise<Answer | undefined> {
    // A worker that has ended never answers.
    if (source !== from) answering = Promise.resolve();
    source = from;
    const turn = {};
    newest = turn;
    await answering;
    if (newest !== turn) return undefined;
    const answer = send();
    answering = answer.catch(() => {});
    return answer;
  };
}

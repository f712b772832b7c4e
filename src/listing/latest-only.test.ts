import { expect, test } from 'vitest';
import { createLatestOnly } from './latest-only.ts';

function heldAnswers() {
  const sent: string[] = [];
  const held = new Map<string, Settlers>();
  const send = (question: string) => async () => {
    sent.push(question);
    return new Promise<string>((resolve, reject) => held.set(question, { resolve, reject }));
  };
  const answer = (question: string) => held.get(question)?.resolve(`answer to ${question}`);
  const fail = (question: string) => held.get(question)?.reject(new Error(question));
  return { sent, send, answer, fail };
}

interface Settlers {
  resolve(answer: string): void;
  reject(error: Error): void;
}

const worker = {};
const settle = () => new Promise((resolve) => setTimeout(resolve));

test('sends only the newest of the questions that arrive while one is answered', async () => {
  const { sent, send, answer } = heldAnswers();
  const ask = createLatestOnly();
  const answers = Promise.all(['c', 'ch', 'che', 'chec'].map((q) => ask(worker, send(q))));
  await settle();
  expect(sent).toEqual(['chec']);
  answer('chec');
  expect(await answers).toEqual([undefined, undefined, undefined, 'answer to chec']);

  const first = ask(worker, send('one'));
  await settle();
  const others = [ask(worker, send('two')), ask(worker, send('three'))];
  await settle();
  expect(sent).toEqual(['chec', 'one']);
  answer('one');
  expect(await first).toBe('answer to one');
  await settle();
  expect(sent).toEqual(['chec', 'one', 'three']);
  answer('three');
  expect(await Promise.all(others)).toEqual([undefined, 'answer to three']);
});

test('a failed question rejects for its caller, and does not stop the next one', async () => {
  const { send, answer, fail } = heldAnswers();
  const ask = createLatestOnly();
  const failing = ask(worker, send('one'));
  await settle();
  fail('one');
  await expect(failing).rejects.toThrow('one');
  const next = ask(worker, send('two'));
  await settle();
  answer('two');
  expect(await next).toBe('answer to two');
});

test('a worker that never answers does not hold up questions to another', async () => {
  const { sent, send } = heldAnswers();
  const ask = createLatestOnly();
  void ask({}, send('one'));
  await settle();
  void ask(worker, send('two'));
  await settle();
  expect(sent).toEqual(['one', 'two']);
});

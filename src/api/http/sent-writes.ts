import type { WriteRequest } from '../client.ts';

/** A write that this tab sent, and how it was answered. Its request can hold a consumer key. */
export interface SentWrite {
  organization: string;
  request: WriteRequest;
  /** HTTP status; 0 = no response */
  status: number;
  /** the server's request id, if it sends one */
  requestId: string | undefined;
  /** when it was sent, in ms */
  sentAt: number;
  /** when it was answered or given up, in ms */
  answeredAt: number;
}

type Listener = (write: SentWrite) => void;

const listeners = new Set<Listener>();

/** Calls `listener` with each write from now on, once it was answered or given up. Returns a function that ends it. */
export function watchWrites(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Tells the listeners about a write. */
export function noteWrite(write: Omit<SentWrite, 'answeredAt'>): void {
  const answeredAt = Date.now();
  for (const listener of listeners) listener({ ...write, answeredAt });
}

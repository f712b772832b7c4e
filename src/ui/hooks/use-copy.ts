import { useEffect, useState } from 'react';
import { announce } from '../toast/announcer.ts';

/** What is announced after the copy succeeded or failed. */
export interface CopyTexts {
  copied: string;
  failed: string;
}

/** How long the label stays "Copied". */
const copiedMs = 2000;

/** Copies to the clipboard and announces the result. `text` is called on each press; its result is not stored. */
export function useCopy(text: () => string, texts: CopyTexts) {
  const [result, setResult] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (result !== 'copied') return undefined;
    const timer = setTimeout(() => setResult(null), copiedMs);
    return () => clearTimeout(timer);
  }, [result]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text());
      setResult('copied');
      announce(texts.copied);
    } catch {
      setResult('failed');
      announce(texts.failed);
    }
  }
  return { copied: result === 'copied', failed: result === 'failed', copy };
}

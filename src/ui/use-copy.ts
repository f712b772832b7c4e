import { useEffect, useState } from 'react';
import { announce } from './toast/announcer.ts';

/** What is announced: the clipboard took the text, or the browser refused. */
export interface CopyTexts {
  copied: string;
  failed: string;
}

/** How long it says that it copied, in ms. */
const saidFor = 2000;

/** Copies to the clipboard and says how that went. `text` is asked for at the press and kept nowhere. */
export function useCopy(text: () => string, texts: CopyTexts) {
  const [result, setResult] = useState<'copied' | 'failed' | null>(null);
  useEffect(() => {
    if (result !== 'copied') return undefined;
    const timer = setTimeout(() => setResult(null), saidFor);
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

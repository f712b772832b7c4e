import { fingerprintOf } from '../access/fingerprint.ts';
import { matchesKey, minMaskEndChars } from '../access/key-match.ts';
import { possibleKeysIn } from '../access/key-scan/keys-in-text.ts';
import {
  appsWithSecretsIn,
  appWithSecretsIn,
  isRevoked,
  withoutSecrets,
} from '../api/app-bodies.ts';
import type { App, AppWithSecrets } from '../api/schemas.ts';
import { hasSkippedKeys } from '../inventory/row.ts';

/** At most this many keys of a text are looked up. */
const maxKeys = 1000;

/** A word of the text that looks like a complete key. */
export interface PastedKey {
  key: string;
  /** `undefined` = too short for one, or the browser has no SHA-256 */
  fingerprint: string | undefined;
  /** no label says that it is a key, so it may be a consumer secret */
  mayBeSecret: boolean;
}

/** What a text holds. Of the text itself, nothing else leaves the worker. */
export interface Pasted {
  sizeBytes: number;
  /** words that look like complete keys, likeliest first, at most `maxKeys` */
  keys: PastedKey[];
  /** the text has no more of them */
  isComplete: boolean;
  /** how many masked keys (“abcd…wxyz”) there are */
  maskCount: number;
  /** words of which only a comparison shows whether they are a key or a secret */
  otherCount: number;
  /** words that are not in `keys` may be consumer secrets */
  hasOtherSecrets: boolean;
}

/** A key that the text leads to, in the app that has it. */
export interface Match {
  app: App;
  key: string;
  /** the text has the whole key */
  isWhole: boolean;
  /** the text has its masked form, which another key can have too */
  isMasked: boolean;
  /** the text has its consumer secret */
  isSecret: boolean;
  /** which of `Pasted.keys` is the secret, if one is */
  secretIndex?: number;
}

/** Compares the words of one text with the keys and secrets of apps. It is used in a worker: no secret leaves it. */
export function createLeakIndex() {
  const words = new Set<string>();
  const indexes = new Map<string, number>();
  const masksByStart = new Map<string, string[]>();

  /** Reads the words of a text or of files that may be keys; the text is not kept. */
  async function readWords(parts: readonly (string | Blob)[]): Promise<Pasted> {
    const blob = new Blob(parts.flatMap((part) => [part, '\n']));
    const { words: found, isComplete } = possibleKeysIn(await blob.text());
    const keys = found.filter(({ kind }) => kind === 'key');
    const masks = found.flatMap(({ word, kind }) => (kind === 'masked' ? [word] : []));
    for (const { word, kind } of found) if (kind !== 'masked') words.add(word);
    for (const mask of masks) {
      const start = mask.slice(0, minMaskEndChars);
      masksByStart.set(start, [...(masksByStart.get(start) ?? []), mask]);
    }
    const listed = keys.slice(0, maxKeys);
    for (const [index, { word }] of listed.entries()) indexes.set(word, index);
    const others = [...keys.slice(maxKeys), ...found.filter(({ kind }) => kind !== 'key')];
    return {
      sizeBytes: blob.size - parts.length,
      keys: await Promise.all(
        listed.map(async ({ word: key, mayBeSecret }) => ({
          key,
          fingerprint: await fingerprintOf(key),
          mayBeSecret,
        })),
      ),
      isComplete: isComplete && keys.length <= maxKeys,
      maskCount: masks.length,
      otherCount: found.length - keys.length - masks.length,
      hasOtherSecrets: others.some(({ mayBeSecret }) => mayBeSecret),
    };
  }

  function matchesIn(app: AppWithSecrets): Match[] {
    return app.credentials.flatMap(({ consumerKey: key, consumerSecret = '' }) => {
      const isWhole = words.has(key);
      const isSecret = consumerSecret !== '' && words.has(consumerSecret);
      const masks = masksByStart.get(key.slice(0, minMaskEndChars)) ?? [];
      const isMasked = masks.some((mask) => matchesKey(mask, key));
      if (!isWhole && !isSecret && !isMasked) return [];
      const secretIndex = isSecret ? indexes.get(consumerSecret) : undefined;
      const match = { app: withoutSecrets(app), key, isWhole, isMasked, isSecret };
      return [secretIndex === undefined ? match : { ...match, secretIndex }];
    });
  }

  function comparisonOf(apps: readonly AppWithSecrets[]) {
    return {
      matches: apps.flatMap(matchesIn),
      hasRevoked: apps.some(isRevoked),
      withSkippedKeys: apps.filter(hasSkippedKeys).length,
    };
  }

  return {
    readWords,

    /** Compares the apps of a page; returns what is needed to find the next one, and the matches. */
    comparePage(bytes: ArrayBuffer) {
      const page = appsWithSecretsIn(bytes);
      if (!('rows' in page)) return { page, ...comparisonOf([]) };
      const ids = page.rows.map(({ appId }) => ({ appId }));
      return { page: { ...page, rows: ids }, ...comparisonOf(page.rows) };
    },

    /** `comparePage` for one app of a list of bare ids. */
    compareApp(bytes: ArrayBuffer, appId: string) {
      const found = appWithSecretsIn(bytes, appId);
      if (!('app' in found)) return { app: found, ...comparisonOf([]) };
      return { app: { isTaken: true as const }, ...comparisonOf([found.app]) };
    },
  };
}

export type LeakIndex = ReturnType<typeof createLeakIndex>;

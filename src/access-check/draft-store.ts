import { useState } from 'react';
import { useLocation } from 'react-router';
import type { AccessCheckState } from '../paths.ts';
import type { CallFields, PastedRequest } from './call-draft.ts';

/** What was entered on the page. It has no key, only the name of a key in its app. */
export interface Draft {
  pasted: PastedRequest | null;
  /** the fields that were typed or chosen; they win over the pasted request */
  typed: Partial<CallFields>;
  appId: string | null;
  /** the plain name of the key in its app; `null` = the first */
  keyName: string | null;
  /** the mask of a key that the organization does not have */
  unknownKey: string | null;
  /** the pasted request had a key of its own */
  hadKey: boolean;
}

// In memory only: a reload, or another entry of the history, starts again.
let lastDraft: { entry: string; draft: Draft } | undefined;

/** What was entered on the page, remembered for the way back from another page. */
export function useDraft(organization: string) {
  const { key, state } = useLocation();
  const entry = `${organization} ${key}`;
  const [draft, setDraft] = useState(() =>
    lastDraft?.entry === entry
      ? lastDraft.draft
      : draftFrom(state as Partial<AccessCheckState> | null),
  );
  function change(changes: Partial<Draft>) {
    setDraft((before) => {
      const next = { ...before, ...changes };
      lastDraft = { entry, draft: next };
      return next;
    });
  }
  return [draft, change] as const;
}

function draftFrom(state: Partial<AccessCheckState> | null): Draft {
  const { appId, key, environment, proxy } = state ?? {};
  return {
    pasted: null,
    typed: { ...(environment && { environment }), ...(proxy && { proxy }) },
    appId: appId ?? null,
    keyName: key ?? null,
    unknownKey: null,
    hadKey: false,
  };
}

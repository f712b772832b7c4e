import { useState } from 'react';
import { knownStatus } from '../../../access/status.ts';
import type { NewKey } from '../../../api/app-requests.ts';
import type { App, Credential } from '../../../api/schemas.ts';
import { addKey } from '../../../operations/app/key/add-key.ts';
import type { AppToChange } from '../../../operations/app/app-change.ts';
import { deleteKey } from '../../../operations/app/key/delete-key.ts';
import { statusChange } from '../../../operations/app/status-change.ts';
import type { FinishedOperation } from '../../../operations/log.ts';
import { keysCreatedBy } from './created-keys.ts';
import { useRun, type DialogRecord } from '../use-run.ts';

/** A key that was created. */
export interface Creation extends DialogRecord {
  newKey: NewKey;
  /** as last read; several = someone else created one at the same time, and they can't be told apart */
  keys: Credential[];
}

/**
 * Creates a key for a dialog. The dialog can't be closed while that runs (`isLocked`), so that the secret is always
 * shown. It can be closed during an operation that it runs before the creation (`run`).
 */
export function useKeyCreation() {
  const { run, runStep, isRunning, last } = useRun();
  const [newKey, setNewKey] = useState<NewKey>();
  const [before, setBefore] = useState<Creation>();
  const [isFollowed, setFollowed] = useState(false);
  // After a lost reply, the key can also be found later.
  const creation = creationOf(last, newKey) ?? before;

  /**
   * @param approves approves the products that arrive pending
   * @returns its record, also if the key is only found later
   */
  async function create(
    target: AppToChange,
    wanted: NewKey,
    approves: boolean,
  ): Promise<FinishedOperation | undefined> {
    setNewKey(wanted);
    const record = await run(addKey(target, wanted), 'everything');
    const keys = record ? keysCreatedBy(record, wanted) : [];
    if (approves && keys.length === 1) {
      setFollowed(true);
      const app = record?.outcome.state as App;
      for (const key of keys) await approvePending({ ...target, app }, key);
      setFollowed(false);
    }
    return record;
  }

  // One after the other: each is an operation of its own, and its outcome is shown beside the product.
  async function approvePending({ organization, app }: AppToChange, key: Credential) {
    let state = app;
    for (const { name, status } of key.products) {
      if (knownStatus(status) !== 'pending') continue;
      const level = { key: key.consumerKey, product: name };
      const change = statusChange({ organization, app: state, level }, 'approve');
      const record = await runStep(change, 'everything');
      state = (record?.outcome.state as App | undefined) ?? state;
    }
  }

  /** Creates a key again, and then deletes the one that has the wrong expiry. */
  async function replace(
    target: AppToChange,
    wrong: Pick<Credential, 'consumerKey'>,
    wanted: NewKey,
  ): Promise<void> {
    setBefore(creation);
    const record = await create(target, wanted, false);
    if (!record || keysCreatedBy(record, wanted).length === 0) return;
    const app = record.outcome.state as App;
    await runStep(deleteKey({ ...target, app, key: wrong.consumerKey }), 'nothing');
  }

  return {
    run,
    runStep,
    create,
    replace,
    creation,
    last,
    isRunning: isRunning || isFollowed,
    isLocked: newKey !== undefined && (isRunning || isFollowed),
  };
}

function creationOf(
  last: DialogRecord | undefined,
  newKey: NewKey | undefined,
): Creation | undefined {
  const keys = newKey && last ? keysCreatedBy(last.record, newKey) : [];
  return newKey && last && keys.length > 0 ? { ...last, newKey, keys } : undefined;
}

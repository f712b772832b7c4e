import { plainKeyName } from '../../access/key-names.ts';
import type { Operation, Resource, ResourceId } from '../operation.ts';
import type { SavedChange } from './saved-change.ts';
import { appResourceId } from './switches.ts';
import { changeTexts } from './texts/change-texts.ts';
import { keyNameText } from './texts/key-text.ts';

/** What is known of an app after a reload: the value that the change is about. */
interface RestoredState {
  value: string | undefined;
}

/** What a record has besides its operation. */
interface RecordFacts {
  /** of the record */
  id: number;
  /** `Operation.action` */
  action: string;
  /** the value when it was requested */
  before: string;
  /** when it was requested, in ms */
  at: number;
  /** `Operation.describe` */
  described: Record<string, unknown>;
}

/**
 * A change of before a reload that Activity shows. What it wrote is not kept, so it can't be sent, undone or compared
 * with what is read.
 */
export function restoredChange(saved: SavedChange, known: RecordFacts): Operation<RestoredState> {
  const { organization, app, key, product, change } = saved;
  const { id, action, before, at, described } = known;
  const names = { app: app.displayName, key: key && keyNameText.bind(null, key), product };
  const resource: ResourceId =
    app.appId === undefined
      ? { organization, id: `new/${id}` }
      : appResourceId(organization, app.appId);
  return {
    resource: { ...resource, ...unreadable },
    id: JSON.stringify(['restored', id]),
    isShownOnly: true,
    action,
    wanted: '',
    keyName: key && plainKeyName(key),
    before: { value: before },
    at,
    stops: false,
    permission: '',
    valueIn: ({ value }) => value,
    isShownIn: () => false,
    send: notKept,
    request: notKept,
    reportTexts: notKept,
    basedOn: notKept,
    inverse: () => null,
    texts: changeTexts(names, change),
    describe: () => described,
    save: () => saved,
  };
}

const unreadable: Omit<Resource<RestoredState>, keyof ResourceId> = {
  read: notKept,
  refetch: notKept,
  differences: notKept,
  modifiedAt: notKept,
};

/** Never called: `isShownOnly` is set. */
function notKept(): never {
  throw new TypeError('What this change wrote is not kept over a reload');
}

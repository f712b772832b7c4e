import AppWindow from 'lucide-react/icons/app-window';
import CircleSlash from 'lucide-react/icons/circle-slash';
import KeyRound from 'lucide-react/icons/key-round';
import ListFilter from 'lucide-react/icons/list-filter';
import { useNavigate } from 'react-router';
import { plainKeyName } from '../access/key-names.ts';
import { isForKeys } from '../access/key-scan/keys-in-text.ts';
import { keyNameText } from '../operations/app/texts/key-text.ts';
import { formatNumber } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';
import type { ListOption, OptionGroup } from '../ui/choices/option-list.tsx';
import { useOfferedActions } from './actions/find-actions.ts';
import { closeFindDialog } from './find-dialog-store.ts';
import type { Found } from './find-key.ts';
import { openPageText, pagesMeant, startsWords } from './page-words.ts';
import { useStatusActions } from './actions/status-actions.ts';
import type { Named } from './use-apps-named.ts';
import { useOpen } from './use-key-search.ts';

/** The option that searches for a key; it is the first where the text names nothing else. */
export const keySearchId = 'key search';

type Open = (path: string) => () => void;

/** What the Find dialog offers for a text: a key search, pages, apps and actions. */
export function useFindOptions(
  organization: string,
  named: Named,
  searchForKey: () => void,
): OptionGroup[] {
  const navigate = useNavigate();
  const statusActions = useStatusActions(organization);
  const offered = useOfferedActions();
  const open: Open = (path) => () => void navigate(path);

  const { q, apps, action } = named;
  const pages = { label: m.find_pages(), options: pageOptions(organization, q, open) };
  const found = { label: m.apps(), options: appOptions(organization, named, open) };
  const actions = {
    label: m.actions(),
    options: action
      ? apps.rows.flatMap((row) =>
          statusActions(row, [action]).map((option) => ({ ...option, detail: row.owner })),
        )
      : offered.filter(({ name }) => startsWords(name, q)),
  };
  const groups = (action ? [actions, found] : [pages, found, actions]).map(closingFirst);
  const isNothing = groups.every(({ options }) => options.length === 0);
  if (!isNothing && !isForKeys(q)) return groups;
  const keySearch = {
    id: keySearchId,
    name: m.find_key_in_text(),
    Icon: KeyRound,
    run: searchForKey,
  };
  return [{ label: m.column_keys(), options: [keySearch] }, ...groups];
}

/** Complete keys that a search found, and the apps that have them. */
export interface FoundKeys {
  appIds: string[];
  keys: string[];
}

/** The keys that were found, to open one or to revoke all. */
export function useHitOptions(
  organization: string,
  hits: Found['hits'],
  revokeKeys: (found: FoundKeys) => void,
): OptionGroup[] {
  const open = useOpen();
  const options = hits.map((hit) => ({
    id: hitId(hit),
    name: hit.displayName,
    detail: hit.owner,
    tag: hit.keyName ? keyNameText(hit.keyName) : undefined,
    Icon: KeyRound,
    run: () => open(organization, hit, true),
  }));
  const actions = closingFirst({
    label: m.actions(),
    options: revokeOptions(hits, revokeKeys),
  });
  return [{ label: m.find_keys(), options }, actions];
}

/** Tells hits apart: key names are unique in an app. */
export function hitId({ appId, keyName, word }: Found['hits'][number]): string {
  return `${appId} ${keyName ? plainKeyName(keyName) : ''} ${word}`;
}

// The start of a key may be that of another key: it is not enough to revoke.
function revokeOptions(hits: Found['hits'], revokeKeys: (found: FoundKeys) => void): ListOption[] {
  const whole = hits.filter(({ isWhole, keyName }) => isWhole && keyName);
  if (whole.length === 0) return [];
  const found = {
    appIds: [...new Set(whole.map(({ appId }) => appId))],
    keys: [...new Set(whole.map(({ start }) => start))],
  };
  return [
    {
      id: 'revoke keys',
      name: m.find_revoke_keys({ count: found.keys.length }),
      Icon: CircleSlash,
      run: () => revokeKeys(found),
    },
  ];
}

function pageOptions(organization: string, q: string, open: Open): ListOption[] {
  return pagesMeant(q).map(({ name, to, Icon }) => ({
    id: to(organization),
    name: openPageText(name()),
    Icon,
    run: open(to(organization)),
  }));
}

function appOptions(organization: string, { q, apps, action }: Named, open: Open): ListOption[] {
  const { rows, count, couldBeKey } = apps;
  const options = rows.map(({ appId, displayName, owner }) => ({
    id: `app ${appId}`,
    name: displayName,
    detail: owner,
    Icon: AppWindow,
    run: open(paths.app(organization, appId)),
  }));
  // A text that could be a key must not get into the address.
  if (count === rows.length || couldBeKey || action) return options;
  const all = {
    id: 'all apps',
    name: m.find_show_all({ count: formatNumber(count) }),
    Icon: ListFilter,
    run: open(`${paths.apps(organization)}?${new URLSearchParams({ q })}`),
  };
  return [...options, all];
}

// The dialog closes first, so that the focus is back on the page before an option moves it.
function closingFirst({ label, options }: OptionGroup): OptionGroup {
  const closing = options.map((option) => ({
    ...option,
    run() {
      closeFindDialog();
      option.run();
    },
  }));
  return { label, options: closing };
}

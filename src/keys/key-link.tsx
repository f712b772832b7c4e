import type { ReactNode } from 'react';
import { plainKeyName } from '../access/key-names.ts';
import { markFoundKey } from '../find/found-key.ts';
import type { KeyRow } from '../inventory/keys/key-row.ts';
import { keyNameText } from '../operations/app/texts/key-text.ts';
import { PageLink } from '../page-link.tsx';
import { m } from '../paraglide/messages.js';
import { paths } from '../paths.ts';

interface Props {
  organization: string;
  row: KeyRow;
  className: string | undefined;
  children: ReactNode;
}

/** A link to the page of a key's app, which marks the key, as after a search for it. */
export function KeyLink({ organization, row, className = '', children }: Props) {
  const { appId, app, keyName } = row;
  return (
    <PageLink
      to={paths.app(organization, appId)}
      className={className}
      aria-label={m.keys_open({ key: keyNameText(keyName), app })}
      onClick={() =>
        markFoundKey({
          organization,
          appId,
          start: keyName.mask,
          keyName: plainKeyName(keyName),
        })
      }
    >
      {children}
    </PageLink>
  );
}

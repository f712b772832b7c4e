import { explain } from '../errors/explain.ts';
import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { Details } from '../ui/details.tsx';
import styles from '../ui/page.module.css';
import type { OrganizationUsage } from './organization-usage.ts';
import { usageSentences } from './usage-words.ts';

interface Props {
  usage: Pick<OrganizationUsage, 'environments' | 'error' | 'callsWithoutApp' | 'isLoading'>;
  onRetry(): void;
}

/** Which environments *last used* covers, up to when, and what could not be read. */
export function UsageNote({ usage, onRetry }: Props) {
  const { environments, callsWithoutApp, isLoading } = usage;
  const failed = environments.filter(({ error }) => error !== undefined);
  const errors = [usage.error, ...failed.map(({ error }) => error)].filter(Boolean);
  return (
    <div className={styles.count} role="note" aria-label={m.usage_title()}>
      <p>
        {usageSentences(usage).join(' ')}{' '}
        {callsWithoutApp > 0 && m.usage_not_set({ count: callsWithoutApp, value: '(not set)' })}
      </p>
      {errors.length > 0 && (
        <>
          <Details label={m.details()} lines={errors.flatMap((error) => explain(error).details)} />
          <Button aria-busy={isLoading} onClick={onRetry}>
            {m.try_again()}
          </Button>
        </>
      )}
    </div>
  );
}

import { usageDays } from '../../api/stats/usage-days.ts';
import { LazyBoundary, lazyPart } from '../../errors/lazy-boundary.tsx';
import { m } from '../../paraglide/messages.js';
import { Disclosure } from '../../ui/disclosure.tsx';

const KeyUsage = lazyPart(async () => (await import('../../usage/key-usage.tsx')).KeyUsage);

interface Props {
  organization: string;
  appId: string;
}

/** When the keys of the app were called, in a section that loads when it is opened: statistics are few calls a minute. */
export function UsageSection({ organization, appId }: Props) {
  return (
    <Disclosure
      id="usage"
      title={m.usage_section()}
      hint={m.usage_section_hint({ days: usageDays.keys })}
    >
      <LazyBoundary fallback={<p>{m.loading()}</p>}>
        <KeyUsage organization={organization} appId={appId} />
      </LazyBoundary>
    </Disclosure>
  );
}

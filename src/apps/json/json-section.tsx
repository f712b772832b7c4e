import { LazyBoundary, lazyPart } from '../../errors/lazy-boundary.tsx';
import { m } from '../../paraglide/messages.js';
import { Disclosure } from '../../ui/disclosure.tsx';

const AppJson = lazyPart(async () => (await import('./app-json.tsx')).AppJson);

interface Props {
  organization: string;
  appId: string;
}

/** The JSON of the app, in a section that loads when it is opened. */
export function JsonSection({ organization, appId }: Props) {
  return (
    <Disclosure id="json" title={m.json()} hint={m.json_hint()}>
      <LazyBoundary fallback={<p>{m.loading()}</p>}>
        <AppJson organization={organization} appId={appId} />
      </LazyBoundary>
    </Disclosure>
  );
}

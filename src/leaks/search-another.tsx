import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { closeIncident } from './incident-search.ts';

/** A button that drops the incident with its evidence, to search another text. */
export function SearchAnother() {
  return (
    <Button
      onClick={() => {
        closeIncident();
        document.querySelector('h1')?.focus();
      }}
    >
      {m.leaks_new()}
    </Button>
  );
}

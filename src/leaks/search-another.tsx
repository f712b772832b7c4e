import { m } from '../paraglide/messages.js';
import { Button } from '../ui/button.tsx';
import { closeIncident } from './incident-search.ts';

/** Drops the incident, for another text. Once something was done, it is beside the evidence, which is dropped too. */
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

import { m } from '../paraglide/messages.js';

/** Stands where code should have come: the host has a newer console by now, or the network is gone. */
export function PartMissing() {
  return <p role="alert">{m.part_missing()}</p>;
}

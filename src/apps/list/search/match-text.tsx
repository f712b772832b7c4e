import type { RowMatch } from '../../../inventory/row.ts';
import { m } from '../../../paraglide/messages.js';

/** Says where the search text of a row was found, or what is pending in it. */
export function MatchText({ match: { by, text } }: { match: RowMatch }) {
  return texts[by](text);
}

const texts: Record<RowMatch['by'], (text: string) => string> = {
  name: (name) => name,
  product: (product) => m.match_product({ product }),
  'app-id': (id) => m.match_app_id({ id }),
  'owner-id': (id) => m.match_owner_id({ id }),
  key: (key) => m.key_named({ key }),
  'pending-key': (key) => m.match_pending_key({ key }),
  'pending-product': (product) => m.match_pending_product({ product }),
};

import type { Action } from '../access/status.ts';
import { connectionTo } from '../connection/connection.ts';
import { formatTime } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { tookEffect, type Change, type Outcome } from './status-change.ts';

/** Where Apigee says how long its gateways keep what they know of apps, keys and products. */
export const propagationSource =
  'https://docs.cloud.google.com/apigee/docs/reference/apis/apigee/rest/v1/organizations.apiproducts.attributes/updateApiProductAttribute';

/**
 * Until when gateways may go by what was before, in ms; `null` where nothing changed. The length is the
 * connection's own (reference §5.3).
 */
export function gatewaysUntil(change: Change, outcome: Outcome): number | null {
  if (!tookEffect(outcome)) return null;
  return outcome.at + connectionTo(change.organization).propagationSeconds * 1000;
}

/** *Gateways may honour it until 14:06:20.* `until` in ms. */
export function gatewaysWord(action: Action, until: number): string {
  const time = formatTime(until);
  return action === 'revoke' ? m.gateways_honour({ time }) : m.gateways_refuse({ time });
}

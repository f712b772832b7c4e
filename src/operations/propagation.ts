import type { Action } from '../access/status.ts';
import { connectionTo } from '../connection/connection.ts';
import { formatTime } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';
import { tookEffect, type Change, type Outcome } from './app/status-change.ts';

/** Apigee's documentation of how long gateways cache apps, keys and products. */
export const propagationSource =
  'https://docs.cloud.google.com/apigee/docs/reference/apis/apigee/rest/v1/organizations.apiproducts.attributes/updateApiProductAttribute';

/**
 * Until when gateways may use the cached status, in ms; `null` if nothing changed. The duration is set per connection
 * (docs/apigee-api.md, "Propagation").
 */
export function gatewaysUntil(change: Change, outcome: Outcome): number | null {
  if (!tookEffect(outcome)) return null;
  return outcome.at + connectionTo(change.organization).propagationSeconds * 1000;
}

/** *Gateways may honor it until 14:06:20.* `until` in ms. */
export function gatewaysWord(action: Action, until: number): string {
  const time = formatTime(until);
  return action === 'revoke' ? m.gateways_honor({ time }) : m.gateways_refuse({ time });
}

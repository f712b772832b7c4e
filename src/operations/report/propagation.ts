import { connectionTo } from '../../connection/connection.ts';
import { tookEffect, type Operation, type Outcome } from '../operation.ts';

/** Apigee's documentation of how long gateways cache apps, keys and products. */
export const propagationSource =
  'https://docs.cloud.google.com/apigee/docs/reference/apis/apigee/rest/v1/organizations.apiproducts.attributes/updateApiProductAttribute';

/**
 * Until when gateways may use the cached status, in ms; `null` if nothing changed. The duration is set per connection
 * (docs/apigee-api.md, "Propagation").
 */
export function gatewaysUntil({ resource }: Operation, outcome: Outcome): number | null {
  if (!tookEffect(outcome)) return null;
  return outcome.at + connectionTo(resource.organization).propagationSeconds * 1000;
}

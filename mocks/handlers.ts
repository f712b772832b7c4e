import { productHandlers } from './handlers/api-products.ts';
import { appGroupHandlers } from './handlers/app-groups.ts';
import { appWriteHandlers } from './handlers/app-writes.ts';
import { attributeHandlers } from './handlers/attributes.ts';
import { keyWriteHandlers } from './handlers/key-writes.ts';
import { ownerWriteHandlers } from './handlers/owner-writes.ts';
import { productWriteHandlers } from './handlers/product-writes.ts';
import { proxyHandlers } from './handlers/proxies.ts';
import { appHandlers } from './handlers/apps.ts';
import { companyHandlers } from './handlers/companies.ts';
import { developerHandlers } from './handlers/developers.ts';
import { keyHandlers } from './handlers/keys.ts';
import { statsHandlers } from './handlers/stats.ts';
import { organizationHandlers } from './handlers/organizations.ts';
import { ownedAppHandlers } from './handlers/owned-apps.ts';

/**
 * All handlers of the mock. There is no catch-all: an unknown request stays unhandled, so that a
 * client that sends it fails its test.
 */
export const handlers = [
  ...organizationHandlers,
  ...appHandlers,
  ...keyHandlers,
  ...ownedAppHandlers,
  ...developerHandlers,
  ...appGroupHandlers,
  ...companyHandlers,
  ...productHandlers,
  ...proxyHandlers,
  ...appWriteHandlers,
  ...keyWriteHandlers,
  ...attributeHandlers,
  ...ownerWriteHandlers,
  ...productWriteHandlers,
  ...statsHandlers,
];

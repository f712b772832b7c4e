import type { OwnedAppSpec } from './seed-parts.ts';

/** The apps of the AppGroups of the organization on Apigee X, by name. */
export const groupAppsOfX: Record<string, readonly OwnedAppSpec[]> = {
  'northwind-logistics': [
    {
      name: 'Partner Sync',
      display: 'Partner Sync',
      created: '2023-12-11',
      modified: '2026-10-05',
      notes: 'Orders out, shipments back.',
      keys: [
        { products: ['orders', 'inventory', 'shipping'] },
        { products: ['orders', ['shipping', 'revoked']], issued: '2025-09-15' },
      ],
    },
    {
      name: 'Warehouse Scanner',
      display: 'Warehouse Scanner',
      created: '2024-05-27',
      keys: [{ products: ['inventory', ['identity', 'pending']] }],
    },
  ],
  'globex-partners': [
    {
      name: 'Globex Catalogue Feed',
      display: 'Globex Catalogue Feed',
      created: '2024-03-04',
      keys: [{ products: ['catalogue'] }],
    },
    {
      name: 'Globex Returns',
      created: '2025-10-01',
      status: 'revoked',
      modified: '2026-10-31',
      keys: [{ products: ['orders', 'shipping'] }],
    },
  ],
  'umbrella-travel': [
    {
      name: 'Travel Alerts',
      display: 'Travel Alerts',
      created: '2025-02-17',
      keys: [{ products: [['premium-weather', 'pending'], 'notifications'] }],
    },
    {
      name: 'Airport Maps',
      display: 'Airport Maps',
      created: '2025-05-26',
      keys: [{ products: ['maps-tiles'], status: 'revoked' }],
    },
  ],
  // An inactive AppGroup.
  'initech-labs': [
    {
      name: 'TPS Reports',
      display: 'TPS Reports',
      created: '2023-02-19',
      keys: [{ products: ['analytics-export'] }],
    },
    {
      name: 'Badge Printer',
      display: 'Badge Printer',
      created: '2023-08-08',
      keys: [{ products: ['identity'], status: 'revoked' }],
    },
  ],
};

import { dayMs, timeOn, type OwnedAppSpec } from './seed-parts.ts';
import { taxProducts } from './seed-tax-products.ts';

const longName =
  'Quarterly reconciliation of store, online and marketplace orders against shipments, refunds and loyalty points '
    .padEnd(
      200,
      'across every region and currency we trade in; owned by finance operations, ask before you touch it! ',
    )
    .slice(0, 199)
    .concat('.');

/** The apps of the developers of the organization on Apigee X, by email. `now` in ms. */
export function developerAppsOfX(now: number): Record<string, readonly OwnedAppSpec[]> {
  return {
    'amelia.hart@brightcart.example': [
      {
        name: 'Checkout Web',
        created: '2023-03-14',
        modified: '2026-09-02',
        callbackUrl: 'https://shop.brightcart.example/oauth/callback',
        notes: 'The web shop. On-call: #team-checkout.',
        attributes: { tier: 'gold', 'cost-centre': '4711' },
        keys: [{ products: ['payments-v2', 'orders', 'loyalty'] }],
      },
      {
        name: 'Checkout iOS',
        display: 'Checkout (iOS)',
        created: '2023-05-02',
        modified: '2026-02-19',
        keys: [
          { products: ['payments-v2', 'orders'] },
          { products: ['payments-v2', 'orders'], issued: '2026-02-19' },
        ],
      },
      {
        name: 'Checkout Android',
        display: 'Checkout (Android)',
        created: '2023-05-03',
        keys: [{ products: ['payments-v2', 'orders', ['loyalty', 'revoked']] }],
      },
      {
        name: 'Gift Cards',
        display: 'Gift Cards',
        created: '2025-12-01',
        keys: [{ products: ['payments-v2', 'loyalty'], expiresAt: now + 5 * dayMs }],
      },
    ],
    'marcus.bell@fleetwise.example': [
      {
        name: 'Fleet Tracker iOS',
        display: 'Fleet Tracker iOS',
        created: '2022-10-10',
        modified: '2026-07-30',
        keys: [
          { products: ['maps-tiles', 'routing'] },
          { products: ['maps-tiles', 'routing', 'geocoding'], issued: '2026-07-30' },
        ],
      },
      {
        name: 'Fleet Tracker Android',
        display: 'Fleet Tracker Android',
        created: '2022-10-11',
        keys: [{ products: ['maps-tiles', ['routing', 'revoked']] }],
      },
      {
        name: 'Delivery Hub',
        display: 'Delivery Hub',
        created: '2022-12-06',
        modified: '2026-10-15',
        notes: 'One key per depot. Lyon is being retired.',
        keys: [
          { products: ['orders', 'routing', 'shipping'], attributes: { depot: 'Oslo' } },
          {
            products: ['orders', 'routing', ['shipping', 'revoked']],
            issued: '2023-08-01',
            attributes: { depot: 'Lyon' },
          },
          { products: ['orders', 'routing'], status: 'revoked', issued: '2024-02-12' },
          {
            products: ['orders', 'routing'],
            issued: '2025-01-20',
            expiresAt: timeOn('2026-01-20', 'hub'),
          },
          { products: ['orders', ['identity', 'pending']], issued: '2026-10-15' },
        ],
      },
      {
        name: 'Driver Companion',
        created: '2024-03-18',
        keys: [
          { products: ['maps-tiles', 'routing', 'notifications'], expiresAt: now + 180 * dayMs },
        ],
      },
    ],
    'priya.raman@skyline-weather.example': [
      {
        name: 'Rain Radar',
        display: 'Rain Radar',
        created: '2022-04-25',
        modified: '2026-05-11',
        keys: [{ products: ['weather-basic', ['premium-weather', 'revoked']] }],
      },
      {
        name: 'Storm Watch',
        display: 'Storm Watch',
        created: '2026-10-28',
        keys: [{ products: ['weather-basic', ['premium-weather', 'pending']] }],
      },
      // Its only key is the one of the fixture (apigeecli #628): pending and expired.
      { name: 'Storm Alerts', display: 'Storm Alerts', created: '2025-01-22' },
      {
        name: 'Umbrella Reminder',
        created: '2024-09-09',
        keys: [{ products: ['weather-basic', 'notifications'], scopes: ['READ'] }],
      },
    ],
    'tomas.ferreira@brightcart.example': [
      {
        name: 'Price Scraper',
        display: 'Price Scraper',
        created: '2023-07-19',
        modified: '2026-08-24',
        status: 'revoked',
        notes: 'Revoked: 4 million calls in one night.',
        keys: [
          { products: ['catalogue', 'inventory'] },
          { products: ['catalogue'], issued: '2024-05-06' },
        ],
      },
      {
        name: 'Till Emulator',
        display: 'Till Emulator',
        created: '2023-08-30',
        modified: '2026-03-03',
        keys: [{ products: ['payments-v2', 'orders'], status: 'revoked' }],
      },
      {
        name: 'Demo App',
        display: 'Demo App',
        created: '2024-01-08',
        keys: [{ products: ['catalogue'] }],
      },
      {
        name: 'Internal Dashboard',
        display: 'Internal Dashboard',
        created: '2024-02-14',
        keys: [{ products: [['analytics-export', 'pending'], 'orders'] }],
      },
    ],
    'ingrid.solberg@nordpost.example': [
      {
        name: 'nightly-export',
        created: '2022-05-16',
        keys: [{ products: ['orders', 'analytics-export'] }],
      },
      {
        name: 'Parcel Locator',
        display: 'Parcel Locator',
        created: '2022-08-23',
        modified: '2025-08-23',
        keys: [{ products: ['shipping', 'geocoding'] }],
      },
      {
        name: 'Label Printer 2.0',
        display: 'Label Printer',
        created: '2025-03-12',
        keys: [
          { products: ['shipping'] },
          { products: ['shipping'], status: 'revoked', issued: '2025-06-01' },
        ],
      },
    ],
    'kwame.mensah@accrapay.example': [
      {
        name: 'AccraPay Wallet',
        display: 'AccraPay Wallet',
        created: '2022-09-05',
        modified: '2026-09-29',
        callbackUrl: 'https://wallet.accrapay.example/return?flow=apigee&step=2',
        keys: [{ products: ['payments-v2', 'identity'], scopes: ['openid'] }],
      },
      {
        name: 'Merchant Onboarding',
        display: 'Merchant Onboarding',
        created: '2026-11-03',
        keys: [
          {
            products: [
              ['payments-v2', 'pending'],
              ['identity', 'pending'],
            ],
          },
        ],
      },
      {
        name: 'Save $ Daily',
        display: 'Save $ Daily',
        created: '2024-11-11',
        keys: [{ products: ['loyalty'] }],
      },
    ],
    'yuki.tanaka@tenki.example': [
      {
        name: 'Tenki',
        display: '天気予報アプリ',
        created: '2022-06-06',
        keys: [{ products: ['weather-basic', 'premium-weather'] }],
      },
      {
        name: 'Tenki Widget',
        display: '天気ウィジェット',
        created: '2025-02-03',
        keys: [{ products: ['weather-basic'] }],
      },
    ],
    'layla.haddad@souq-online.example': [
      {
        name: 'Souq',
        display: 'تطبيق السوق',
        created: '2022-07-17',
        modified: '2024-04-04',
        keys: [{ products: ['catalogue', 'orders', 'payments-v2'] }],
      },
      {
        name: 'Souq 100%',
        display: 'السوق ١٠٠٪',
        created: '2025-11-30',
        keys: [{ products: ['catalogue', ['payments-v2', 'revoked']] }],
      },
    ],
    'nikos.papadakis@karta.example': [
      {
        name: 'Karta',
        display: 'Χάρτης της πόλης',
        created: '2022-08-01',
        keys: [{ products: ['maps-tiles', 'geocoding'] }],
      },
      {
        name: 'Ferry Times',
        display: 'Ferry Times',
        created: '2024-06-20',
        keys: [
          { products: ['routing', 'weather-basic'], expiresAt: timeOn('2025-06-20', 'ferry') },
        ],
      },
    ],
    'grace.oconnor@tallyworks.example': [
      {
        name: 'Tax Engine',
        display: 'Tax Engine',
        created: '2023-10-02',
        modified: '2026-06-18',
        notes: 'One product per country.',
        keys: [
          {
            products: taxProducts.map(({ name }, index) =>
              index === 9
                ? ([name, 'revoked'] as const)
                : index === 23
                  ? ([name, 'pending'] as const)
                  : name,
            ),
          },
        ],
      },
      {
        name: 'reconciliation-q',
        display: longName,
        created: '2023-11-20',
        keys: [{ products: ['orders', 'shipping', 'loyalty'] }],
      },
      {
        name: 'Ledger Import',
        display: 'Ledger Import',
        created: '2024-10-07',
        keys: [{ products: ['orders'] }],
      },
    ],
    // The owner is inactive, so none of these apps works, whatever its own status.
    'victor.lindqvist@sidegig.example': [
      {
        name: 'Coupon Finder',
        display: 'Coupon Finder',
        created: '2022-11-11',
        keys: [{ products: ['loyalty', 'catalogue'] }],
      },
      {
        name: 'Receipt Reader',
        display: 'Receipt Reader',
        created: '2023-01-30',
        keys: [
          { products: ['orders'] },
          { products: ['orders'], status: 'revoked', issued: '2023-05-05' },
        ],
      },
      {
        name: 'Tip Calculator',
        display: 'Tip Calculator',
        created: '2023-03-27',
        status: 'revoked',
        keys: [{ products: [['payments-v2', 'pending']] }],
      },
    ],
    'sofia.moretti@gelateria.example': [
      {
        name: 'Ice Cream Finder',
        display: '🍦 Ice Cream Finder 🚚',
        created: '2023-06-21',
        keys: [{ products: ['maps-tiles', 'geocoding', 'weather-basic'] }],
      },
      {
        name: 'Demo App',
        display: 'Demo App',
        created: '2024-01-09',
        keys: [{ products: ['maps-tiles'] }],
      },
    ],
    'daniel.novak@redteam.example': [
      {
        name: 'pentest-2025',
        display: 'Penetration Test 2025',
        created: '2025-05-19',
        notes: 'Keep until the report is signed off.',
        keys: [{ products: ['catalogue'] }],
      },
      {
        name: 'C# SDK Playground',
        display: 'C# SDK Playground',
        created: '2025-07-07',
        keys: [{ products: ['catalogue', 'orders'] }],
      },
    ],
    'chloe.lambert@voyageurs.example': [
      {
        name: 'Loyalty App - PP',
        display: 'Loyalty App – Prépayé',
        created: '2023-09-04',
        keys: [{ products: ['loyalty', 'payments-v2'] }],
      },
      {
        name: 'Loyalty Wallet',
        display: 'Loyalty Wallet',
        created: '2025-12-10',
        keys: [
          { products: ['loyalty'], expiresAt: now + 20 * dayMs },
          { products: ['loyalty'], issued: '2026-11-10', expiresAt: now + 385 * dayMs },
        ],
      },
    ],
    'hannah.weiss@brightcart.example': [
      // No keys, and keys that grant no access.
      { name: 'Blueprint', display: 'Blueprint', created: '2026-08-14' },
      { name: 'Empty Cart', display: 'Empty Cart', created: '2026-08-17', keys: [{}] },
      {
        name: 'Internal Dashboard',
        display: 'Internal Dashboard',
        created: '2025-04-22',
        keys: [{ products: ['orders', 'inventory'] }],
      },
      {
        name: 'Voice Ordering',
        display: 'Voice Ordering',
        created: '2021-12-13',
        keys: [{ products: ['orders'], status: 'pending' }],
      },
    ],
    'seun.adeyemi@dronedrop.example': [
      {
        name: 'Drone Dispatch',
        display: 'Drone Dispatch',
        created: '2024-04-29',
        modified: '2026-11-01',
        keys: [{ products: ['routing', 'weather-basic'], status: 'suspended' }],
      },
      {
        name: 'Landing Pad 50% beta',
        display: 'Landing Pad (50 % beta)',
        created: '2026-01-12',
        keys: [{ products: ['geocoding', ['premium-weather', 'pending']] }],
      },
    ],
    'meilin.chen@tallyworks.example': [
      {
        name: 'Invoice Matcher',
        display: 'Invoice Matcher',
        created: '2024-02-05',
        keys: [{ products: ['orders', 'analytics-export'] }],
      },
      {
        name: 'Stock_Counter',
        display: 'Stock Counter',
        created: '2024-08-19',
        keys: [{ products: ['inventory'] }],
      },
    ],
    'robert.kowalski@kioskware.example': [
      {
        name: 'Legacy Kiosk',
        display: 'Legacy Kiosk',
        created: '2024-02-01',
        keys: [{ products: ['orders', 'payments-v2'], expiresAt: timeOn('2025-02-01', 'kiosk') }],
      },
      {
        name: 'Kiosk Next',
        display: 'Kiosk Next',
        created: '2025-01-28',
        callbackUrl: 'kioskware://callback',
        keys: [{ products: ['orders', 'payments-v2', 'notifications'] }],
      },
    ],
    'fatima.benali@voyageurs.example': [
      {
        name: 'Trip Planner',
        display: 'Planificateur de voyage',
        created: '2024-07-15',
        keys: [{ products: ['routing', 'weather-basic', 'maps-tiles'] }],
      },
      {
        name: 'Hotel Widget',
        created: '2026-04-30',
        keys: [{ products: ['maps-tiles'], expiresAt: now + 25 * dayMs }],
      },
    ],
  };
}

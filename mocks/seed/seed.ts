// Apps that the end-to-end tests and the demo use (owner; keys with products; approved unless noted).
// App names are unique per owner only: two owners have "Demo App", and two "Internal Dashboard".
//
// keywarden-demo (Apigee X): 60 apps of 20 developers and 5 AppGroups, 62 API products (seed-products.ts)
//   Checkout Web          amelia.hart@brightcart.example; 1 key: payments-v2, orders, loyalty.
//                         Callback URL, notes, two attributes, no DisplayName. Everything is usable.
//   Checkout iOS          same owner; 2 keys, each payments-v2, orders; display "Checkout (iOS)"
//   Checkout Android      same owner; 1 key usable for 2 of 3: loyalty revoked
//   Gift Cards            same owner; 1 key that expires in 5 days
//   Fleet Tracker iOS     marcus.bell@fleetwise.example; 2 keys of 2 and 3 products
//   Delivery Hub          same owner; 5 keys: all well / shipping revoked / key revoked / expired /
//                         identity pending
//   Rain Radar            priya.raman@skyline-weather.example; premium-weather revoked
//   Storm Watch           same owner; premium-weather pending (approvalType manual), weather-basic fine
//   Storm Alerts          same owner; the fixture key: premium-weather pending, and expired
//   Merchant Onboarding   kwame.mensah@accrapay.example; 1 key, both its products pending
//   Price Scraper         tomas.ferreira@brightcart.example; app revoked, 2 approved keys
//   Till Emulator         same owner; key revoked, its 2 products approved
//   Legacy Kiosk          robert.kowalski@kioskware.example; key expired in 2025
//   Loyalty Wallet        chloe.lambert@voyageurs.example; 2 keys, one expires in 20 days
//   Loyalty App - PP      same owner; a name with spaces and a hyphen
//   Coupon Finder, Receipt Reader, Tip Calculator   victor.lindqvist@sidegig.example, inactive
//   Voice Ordering        hannah.weiss@brightcart.example; key pending (first-generation data)
//   Empty Cart            same owner; 1 key without products.  Blueprint: no key at all
//   Drone Dispatch        seun.adeyemi@dronedrop.example; key status 'suspended' (unknown)
//   Tax Engine            grace.oconnor@tallyworks.example; 1 key with 40 products
//   reconciliation-q      same owner; display name of 200 characters
//   Ledger Import         same owner; 1 key: orders
//   pentest-2025          daniel.novak@redteam.example; display name "Penetration Test 2025"
//   C# SDK Playground, Souq 100%, Save $ Daily      names that need encoding
//   Tenki, Souq, Karta, Ice Cream Finder            Japanese, Arabic, Greek, emoji display names
//   nightly-export        ingrid.solberg@nordpost.example; no DisplayName; never modified
//   Partner Sync          AppGroup northwind-logistics; 2 keys: orders, inventory, shipping /
//                         orders, shipping revoked
//   Warehouse Scanner     same AppGroup; inventory, identity pending
//   Globex Returns        AppGroup globex-partners; app revoked
//   Airport Maps          AppGroup umbrella-travel; key revoked
//   TPS Reports, Badge Printer   AppGroup initech-labs, inactive
//
// keywarden-edge (Apigee Edge): 24 apps of 6 developers and 4 companies
//   AnotherTestApp        wwitman@apigee.com; the seed page's app: Weather-Product revoked
//   YetAnotherTestApp     same owner; Weather-Product, FreeWeatherAPI
//   phpunit_test_app      phpunit@example.com and company phpunit (one each); a key without products
//   imported-key-app      phpunit@example.com; an imported key: no expiresAt, no products
//   Metro Timetable       elena.petrova@metrolink.example; timetables, ticketing, FreeWeatherAPI
//   Platform Displays     same owner; 2 keys: timetables / timetables, ticketing revoked
//   Season Ticket         same owner; premium-api-product pending, ticketing
//   SHOUTING APP          same owner; statuses in upper and mixed case
//   Harbour Pilot         Samuel.Okafor@harbourlight.example; app revoked
//   Tide Table            same owner; key revoked.  Fog Horn: key expired.  Lighthouse #7: pending
//   Outage Map, Smart Meter $ Saver   anja.vogel@stadtwerke.example; expire in 5 / 20 days
//   MyTestApp             same owner (a first-generation id); 2 keys, both pending, companyName ""
//   Courier, Courier Lite diego.ramos@lastmile.example, inactive
//   Fare Gate             company metrolink; 2 keys: ticketing, timetables / ticketing
//   Lost Property         company metrolink; premium-api-product, ticketing revoked
//   Berth Booking         company harbour light; premium-api-product pending
//   Telegram, Fax Gateway company old-post, inactive; Fax Gateway is revoked and has no key
import type { App, Store } from '../tables.ts';
import { seedEdge } from './seed-edge.ts';
import { seedX } from './seed-x.ts';

/**
 * The two demo organizations. Only expiry times depend on `now` (ms): keys expire in 5 and in 20 days.
 * End-to-end tests use it to look up names and keys.
 */
export function seed(now: number): Store {
  return { version: 1, organizations: [seedX(now), seedEdge(now)] };
}

/**
 * The seeded app with that name, its keys in the order of the list above. Throws unless exactly one
 * app of the organization has the name.
 */
export function seededApp(store: Store, organization: string, name: string): App {
  const rows =
    store.organizations
      .find((row) => row.name === organization)
      ?.apps.filter((row) => row.name === name) ?? [];
  const [row] = rows;
  if (!row || rows.length > 1) throw new Error(`${rows.length} apps named ${name}`);
  return row;
}

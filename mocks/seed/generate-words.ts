// The words of generated organizations. Names follow the API's rules (docs/apigee-api.md, "Names"); accents and
// other scripts occur only in display names and names of people.

export const firstNames: readonly string[] =
  'Ada Bruno Chloé Dmitri Elif Fatou Gustav Hana Ivo Jun Kofi Lena Mateo Nadia Oskar Paula Quentin Rosa Søren Tariq Uma Viktor Wanda Xenia Yara Zoltán Anaïs Björn Clara Davit Esra Félix Greta Hugo Inès Jana Karim Lior Mira Noé'.split(
    ' ',
  );

export const lastNames: readonly string[] =
  'Abbott Bauer Castro Dvořák Eriksson Fischer García Haddad Ito Jensen Kowalczyk Larsen Müller Novak Okoye Petrov Quinn Rossi Silva Tanaka Ueda Vargas Weber Xu Yilmaz Zhou Andrade Boateng Chen Dubois Evans Farah Gruber Hoang Ivanova Joshi Khan Lindberg Mensah Nakamura'.split(
    ' ',
  );

export const companyNames: readonly string[] =
  'Accrapay Brightcart Cloudharbor Dronedrop Evergrid Fleetwise Glasswing Heliotrope Ironbridge Jetlane Kioskware Lumenbank Metrolink Nordpost Oakfield Parcelo Quayside Redwood Skyline Tallyworks Umbria Voyageurs Windrose Yellowtail Zenithair'.split(
    ' ',
  );

export const groupNameEndings: readonly string[] = 'Logistics Partners Travel Retail'.split(' ');

/** 40 topics: one API product each. */
export const productTopics: readonly string[] =
  'Orders,Payments,Loyalty & Points,Inventory,Shipping,Catalogue,Customer Identity,Notifications,Map Tiles,Routing,Geocoding,Weather,Invoices,Refunds,Subscriptions,Pricing,Reviews,Search,Recommendations,Appointments,Documents,Translations,Exchange Rates,Credit Checks,Fraud Signals,Claims,Policies,Tickets,Timetables,Fares,Meters,Tariffs,Charging Stations,Fleet Telemetry,Warehouses,Returns,Gift Cards,Audit Trail,Analytics Export,Sandbox'.split(
    ',',
  );

export const firstAppWords: readonly string[] =
  'Checkout Courier Partner Harbour Store Field Night Family Campus Clinic Factory Garden Market Metro Museum Office Pilot Regional Rental Summer Terminal Tourist Village Wallet Winter Atlas Beacon Compass Delta Ember'.split(
    ' ',
  );

export const secondAppWords: readonly string[] =
  'Dashboard Tracker Scanner Sync Portal Planner Monitor Assistant Importer Exporter Gateway Kiosk Companion Reports Alerts Bookings Ledger Onboarding Locator Simulator Inspector Scheduler Widget Console Archive'.split(
    ' ',
  );

export const thirdAppWords: readonly string[] =
  'Web,iOS,Android,Backend,Staging,Pro,Lite,Beta,Internal,EU,US,APAC,2.0,Batch,Bot,TV,Watch,Legacy,Tablet,Desktop'.split(
    ',',
  );

/**
 * Display names that break careless tables, exports and sorting, by the index of their app. Used in
 * every organization of at least 100 apps.
 */
export const hostileDisplayNames: ReadonlyMap<number, string> = new Map([
  [3, '=HYPERLINK(1)'],
  [13, 'Orders, "fast"\nand cheap'],
  [23, '+49 Hotline'],
  [33, '@home Delivery'],
  [43, '-20 % Coupons'],
  [53, '\tTabbed Ledger'],
  [63, 'Доставка заказов 配送'],
  [73, 'Café Zürich'],
]);

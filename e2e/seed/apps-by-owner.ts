import type { Switch } from '../statuses.ts';
import { keyOf, masked, organizations } from '../test.ts';

/** An app with its switches, one for each kind of owner. */
export interface OwnedApp {
  kind: string;
  organization: string;
  app: string;
  /** the name of its key's group on the page */
  keyGroup: string;
  /** in tab order */
  switches: readonly [app: Switch, key: Switch, product: Switch];
}

const approved = { before: 'Approved', change: 'Revoke', back: 'Approve' } as const;
const revoked = { before: 'Revoked', change: 'Approve', back: 'Revoke' } as const;

export const xDeveloper = ownedApp({
  kind: 'a developer’s app on Apigee X',
  organization: organizations.x,
  app: 'C# SDK Playground',
  path: '/v1/organizations/keywarden-demo/developers/daniel.novak%40redteam.example/apps/C%23%20SDK%20Playground',
  appMethod: 'POST',
  product: { name: 'orders', ...approved },
});

export const xAppGroup = ownedApp({
  kind: 'an AppGroup’s app on Apigee X',
  organization: organizations.x,
  app: 'Warehouse Scanner',
  path: '/v1/organizations/keywarden-demo/appgroups/northwind-logistics/apps/Warehouse%20Scanner',
  appMethod: 'PUT',
  product: { name: 'inventory', ...approved },
});

export const edgeDeveloper = ownedApp({
  kind: 'a developer’s app on Apigee Edge',
  organization: organizations.edge,
  app: 'AnotherTestApp',
  // Apps on Edge have no e-mail, so the developer is addressed by id (docs/apigee-api.md, "Owners").
  path: '/v1/organizations/keywarden-edge/developers/Z2S37rxX2Suzkwtg/apps/AnotherTestApp',
  appMethod: 'POST',
  product: { name: 'Weather-Product', ...revoked },
});

export const edgeCompany = ownedApp({
  kind: 'a company’s app on Apigee Edge',
  organization: organizations.edge,
  app: 'Lost Property',
  path: '/v1/organizations/keywarden-edge/companies/metrolink/apps/Lost%20Property',
  appMethod: 'POST',
  product: { name: 'ticketing', ...revoked },
});

export const appsByOwner: readonly OwnedApp[] = [xDeveloper, xAppGroup, edgeDeveloper, edgeCompany];

function ownedApp(given: {
  kind: string;
  organization: string;
  app: string;
  path: string;
  appMethod: 'POST' | 'PUT';
  product: Pick<Switch, 'name' | 'before' | 'change' | 'back'>;
}): OwnedApp {
  const { kind, organization, app, path, appMethod, product } = given;
  // These keys have only letters and digits, so they need no encoding.
  const key = keyOf(app, 0, organization);
  const mask = masked(key);
  return {
    kind,
    organization,
    app,
    keyGroup: `Key ${mask}`,
    switches: [
      { ...approved, name: 'App status', label: `App ${app}`, method: appMethod, path },
      {
        ...approved,
        name: `Status of key ${mask}`,
        label: `Key ${mask}`,
        method: 'POST',
        path: `${path}/keys/${key.consumerKey}`,
      },
      {
        ...product,
        label: product.name,
        name: `Status of ${product.name}`,
        method: 'POST',
        path: `${path}/keys/${key.consumerKey}/apiproducts/${product.name}`,
      },
    ],
  };
}

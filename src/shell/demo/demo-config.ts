/**
 * The connections of the demo: the organizations of its mock on each platform, at the real URLs of the API. The mock
 * acts as a proxy, so no sign-in is needed.
 */
export const demoConfig = {
  connections: [
    {
      name: 'Apigee X',
      platform: 'x',
      baseUrl: 'https://apigee.googleapis.com/v1',
      signIn: { kind: 'proxy' },
    },
    {
      name: 'Apigee Edge',
      platform: 'edge',
      baseUrl: 'https://api.enterprise.apigee.com/v1',
      organizations: ['keywarden-edge'],
      signIn: { kind: 'proxy' },
    },
    // Last in the menu, away from the organizations that people switch between.
    {
      name: 'Apigee X, edge cases',
      platform: 'x',
      baseUrl: 'https://apigee.googleapis.com/v1',
      organizations: ['keywarden-edge-cases'],
      signIn: { kind: 'proxy' },
    },
    {
      name: 'Apigee X, 12,000 apps',
      platform: 'x',
      baseUrl: 'https://apigee.googleapis.com/v1',
      organizations: ['keywarden-large'],
      signIn: { kind: 'proxy' },
    },
  ],
};

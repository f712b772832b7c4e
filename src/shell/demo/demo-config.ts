/**
 * Where the demo connects to: the organizations of its mock on each platform, at their real addresses. Its mock stands
 * in for a proxy: nobody signs in.
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
    // The last, so that nobody passes through them on the way from one of the others to the other.
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

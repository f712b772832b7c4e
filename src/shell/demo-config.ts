/** Where the demo connects to: one organization on each platform, at their real addresses. */
export const demoConfig = {
  connections: [
    { name: 'Apigee X', platform: 'x', baseUrl: 'https://apigee.googleapis.com/v1' },
    {
      name: 'Apigee Edge',
      platform: 'edge',
      baseUrl: 'https://api.enterprise.apigee.com/v1',
      organizations: ['keywarden-edge'],
    },
  ],
};

import { http, HttpResponse } from 'msw';
import { bodies, reply } from '../bodies/bodies.ts';
import { xProjectMapping } from '../bodies/bodies-x.ts';
import { organizationNames } from '../db.ts';
import { underScenario } from '../scenarios.ts';
import { recordRequest } from '../write-log.ts';
import { platformOf, route } from './route.ts';

// The path has no organization: the host, or `/edge` of a proxy, decides the platform.
const list = ['organizations', 'o'].map((prefix) =>
  http.get(`*/v1/${prefix}`, ({ request }) => {
    recordRequest(request);
    const platform = platformOf(new URL(request.url), prefix);
    return underScenario({ request, platform, organization: '' }, async () => {
      const names = organizationNames(platform);
      return HttpResponse.json(
        platform === 'edge' ? names : { organizations: names.map(xProjectMapping) },
      );
    });
  }),
);

export const organizationHandlers = [
  ...list,
  ...route(
    'get',
    ':getProjectMapping',
    ({ organization }) => reply(organization, xProjectMapping(organization.name)),
    { only: 'x' },
  ),
  ...route('get', '', ({ organization }) =>
    reply(organization, bodies(organization).organization()),
  ),
];

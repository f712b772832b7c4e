import type { Product } from '../tables.ts';
import { product } from './seed-parts.ts';

/**
 * API products of each other kind than proxies with paths: every operation group, quotas per operation and of tokens,
 * nothing listed, and the fields as old data have them. No key has them.
 */
export function productsOfEachKind(organization: string, by: string): Product[] {
  const row = (name: string, displayName: string, more: Partial<Product>) =>
    product(organization, by, name, displayName, { apiResources: [], ...more });
  const group = (...operationConfigs: object[]) => ({
    operationConfigType: 'proxy',
    operationConfigs,
  });
  return [
    row('checkout-sessions', 'Checkout sessions', {
      environments: ['prod', 'test'],
      quota: '600',
      quotaInterval: '1',
      quotaTimeUnit: 'minute',
      extra: {
        quotaCounterScope: 'OPERATION',
        operationGroup: group(
          {
            apiSource: 'checkout',
            operations: [{ resource: '/sessions', methods: ['POST'] }],
            quota: { limit: '60', interval: '1', timeUnit: 'minute' },
          },
          { apiSource: 'checkout', operations: [{ resource: '/sessions/*' }] },
        ),
      },
    }),
    row('partner-graph', 'Partner graph', {
      approvalType: 'manual',
      attributes: [{ name: 'access', value: 'private' }],
      extra: {
        graphqlOperationGroup: group(
          {
            apiSource: 'graph',
            operations: [{ operationTypes: ['query'], operation: 'PartnerOrders' }],
          },
          { apiSource: 'graph', operations: [{ operationTypes: ['mutation', 'subscription'] }] },
        ),
      },
    }),
    row('stock-stream', 'Stock stream', {
      extra: {
        grpcOperationGroup: {
          operationConfigs: [
            { apiSource: 'stock-grpc', service: 'stock.v1.Levels', methods: ['Watch', 'Get'] },
            { apiSource: 'stock-grpc', service: 'stock.v1.Health' },
          ],
        },
      },
    }),
    row('assistant', 'Shopping assistant', {
      approvalType: 'manual',
      extra: {
        llmQuota: '1000000',
        llmQuotaInterval: '1',
        llmQuotaTimeUnit: 'day',
        llmOperationGroup: {
          operationConfigs: [
            {
              apiSource: 'assistant',
              llmOperations: [{ resource: '/chat', methods: ['POST'], model: 'gemini-flash' }],
              llmTokenQuota: { limit: '20000', interval: '5', timeUnit: 'minute' },
            },
          ],
        },
      },
    }),
    row('agent-tools', 'Agent tools', {
      attributes: [{ name: 'access', value: 'internal' }],
      extra: {
        payloadOperationGroup: {
          operationConfigs: [
            {
              apiSource: 'agent-tools',
              operations: [{ operation: 'tools/list' }, { operation: 'tools/call/track_parcel' }],
            },
          ],
        },
      },
    }),
    row('operations-unlimited', 'Operations (unlimited)', {
      attributes: [{ name: 'access', value: 'internal' }],
      environments: [],
    }),
    row('reports-2016', 'Reports 2016', {
      attributes: [],
      proxies: ['reports'],
      scopes: [''],
      quota: 'null',
      quotaInterval: 'null',
      quotaTimeUnit: 'null',
    }),
  ];
}

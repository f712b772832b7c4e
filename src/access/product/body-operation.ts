import type { GroupKind, ProductOperation } from './product-fields.ts';

/** `depends` = what is known of the body does not decide it */
export type BodyFit = 'yes' | 'no' | 'depends';

/**
 * Whether an operation of a product fits what a request body asks for (docs/apigee-api.md, "Product matching"). No kind
 * has wildcards.
 *
 * @param asked see `ProxyCall`; missing = not known
 */
export function fitsBody(
  kind: Exclude<GroupKind, 'http'>,
  operation: ProductOperation,
  asked: string | undefined,
): BodyFit {
  const text = asked?.trim();
  if (!text) return 'depends';
  if (kind === 'graphql') return fitsGraphql(operation, text);
  if (kind === 'grpc') return fitsGrpc(operation, text);
  return operation.name === text ? 'yes' : 'no';
}

function fitsGraphql({ types, name }: ProductOperation, text: string): BodyFit {
  const asked = graphqlOperation(text);
  if (asked.type && !types.some((type) => type.toLowerCase() === asked.type)) return 'no';
  if (!name) return asked.type ? 'yes' : 'depends';
  if (!asked.name) return 'depends';
  return asked.name === name ? 'yes' : 'no';
}

// `query GetUser`, `query`, `GetUser`, or a whole document. A document that starts with `{` is a query without a name.
function graphqlOperation(text: string): { type: string | undefined; name: string | undefined } {
  if (text.startsWith('{')) return { type: 'query', name: undefined };
  const [, type, name] =
    /^(?:(query|mutation|subscription)(?!\w))?[\s:/]*([a-z_]\w*)?/iu.exec(text) ?? [];
  return { type: type?.toLowerCase(), name };
}

// A method without its service is compared alone.
function fitsGrpc({ methods, name }: ProductOperation, text: string): BodyFit {
  const [, service, method = ''] = /^\/?(?:(.*)\/)?([^/]*)$/u.exec(text) ?? [];
  if (service && service !== name) return 'no';
  return methods.length === 0 || methods.includes(method) ? 'yes' : 'no';
}

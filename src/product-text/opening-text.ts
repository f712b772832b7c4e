import type { Opening, ProductScope } from '../access/product/product-scope.ts';
import { formatList } from '../messages/format.ts';
import { m } from '../paraglide/messages.js';

/** What one part of a product opens, in a sentence without a full stop: *GET and POST on /carts of the proxy shop*. */
export function openingText(opening: Opening): string {
  return texts[opening.kind](opening);
}

const texts: Record<Opening['kind'], (opening: Opening) => string> = {
  legacy: legacyText,
  http: httpText,
  graphql: graphqlText,
  grpc: grpcText,
  llm: modelText,
  payload: ({ name, proxies }) => m.product_opens_payload({ name, proxy: formatList(proxies) }),
};

function legacyText(opening: Opening): string {
  const [paths, proxies] = [formatList(opening.paths), formatList(opening.proxies)];
  const count = opening.proxies.length;
  if (opening.paths.length === 0)
    return count === 0 ? m.product_opens_everything() : m.product_opens_proxies({ proxies, count });
  return count === 0
    ? m.product_opens_paths_everywhere({ paths })
    : m.product_opens_paths({ paths, proxies, count });
}

function httpText({ methods, paths, proxies }: Opening): string {
  const [path, proxy] = [formatList(paths), formatList(proxies)];
  return methods.length === 0
    ? m.product_opens_paths({ paths: path, proxies: proxy, count: proxies.length })
    : m.product_opens_methods({ methods: formatList(methods), path, proxy });
}

function graphqlText({ name, types, proxies }: Opening): string {
  const operations = { types: formatList(types), proxy: formatList(proxies) };
  return name === ''
    ? m.product_opens_graphql_all(operations)
    : m.product_opens_graphql({ name, ...operations });
}

function grpcText({ name: service, methods, proxies }: Opening): string {
  const proxy = formatList(proxies);
  if (methods.length === 0) return m.product_opens_grpc_all({ service, proxy });
  return m.product_opens_grpc({
    methods: formatList(methods),
    service,
    proxy,
    count: methods.length,
  });
}

function modelText({ name: model, methods, paths, proxies }: Opening): string {
  const [path, proxy] = [formatList(paths), formatList(proxies)];
  return methods.length === 0
    ? m.product_opens_model_all({ path, proxy, model })
    : m.product_opens_model({ methods: formatList(methods), path, proxy, model });
}

/** *In the environments prod and test:* */
export function environmentsText({ environments }: Pick<ProductScope, 'environments'>): string {
  const count = environments.length;
  if (count === 0) return m.product_opens_in_all();
  return m.product_opens_in({ environments: formatList(environments), count });
}

/** Why a product opens more than one would expect, a sentence for each reason; none if it does not. */
export function unboundedTexts({ unbounded, openings }: ProductScope): string[] {
  const isEverything = openings.some(
    ({ kind, proxies, paths }) => kind === 'legacy' && proxies.length + paths.length === 0,
  );
  return [
    ...(unbounded.includes('environments') ? [m.product_unbounded_environments()] : []),
    ...(unbounded.includes('proxies') ? [m.product_unbounded_proxies()] : []),
    ...(isEverything ? [m.product_unbounded_refused()] : []),
  ];
}

/** What the openings leave out, or why there are none. */
export function scopeNotes(scope: ProductScope): string[] {
  const { openings, hasEnvoyOperations, isIncomplete } = scope;
  const isNothing = openings.length === 0;
  return [
    ...(isNothing && isIncomplete ? [m.product_opens_unknown()] : []),
    ...(isNothing && !isIncomplete ? [m.product_scope_nothing()] : []),
    ...(!isNothing && isIncomplete ? [m.product_opens_incomplete()] : []),
    ...(hasEnvoyOperations ? [m.product_opens_envoy()] : []),
  ];
}

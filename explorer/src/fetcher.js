import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { createClient } from 'graphql-sse';

const ENDPOINT = '/graphql';
const ACCEPT = 'application/graphql-response+json, application/json;q=0.9';

/**
 * Sends an operation to the server that serves this page. Queries and mutations
 * are one POST each; a subscription is a stream of server-sent events on the
 * same address, with the same headers.
 */
export function fetcher(operation, options) {
  const send = createGraphiQLFetcher({
    url: ENDPOINT,
    headers: { accept: ACCEPT },
    enableIncrementalDelivery: false,
    wsClient: createClient({ url: ENDPOINT, headers: options?.headers ?? {} }),
  });
  return send(operation, options);
}

import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { getOperationAST } from 'graphql';
import { createClient } from 'graphql-sse';

const ENDPOINT = '/graphql';

const ask = createGraphiQLFetcher({
  url: ENDPOINT,
  headers: { accept: 'application/graphql-response+json, application/json;q=0.9' },
  enableIncrementalDelivery: false,
});

/**
 * Sends an operation to the server that serves this page. Queries and mutations
 * are one POST each; a subscription is a stream of server-sent events from the
 * same address, with the same headers.
 */
export function fetcher(operation, { documentAST, headers = {} } = {}) {
  const chosen = documentAST && getOperationAST(documentAST, operation.operationName);
  if (chosen?.operation === 'subscription') {
    return createClient({ url: ENDPOINT, headers }).iterate(operation);
  }
  return ask(operation, { documentAST, headers });
}

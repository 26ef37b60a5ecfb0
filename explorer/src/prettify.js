/**
 * Lays a query out as the examples are. GraphiQL's own way leaves out Prettier's
 * options for GraphQL, and with them the spaces inside braces.
 */
export async function prettify(query) {
  const [{ format }, graphql] = await Promise.all([
    import('prettier/standalone'),
    import('prettier/plugins/graphql'),
  ]);
  return format(query, { parser: 'graphql', plugins: [graphql] });
}

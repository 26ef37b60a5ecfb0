// What GraphiQL keeps in the browser, less the request headers: they may hold a
// token, and the history would write each of them down.

const NAMESPACE = 'graphiql:';
const HISTORY = ['graphiql:queries', 'graphiql:favorites'];

/** The local storage as GraphiQL uses it. */
export const storage = {
  getItem: (key) => localStorage.getItem(key),
  setItem: (key, value) =>
    localStorage.setItem(key, HISTORY.includes(key) ? withoutHeaders(value) : value),
  removeItem: (key) => localStorage.removeItem(key),
  clear: () => ownKeys().forEach((key) => localStorage.removeItem(key)),
  get length() {
    return ownKeys().length;
  },
};

function withoutHeaders(history) {
  return JSON.stringify(JSON.parse(history), (key, value) =>
    key === 'headers' ? undefined : value,
  );
}

function ownKeys() {
  return Object.keys(localStorage).filter((key) => key.startsWith(NAMESPACE));
}

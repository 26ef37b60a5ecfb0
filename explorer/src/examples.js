// The example queries, read from ../examples when the page is built.

const files = import.meta.glob('../examples/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The examples in the order of their file names: `{ name, title, sentence, query }`. */
export const EXAMPLES = Object.keys(files)
  .sort()
  .map((path) => parseExample(path, files[path]));

/** The two leading comment lines of a file are its title and its sentence. */
function parseExample(path, query) {
  const [title, sentence] = query.split('\n', 2).map((line) => line.replace(/^#\s*/, ''));
  return { name: path.replace(/^.*\/(.*)\.graphql$/, '$1'), title, sentence, query };
}

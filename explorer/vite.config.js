import { fileURLToPath } from 'node:url';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const JSON_PRETTIER = fileURLToPath(new URL('src/json-prettier.js', import.meta.url));
const SERVER = process.env.ENTENTE_URL ?? 'http://127.0.0.1:8000';

// What is built here is embedded in the server and served at "/", so it must
// need no other host, contain no inline script, and be the same bytes each time.
export default defineConfig({
  plugins: [react()],
  base: '/',
  resolve: {
    alias: {
      // One copy of what GraphiQL imports under two names.
      'prettier/parser-graphql': 'prettier/plugins/graphql',
      'prettier/plugins/estree': JSON_PRETTIER,
      'prettier/parser-babel': JSON_PRETTIER,
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4096,
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      // Few files: the editor is one, what prettifies is another.
      output: {
        codeSplitting: {
          groups: [
            { name: 'prettier', test: /node_modules\/prettier/ },
            { name: 'monaco', test: /node_modules\/monaco-/ },
          ],
        },
      },
      onwarn: quietly,
    },
  },
  worker: {
    format: 'es',
    rolldownOptions: { output: { codeSplitting: false }, onwarn: quietly },
  },
  server: {
    // `npm run dev` asks the server that runs beside it.
    proxy: { '/graphql': SERVER, '/schema.graphql': SERVER },
  },
});

/** Leaves out the warning that a directive for the React compiler is dropped. */
function quietly(warning, warn) {
  if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
}

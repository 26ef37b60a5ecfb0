import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// What is built here is embedded in the server and served at "/", so it must
// need no other host, contain no inline script, and be the same bytes each time.
export default defineConfig({
  plugins: [react()],
  base: '/',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 4096,
    license: { fileName: 'licenses.md' },
  },
  worker: { format: 'es' },
  server: {
    // `npm run dev` asks a server that runs beside it.
    proxy: {
      '/graphql': 'http://127.0.0.1:8000',
      '/schema.graphql': 'http://127.0.0.1:8000',
    },
  },
});

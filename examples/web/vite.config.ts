import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The server to develop against; its address may end in /graphql. */
const target = new URL(process.env['KAYAN_URL'] ?? 'http://127.0.0.1:4000').origin;

export default defineConfig({
  base: '/demo/',
  plugins: [react()],
  server: {
    host: '127.0.0.1',
    proxy: { '/graphql': target, '/demo/cardholders.json': target },
  },
  build: {
    // Committed, so that a server has the page without a build; `npm run check` compares.
    outDir: '../../public/demo',
    emptyOutDir: true,
    // The page's policy has no data URLs.
    assetsInlineLimit: 0,
    modulePreload: false,
  },
});

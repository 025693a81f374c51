import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The design system on one page, for looking at it and for axe; not part of the program. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react()],
  resolve: { tsconfigPaths: true },
  build: {
    outDir: resolve(import.meta.dirname, '../../../out/gallery'),
    emptyOutDir: true,
    target: 'chrome130',
  },
});

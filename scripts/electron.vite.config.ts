import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const root = resolve(import.meta.dirname, '..');
const inProject = (path: string) => resolve(root, path);

/** The entries of the program; one that does not exist yet is left out. */
function existing(entries: Record<string, string>): Record<string, string> {
  const files = Object.entries(entries).map(([name, path]) => [name, inProject(path)] as const);
  return Object.fromEntries(files.filter(([, file]) => existsSync(file)));
}

const mainEntries = existing({
  main: 'src/main/main.ts',
  engine: 'src/main/engine/entry.ts',
  cli: 'src/main/engine/cli.ts',
  worker: 'src/main/engine/worker/entry.ts',
  priceLists: 'src/main/engine/worker/priceLists.ts',
  demoData: 'src/main/engine/features/demo/cli.ts',
  bench: 'tests/perf/bench.ts',
});
const preloadEntries = existing({ preload: 'src/main/preload.ts' });
const rendererEntries = existing({ index: 'src/renderer/index.html' });

/** The oldest runtime that the set-up can bring: Electron 33 with Node 20 and Chromium 130. */
const nodeTarget = 'node20';
const windowTarget = 'chrome130';

export default defineConfig({
  main: section(mainEntries, {
    resolve: {
      tsconfigPaths: true,
      // Its build for Node declares a `require` of its own, beside the one that every shared chunk is given here.
      alias: { fflate: inProject('node_modules/fflate/esm/browser.js') },
    },
    build: {
      outDir: inProject('out/main'),
      target: nodeTarget,
      sourcemap: true,
      // Bundled, so that a start reads a few files instead of hundreds; only the native library stays outside.
      externalizeDeps: false,
      rolldownOptions: {
        input: mainEntries,
        external: ['better-sqlite3'],
        checks: { pluginTimings: false },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  }),
  preload: section(preloadEntries, {
    resolve: { tsconfigPaths: true },
    build: {
      outDir: inProject('out/preload'),
      target: nodeTarget,
      externalizeDeps: false,
      rolldownOptions: {
        input: preloadEntries,
        // A sandboxed preload can only be CommonJS, in one file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  }),
  renderer: section(rendererEntries, {
    root: inProject('src/renderer'),
    publicDir: false as const,
    plugins: [react()],
    resolve: { tsconfigPaths: true },
    build: {
      outDir: inProject('out/renderer'),
      target: windowTarget,
      minify: true,
      // Files only: the content security policy allows neither inline scripts nor data: fonts.
      assetsInlineLimit: 0,
      rolldownOptions: { input: rendererEntries },
      // One local window loads it all from the disk; the limit is meant for pages from the network.
      chunkSizeWarningLimit: 4_000,
    },
  }),
});

function section<Config>(entries: Record<string, string>, config: Config): Config | undefined {
  return Object.keys(entries).length > 0 ? config : undefined;
}

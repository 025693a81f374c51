/** The static checks: each is one tool with its configuration, and counts as one test. */
import { inProject } from './project.mjs';

/** @param {...string} path below node_modules */
const tool = (...path) => inProject('node_modules', ...path);

/** @typedef {{ title: string, args: string[] }} Check args of Node.js */

/** @type {Check[]} */
export const checks = [
  { title: 'Types', args: [tool('typescript', 'bin', 'tsc'), '--project', 'tsconfig.json'] },
  {
    title: 'Style and common faults',
    args: [
      tool('@biomejs', 'biome', 'bin', 'biome'),
      'check',
      '--config-path=scripts/lint.json',
      '--error-on-warnings',
    ],
  },
  {
    title: 'Import directions',
    args: [
      tool('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
      '--config',
      'tests/architecture/dependencyCruiser.cjs',
      'src',
    ],
  },
  {
    title: 'Dead code',
    args: [tool('knip', 'bin', 'knip.js'), '--config', 'scripts/knip.json', '--no-progress'],
  },
];

export const vitestArgs = [tool('vitest', 'vitest.mjs'), 'run', '--config', 'tests/vitest.config.ts'];
export const playwrightArgs = [
  tool('@playwright', 'test', 'cli.js'),
  'test',
  '--config',
  'tests/playwright.config.ts',
];

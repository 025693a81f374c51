import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { hasDisplay } from '../scripts/systemPackages.mjs';

/**
 * The real program in its own window: no browsers, a fresh data folder for each test. On a screen that somebody sees one at a
 * time, else two, each on a virtual screen of its own.
 */
export default defineConfig({
  testDir: '.',
  testMatch: ['e2e/**/*.spec.ts', 'security/**/*.spec.ts'],
  outputDir: '../out/test-results/e2e',
  workers: hasDisplay() ? 1 : Math.min(2, availableParallelism()),
  fullyParallel: false,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
  reporter: [['list'], ['json', { outputFile: '../out/test-results/playwright.json' }]],
});

import { defineConfig } from '@playwright/test';

/** `npm run demo`: the main job unattended in the real program; what it leaves is for people to look at. */
export default defineConfig({
  testDir: './demo',
  testMatch: ['*.demo.ts'],
  outputDir: '../../out/demo/failures',
  workers: 1,
  timeout: 600_000,
  expect: { timeout: 20_000 },
  reporter: [['list']],
});

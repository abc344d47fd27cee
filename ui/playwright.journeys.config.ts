import { defineConfig } from '@playwright/test'
import { CHROMIUM } from './browser/chromium.ts'

/** What people do, in a real browser against a real stack, which these journeys start for themselves. */
export default defineConfig({
  testDir: 'journeys',
  outputDir: 'target/journeys',
  globalSetup: './journeys/stack/start.ts',
  // One stack, whose workers and faults a journey turns for itself.
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 60_000 },
  reporter: 'list',
  use: {
    launchOptions: CHROMIUM,
    viewport: { width: 1440, height: 900 },
    actionTimeout: 30_000,
    screenshot: 'only-on-failure',
  },
})

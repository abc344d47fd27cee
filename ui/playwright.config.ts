import { defineConfig } from '@playwright/test'
import { CHROMIUM } from './browser/chromium.ts'

const PORT = 4179

/** Pictures of the pages and what axe says of them, in a real browser over the mock backend; the built pages are what is looked at. */
export default defineConfig({
  testDir: 'browser',
  outputDir: 'target/browser',
  fullyParallel: false,
  workers: 1,
  reporter: 'line',
  use: {
    baseURL: `http://127.0.0.1:${PORT}`,
    launchOptions: CHROMIUM,
  },
  webServer: {
    command: `vite build && vite preview --mode mock --strictPort --port ${PORT}`,
    url: `http://127.0.0.1:${PORT}`,
    // Pretended work would make another picture each time.
    env: { LIGHTMILL_MOCK_STILL: '1' },
    timeout: 180_000,
  },
})

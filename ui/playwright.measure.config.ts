import { defineConfig } from '@playwright/test'
import base from './playwright.config.ts'

const PORT = 4189

/** How the gallery feels with 10,000 pictures: figures, not a test that may fail on a busy machine. */
export default defineConfig({
  ...base,
  testMatch: '*.measure.ts',
  timeout: 180_000,
  use: { ...base.use, baseURL: `http://127.0.0.1:${PORT}` },
  webServer: {
    command: `vite build && vite preview --mode mock --strictPort --port ${PORT}`,
    url: `http://127.0.0.1:${PORT}`,
    env: { LIGHTMILL_MOCK_STILL: '1', LIGHTMILL_MOCK_OUTPUTS: '10000' },
    timeout: 180_000,
  },
})

import { defineConfig } from '@playwright/test'
import base from './playwright.journeys.config.ts'

/** The README's pictures, of a real stack after `./lightmill demo`. */
export default defineConfig({ ...base, testMatch: '*.shots.ts', globalSetup: './journeys/stack/start-demo.ts' })

import { test } from '@playwright/test'
import { LOOKS } from './pages.ts'

const DESKTOP = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }

const WAYS = [
  { name: 'light', viewport: DESKTOP, colorScheme: 'light' },
  { name: 'dark', viewport: DESKTOP, colorScheme: 'dark' },
  { name: 'phone', viewport: PHONE, colorScheme: 'dark' },
] as const

for (const { name: way, viewport, colorScheme } of WAYS) {
  test.describe(way, () => {
    test.use({ viewport, colorScheme, ...(way === 'phone' && { hasTouch: true, isMobile: true }) })
    for (const { name, open } of LOOKS) {
      test(name, async ({ page }) => {
        await open(page)
        await page.waitForFunction(() => [...document.images].every((image) => image.complete && !image.classList.contains('opacity-0')))
        // What opens is invisible until it knows its place.
        await page.waitForFunction(() => [...document.querySelectorAll<HTMLElement>('[style*="opacity"]')].every(({ style }) => style.opacity !== '0'))
        await page.screenshot({ path: `target/shots/${name}-${way}.png`, animations: 'disabled' })
      })
    }
  })
}

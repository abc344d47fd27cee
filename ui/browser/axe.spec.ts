import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { LOOKS } from './pages.ts'

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1440, height: 900 } })
    for (const { name, open } of LOOKS) {
      test(`${name} has no serious finding`, async ({ page }) => {
        await open(page)
        const { violations } = await new AxeBuilder({ page }).analyze()
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
      })
    }
  })
}

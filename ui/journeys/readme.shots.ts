import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { Person } from './stack/people.ts'
import { home } from './stack/stack.ts'
import { lightmill } from './stack/up.ts'
import { choose, haveArrived, makeButton, openAutomatic, setVariations } from './steps/automatic.ts'
import { expect, test } from '@playwright/test'

const FOLDER = join(import.meta.dirname, '../../docs/images')

test.use({ viewport: { width: 1280, height: 800 }, colorScheme: 'dark' })

test('the pictures of the README', async ({ page }, info) => {
  test.setTimeout(600_000)
  await lightmill(['demo', `--home=${home()}`, `--out=${info.outputPath('demo.zip')}`])
  const pictures = join(home(), 'demo')
  // Of somebody who has none of them yet.
  await page.goto((await Person.newcomer()).link)

  await openAutomatic(page)
  await choose(page, readdirSync(pictures).map((name) => join(pictures, name)))
  await haveArrived(page, '40 pictures')
  await setVariations(page, 4)
  await page.getByRole('combobox', { name: 'Group' }).fill('Hills')
  await expect(makeButton(page)).toContainText('40 images × 4 = 160')
  // In italics, it is the sum of before.
  await expect(makeButton(page).locator('.italic')).toHaveCount(0)
  await shoot(page, 'automatic')

  await page.keyboard.press('Control+Enter')
  await page.getByRole('region', { name: 'News' }).getByRole('button', { name: 'Look' }).click()
  await expect(page.getByText(/^Made 160 images$/)).toBeVisible({ timeout: 120_000 })
  await shoot(page, 'job')

  await page.getByRole('link', { name: 'Gallery' }).click()
  await page.getByRole('gridcell').nth(5).dblclick()
  await page.getByRole('button', { name: 'Compare with the original (C)' }).click()
  await page.getByRole('button', { name: 'Details (I)' }).click()
  await expect(page.getByRole('complementary', { name: 'Details' })).toContainText('Seed')
  await shoot(page, 'compare')
})

/** When all of it is drawn, and no news lie over it. */
async function shoot(page: Page, name: string): Promise<void> {
  for (const news of await page.getByRole('region', { name: 'News' }).getByRole('button', { name: 'Close' }).all()) await news.click()
  await page.waitForFunction(() => [...document.images].every((image) => image.complete && !image.classList.contains('opacity-0')))
  await page.screenshot({ path: join(FOLDER, `${name}.jpg`), type: 'jpeg', quality: 82, animations: 'disabled' })
}

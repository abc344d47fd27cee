import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { adminKey, home, url } from './stack/stack.ts'
import { lightmill } from './stack/up.ts'
import { choose, haveArrived, openAutomatic } from './steps/automatic.ts'
import { expect, test } from '@playwright/test'

const FOLDER = join(import.meta.dirname, '../../docs/images')

test.use({ viewport: { width: 1280, height: 800 }, colorScheme: 'dark' })

test('the pictures of the README', async ({ page }, info) => {
  test.setTimeout(600_000)
  await lightmill(['demo', `--home=${home()}`, `--out=${info.outputPath('demo.zip')}`])
  await page.goto(`${url()}/#key=${adminKey()}`)

  const pictures = join(home(), 'data/demo')
  await openAutomatic(page)
  await choose(page, readdirSync(pictures).map((name) => join(pictures, name)))
  await haveArrived(page, '40 pictures')
  await shoot(page, 'automatic')

  await page.getByRole('link', { name: 'Jobs' }).click()
  await page.getByRole('main').getByRole('listitem').getByRole('link').first().click()
  await expect(page.getByText(/^Made 160 images$/)).toBeVisible()
  await shoot(page, 'job')

  await page.getByRole('link', { name: 'Gallery' }).click()
  await page.getByRole('gridcell').nth(5).dblclick()
  await page.getByRole('button', { name: 'Compare with the original (C)' }).click()
  await page.getByRole('button', { name: 'Details (I)' }).click()
  await expect(page.getByRole('complementary', { name: 'Details' })).toContainText('Seed')
  await shoot(page, 'compare')
})

/** When all of it is drawn. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForFunction(() => [...document.images].every((image) => image.complete && !image.classList.contains('opacity-0')))
  await page.screenshot({ path: join(FOLDER, `${name}.jpg`), type: 'jpeg', quality: 82, animations: 'disabled' })
}

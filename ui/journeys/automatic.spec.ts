import { crc32 } from 'node:zlib'
import type { Page } from '@playwright/test'
import { turn } from './stack/endpoint.ts'
import { folderOf } from './stack/pictures.ts'
import { drop, haveArrived, makeButton, openAutomatic, setVariations, write } from './steps/automatic.ts'
import { entriesOf } from './steps/zip.ts'
import { expect, test } from './test.ts'

const PICTURES = 200

test('a folder of 200 pictures is dropped, made, watched and downloaded', async ({ page }, info) => {
  const folder = info.outputPath('streets')
  await folderOf(folder, PICTURES)
  await turn({ latency: '500ms' })

  await openAutomatic(page)
  await drop(page, folder)
  await write(page, 'the same street in heavy rain at dusk')
  await setVariations(page, 1)
  await page.getByRole('combobox', { name: 'Group' }).fill('Streets')
  await haveArrived(page, '200 pictures')
  await expect(makeButton(page)).toContainText('200 images')
  await page.keyboard.press('Control+Enter')

  const news = page.getByRole('region', { name: 'News' })
  await expect(news).toContainText('200 images on their way in Streets')
  await news.getByRole('button', { name: 'Look' }).click()
  await expect(page.getByRole('heading', { name: 'the same street in heavy rain at dusk' })).toBeVisible()
  // It fills in while it is watched, and ends in words, without anything being loaded anew.
  await expect(page.getByRole('button', { name: /^Image \d+, made$/ }).first()).toBeVisible()
  await expect(page.getByText('Made 200 images', { exact: true })).toBeVisible({ timeout: 60_000 })

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'ZIP of 200' }).click()
  const entries = (await entriesOf(await (await download).path())).filter(({ name }) => name.endsWith('.png'))
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Show in the gallery' }).click()
  const shown = await pictures(page, PICTURES)
  expect(entries).toHaveLength(PICTURES)
  expect(new Set(entries.map((entry) => entry.crc32))).toEqual(new Set(shown))
  // Each is called after the picture that it was made from.
  expect(entries.filter(({ name }) => name.includes('/street 17__v01_'))).toHaveLength(1)
})

/** The checksums of all pictures that the gallery shows, from its top to its end. */
async function pictures(page: Page, all: number): Promise<number[]> {
  const grid = page.getByRole('grid', { name: `${all} images` })
  await grid.focus()
  const seen = new Set<string>()
  await expect(async () => {
    for (const id of await grid.getByRole('gridcell').evaluateAll((tiles) => tiles.map((tile) => (tile as HTMLElement).dataset.item))) if (id !== undefined) seen.add(id)
    await grid.press('PageDown')
    expect(seen.size).toBe(all)
  }).toPass({ intervals: [100] })
  return Promise.all([...seen].map(async (id) => crc32(await (await page.request.get(`/api/items/${id}/output`)).body())))
}

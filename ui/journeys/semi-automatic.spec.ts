import { faults, turn } from './stack/endpoint.ts'
import { folderOf } from './stack/pictures.ts'
import { choose } from './steps/automatic.ts'
import { entriesOf } from './steps/zip.ts'
import { expect, test } from './test.ts'

test('references become sets of four that fill in tile by tile, and one goes on from there', async ({ page }, info) => {
  const files = await folderOf(info.outputPath('references'), 2)
  await page.getByRole('link', { name: 'Semi-Automatic', exact: true }).click()
  await choose(page, files)
  await page.getByLabel('Prompt of reference 1').fill('as a watercolour')
  await page.getByLabel('Prompt of reference 2').fill('as a paper cut-out')
  await page.getByLabel('Prompt for all references').fill('The lighthouse keeper')
  const make = page.getByRole('button', { name: /^Make/ })
  await expect(make).toContainText('8 images · 2 sets')

  // Nobody gets work yet: the sets are there at once, and empty.
  await faults({ type: 'no-capacity' })
  await make.click()
  const sets = page.getByRole('article')
  await expect(sets).toHaveCount(2)
  await expect(sets.getByRole('img', { name: 'Waiting' })).toHaveCount(8)
  await expect(sets.getByRole('button', { name: /^Image \d+$/ })).toHaveCount(0)

  await turn({ workers: 1, latency: '600ms' })
  await faults()
  const made = sets.getByRole('button', { name: /^Image \d+$/ })
  const counts = new Set<number>()
  await expect
    .poll(async () => counts.add(await made.count()) && made.count(), { intervals: [50], timeout: 120_000 })
    .toBe(8)
  expect([...counts].filter((count) => count > 0 && count < 8), 'tiles appeared one after the other').not.toEqual([])

  const second = sets.nth(1)
  await second.hover()
  const download = page.waitForEvent('download')
  await second.getByRole('button', { name: 'Download the set' }).click()
  expect((await entriesOf(await (await download).path())).filter(({ name }) => name.endsWith('.png'))).toHaveLength(4)

  await turn({ workers: 24, latency: '0' })
  await second.getByRole('button', { name: 'Vary: new seeds' }).click()
  await expect(sets).toHaveCount(3)
  await expect(made).toHaveCount(12)

  await sets.last().getByRole('button', { name: 'Use image 8 as a reference' }).click()
  await expect(page.getByRole('group', { name: 'Reference 3' })).toBeVisible()
})

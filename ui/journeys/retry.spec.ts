import { turn } from './stack/endpoint.ts'
import { entriesOf } from './steps/zip.ts'
import { expect, test } from './test.ts'

test('what failed is grouped by its cause, tried again, and appears on the same tiles', async ({ page, person }) => {
  await turn({ failure: 1, latency: '0' })
  const { id } = await person.submit('a street on a bad day', 6)
  await page.goto(`/jobs/${id}`)
  await expect(page.getByText('All 6 failed', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Image \d, failed$/ })).toHaveCount(6)
  const failures = page.getByRole('region', { name: 'Failures' })
  await expect(failures).toContainText('6 failed: the engine broke.')

  await turn({ failure: 0 })
  await failures.getByRole('button', { name: 'Try 6 again' }).click()
  await expect(page.getByRole('region', { name: 'News' })).toContainText('6 images tried again')
  await expect(page.getByRole('button', { name: /^Image \d, made on a second try$/ })).toHaveCount(6)
  await expect(failures).toHaveCount(0)
  await expect(page.getByText('Made 6 images, 6 on a second try', { exact: true })).toBeVisible()

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'ZIP of 6' }).click()
  expect((await entriesOf(await (await download).path())).filter(({ name }) => name.endsWith('.png'))).toHaveLength(6)

  await page.getByRole('button', { name: 'Image 1, made on a second try' }).click()
  const dialog = page.getByRole('dialog', { name: 'Image 1' })
  await expect(dialog).toContainText('It was tried again and was made')
  await dialog.getByRole('link', { name: 'a job of its own' }).click()
  await expect(page.getByText('Made 6 images', { exact: true })).toBeVisible()
})

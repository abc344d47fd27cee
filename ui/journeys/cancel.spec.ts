import { turn } from './stack/endpoint.ts'
import { expect, test } from './test.ts'

test('a running job is cancelled from the queue; what is made stays', async ({ page, person }) => {
  await turn({ workers: 2, latency: '1s' })
  await person.submit('a street that nobody wants', 40)

  const queue = page.getByRole('complementary', { name: 'Queue' })
  await expect(queue).toContainText(/[1-9]\d*\sof\s40/)
  await queue.getByRole('link', { name: 'a street that nobody wants' }).click()
  await page.getByRole('main').getByRole('button', { name: 'Cancel', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Cancel “a street that nobody wants”' })
  await expect(dialog).toContainText('stay')
  await dialog.getByRole('button', { name: 'Cancel the job' }).click()

  // What a worker holds it gives back at its next beat.
  await expect(page.getByText(/^Cancelled after \d+ of 40$/).first()).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('button', { name: 'Cancel', exact: true })).toHaveCount(0)
  await expect(page.getByRole('link', { name: /^ZIP of \d+$/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Image \d+, cancelled$/ }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Image \d+, made$/ }).first()).toBeVisible()
})

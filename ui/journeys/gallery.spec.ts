import type { Page } from '@playwright/test'
import { turn } from './stack/endpoint.ts'
import { entriesOf } from './steps/zip.ts'
import { expect, test } from './test.ts'

const PICTURES = 12

test('one looks through the gallery, marks and downloads by the keyboard alone', async ({ page, person }) => {
  await turn({ latency: '0' })
  const { id } = await person.submit('a street to look at', PICTURES)
  await expect.poll(() => person.get<{ state: string }>(`/api/jobs/${id}`)).toHaveProperty('state', 'completed')
  const { keyboard } = page

  await test.step('to the gallery, and into its grid', async () => {
    await keyboard.press('g')
    await keyboard.press('g')
    await tabTo(page, 'grid')
    await expect(page.getByRole('grid', { name: '12 images' })).toBeFocused()
  })

  await test.step('the lightbox', async () => {
    await keyboard.press('ArrowRight')
    await keyboard.press('Enter')
    const lightbox = (place: number, of = PICTURES) => page.getByRole('dialog', { name: `Picture ${place} of ${of}` })
    await expect(lightbox(2)).toBeVisible()
    await keyboard.press('ArrowRight')
    await expect(lightbox(3).getByRole('img', { name: /^Output with seed/ })).toBeVisible()
    await keyboard.press('f')
    await expect(page.getByRole('button', { name: 'Favourite (F)', pressed: true })).toBeVisible()
    await keyboard.press('c')
    await tabTo(page, 'slider', 'Edge between the original and the output')
    await keyboard.press('ArrowRight')
    await expect(page.getByRole('slider', { name: /^Edge/ })).toHaveValue('50.5')
    await keyboard.press('c')
    await keyboard.press('i')
    await expect(page.getByRole('complementary', { name: 'Details' })).toContainText('a street to look at')
    const download = page.waitForEvent('download')
    await keyboard.press('d')
    expect((await download).suggestedFilename()).toMatch(/\.png$/)
    await keyboard.press('x')
    await keyboard.press('u')
    await expect(lightbox(3)).toBeVisible()
    await keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
  })

  await test.step('a selection, and its ZIP', async () => {
    await tabTo(page, 'grid')
    await keyboard.press('Home')
    await keyboard.press('Shift+ArrowRight')
    await keyboard.press('Shift+ArrowRight')
    const bar = page.getByRole('toolbar', { name: 'Selected images' })
    await expect(bar).toContainText('3 selected')
    const download = page.waitForEvent('download')
    await tabTo(page, 'button', 'ZIP')
    await keyboard.press('Enter')
    expect((await entriesOf(await (await download).path())).filter(({ name }) => name.endsWith('.png'))).toHaveLength(3)
    await tabTo(page, 'grid')
    await keyboard.press('Control+a')
    await expect(bar).toContainText('12 selected')
    await keyboard.press('Escape')
    await expect(bar).toHaveCount(0)
  })

  await test.step('the favourites alone', async () => {
    await tabTo(page, 'button', 'Favourites')
    await keyboard.press('Space')
    await expect(page.getByRole('gridcell')).toHaveCount(1)
    await expect(page.getByRole('gridcell', { name: 'Image 1, favourite' })).toBeVisible()
  })
})

test('a ZIP is as large as its button says, without what was put aside', async ({ page, person }) => {
  await turn({ latency: '0' })
  const { id, groupId } = await person.submit('a street to choose from', 3)
  await expect.poll(() => person.get<{ state: string }>(`/api/jobs/${id}`)).toHaveProperty('state', 'completed')
  await page.goto(`/groups/${groupId}`)
  await expect(page.getByRole('link', { name: 'ZIP of 3' })).toBeVisible()
  await page.getByRole('gridcell', { name: 'Image 1' }).click()
  await page.getByRole('toolbar', { name: 'Selected images' }).getByRole('button', { name: 'Put aside' }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'ZIP of 2' }).click()
  expect((await entriesOf(await (await download).path())).filter(({ name }) => name.endsWith('.png'))).toHaveLength(2)
  await page.goto(`/jobs/${id}`)
  await expect(page.getByRole('link', { name: 'ZIP of 2' })).toBeVisible()
})

/** Goes on by Tab until it is there, as far as once around the page. */
async function tabTo(page: Page, role: 'grid' | 'slider' | 'button', name?: string): Promise<void> {
  const wanted = page.getByRole(role, { ...(name !== undefined && { name, exact: true }) })
  await expect(wanted).toBeVisible()
  for (let steps = 0; steps < 80; steps += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never comes to ${role} ${name ?? ''}.`)
}

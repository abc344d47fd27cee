import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { png } from './png.ts'

/** Opens an address, and waits for what says that the page is there. */
export const at = (path: string, sign: string) => async (page: Page) => {
  await page.goto(path)
  await page.getByText(sign).first().waitFor()
}

const RAIN = 'The same street in heavy rain at dusk'

export async function openJob(page: Page) {
  await at('/jobs', RAIN)(page)
  await page.getByRole('main').getByRole('link', { name: RAIN }).click()
  // The list has a filter of the same name as the job's items.
  await page.getByRole('heading', { name: RAIN }).waitFor()
}

/** A picture that somebody may have on their disk, another one for each number; never the same bytes twice, else it would be there already. */
const picture = (number: number) => ({ name: `street ${number}.png`, mimeType: 'image/png', buffer: Buffer.concat([png(number), randomBytes(8)]) })

/** The page with pictures on its list. */
export const withPictures = (path: string, pictures: number) => async (page: Page) => {
  await page.goto(path)
  await page.getByTestId('files').setInputFiles(Array.from({ length: pictures }, (_, number) => picture(number)))
  // Their small pictures are made in this browser.
  await page.waitForFunction((most) => document.querySelectorAll('figure img').length >= most, Math.min(pictures, 9))
}

export async function openGallery(page: Page) {
  await page.goto('/gallery')
  await page.getByRole('grid').waitFor()
}

export async function openPicture(page: Page) {
  await openGallery(page)
  await page.getByRole('gridcell').nth(2).dblclick()
  await page.getByRole('button', { name: 'Compare with the original (C)' }).waitFor()
}

export async function openGroup(page: Page) {
  await at('/groups', 'Street scenes')(page)
  await page.getByRole('main').getByRole('link', { name: 'Street scenes' }).click()
  await page.getByRole('grid').waitFor()
}

/** The page of somebody who has made nothing yet. */
export const withNothing = (path: string, sign: string) => async (page: Page) => {
  await page.route(/\/api\/(jobs|groups|outputs)\?|\/api\/(jobs|groups|outputs)$/, (route) => route.fulfill({ json: { items: [], next: null, total: 0 } }))
  await at(path, sign)(page)
}

/** As long as prompts may be, of words in several scripts, and one that never ends. */
const LONG = `A street in the rain 雨の通り, ${'w'.repeat(90)} ${'seen from above, with the light of shop windows on wet stone, '.repeat(40)}`

/** Jobs whose prompts are long, and their names with them, as the server cuts them. */
export async function withLongPrompts(page: Page) {
  await page.route(/\/api\/jobs(\/[0-9a-f-]{36})?(\?|$)/, async (route) => {
    const response = await route.fetch()
    const body = (await response.json()) as { items?: object[] }
    const long = <T extends object>(job: T) => ({ ...job, prompt: LONG, name: `${LONG.slice(0, 199)}…` })
    await route.fulfill({ response, json: 'mode' in body ? long(body) : { ...body, items: body.items?.map(long) } })
  })
}

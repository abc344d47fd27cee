import { expect, type Page } from '@playwright/test'

/** Opens the page, empty as a newcomer finds it. */
export async function openAutomatic(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Automatic', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Drop a folder of pictures here' })).toBeVisible()
}

/** Lets go of a folder over the page, as a file manager does: scripts cannot make such a drop, the browser's debugger can. */
export async function drop(page: Page, folder: string): Promise<void> {
  const place = await page.getByRole('heading', { name: 'Drop a folder of pictures here' }).boundingBox()
  if (place === null) throw new Error('There is nowhere to drop it.')
  const debug = await page.context().newCDPSession(page)
  const data = { items: [], files: [folder], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await debug.send('Input.dispatchDragEvent', { type, x: place.x, y: place.y, data })
  await debug.detach()
}

/** By any of the buttons: where a list waits for its files there are two. */
export const choose = (page: Page, files: string | string[]): Promise<void> => page.getByTestId('files').first().setInputFiles(files)

/** All of the list has arrived; until then it says how many of them are there. */
export const haveArrived = (page: Page, words: string): Promise<void> => expect(page.getByRole('status').filter({ hasText: new RegExp(`^${words}$`) })).toBeVisible({ timeout: 60_000 })

export const write = (page: Page, prompt: string): Promise<void> => page.getByLabel('Prompt', { exact: true }).fill(prompt)

export const setVariations = async (page: Page, number: number): Promise<void> => {
  const field = page.getByRole('textbox', { name: 'Variations' })
  await field.fill(String(number))
  await field.press('Tab')
}

export const makeButton = (page: Page, words: RegExp = /^Make /) => page.getByRole('button', { name: words })

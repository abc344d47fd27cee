import { rm } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { kill } from './stack/stack.ts'
import { folderOf } from './stack/pictures.ts'
import type { Person } from './stack/people.ts'
import { choose, haveArrived, makeButton, openAutomatic, write } from './steps/automatic.ts'
import { expect, test } from './test.ts'

const PROMPT = 'the same street under fresh snow'
const form = (page: Page) => page.getByRole('form', { name: 'What to make' })
const news = (page: Page) => page.getByRole('region', { name: 'News' })

test.describe('with a form that is filled in', () => {
  test.beforeEach(async ({ page }, info) => {
    await openAutomatic(page)
    await choose(page, await folderOf(info.outputPath('streets'), 3))
    await write(page, PROMPT)
    await haveArrived(page, '3 pictures')
    await expect(makeButton(page)).toContainText('3 images')
  })

  test.afterEach(({ page, person }) => isMadeOnce(page, person))

  test('the server dies and comes back', async ({ page }) => {
    kill('gateway-service')
    await makeButton(page).click()
    await expect(form(page).getByRole('alert')).toContainText('Lightmill cannot be reached.')
    await expect(async () => expect((await page.request.get('/q/health/ready')).ok()).toBe(true)).toPass({ timeout: 60_000 })
    await form(page).getByRole('button', { name: 'Try again' }).click()
  })

  test('the session ends in the middle', async ({ page, context, person }) => {
    // Just when the button is pressed: what the page asks by itself would bring the dialog earlier.
    let isOver = false
    await page.route('**/api/jobs/submit', async (route) => {
      if (!isOver && route.request().postDataJSON().dryRun !== true) {
        isOver = true
        await context.clearCookies()
      }
      return route.fallback()
    })
    await makeButton(page).click()
    const dialog = page.getByRole('dialog', { name: 'Sign in again' })
    await expect(dialog).toContainText('What you typed is still here')
    await dialog.getByLabel('Key').fill(person.key)
    await dialog.getByRole('button', { name: 'Sign in' }).click()
  })

  test('the server wants to be left alone for a while', async ({ page }) => {
    await page.route('**/api/jobs/submit', (route) => {
      if (route.request().postDataJSON().dryRun === true) return route.fallback()
      return route.fulfill({ status: 429, headers: { 'Retry-After': '5' }, contentType: 'application/problem+json', body: '{"type":"urn:lightmill:error:too-many-requests","title":"Too many requests.","status":429}' })
    })
    await makeButton(page).click()
    await expect(form(page).getByRole('alert')).toContainText('Too many requests.')
    await expect(page.getByRole('button', { name: /^Try again in \d s$/ })).toBeDisabled()
    await expect(makeButton(page)).toHaveAttribute('aria-disabled', 'true')
    await expect(makeButton(page)).toContainText('Lightmill wants to be left alone')
    await page.unroute('**/api/jobs/submit')
    await page.getByRole('button', { name: 'Try again', exact: true }).click()
  })

  test('the page is loaded anew', async ({ page }) => {
    await page.reload()
    await haveArrived(page, '3 pictures')
    await makeButton(page).click()
  })

  test('the button is pressed while the page is still loading', async ({ page }) => {
    let come = () => {}
    const late = new Promise<void>((resolve) => (come = resolve))
    await page.route(/\/api\/engines|\/Suggest-/, async (route) => {
      await late
      return route.fallback()
    })
    await page.reload()
    await haveArrived(page, '3 pictures')
    await makeButton(page).hover()
    await page.mouse.down()
    come()
    await expect(form(page).getByRole('button', { name: /^Engine/ })).toBeVisible()
    await expect(form(page).getByRole('combobox', { name: 'Group' })).toBeVisible()
    await page.mouse.up()
  })
})

/** Nothing that was typed is lost, and there is one job, however often it was sent. */
async function isMadeOnce(page: Page, person: Person): Promise<void> {
  await expect(news(page)).toContainText(/^12 images on their way/)
  await expect(page.getByLabel('Prompt', { exact: true })).toHaveValue(PROMPT)
  const { items } = await person.get<{ items: { prompt: string }[] }>('/api/jobs')
  expect(items).toEqual([expect.objectContaining({ prompt: PROMPT })])
}

test('a ticket that has expired is renewed without a word', async ({ page }, info) => {
  let isFirst = true
  await page.route('**/api/uploads', async (route) => {
    const response = await route.fetch()
    const body = await response.text()
    // The ticket of another time: the server does not know its signature.
    await route.fulfill({ response, body: isFirst ? body.replaceAll(/expires=\d+/g, 'expires=1') : body })
    isFirst = false
  })
  await openAutomatic(page)
  const refused = page.waitForResponse((response) => response.request().method() === 'PUT' && response.status() === 403)
  await choose(page, await folderOf(info.outputPath('streets'), 2))
  await refused
  await haveArrived(page, '2 pictures')
})

test('a file that vanishes from the disk is named, and may come back', async ({ page }, info) => {
  const [kept, gone] = (await folderOf(info.outputPath('streets'), 2)) as [string, string]
  await page.route('**/api/uploads', async (route) => {
    await rm(gone, { force: true })
    await route.fallback()
  })
  await openAutomatic(page)
  await choose(page, [kept, gone])
  await expect(page.getByText('It is not on the disk any more.')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '1 of 2 pictures is there' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try 1 again' })).toBeVisible()
  await expect(makeButton(page)).toContainText('1 image')
})

test('what is no picture is refused with its reason', async ({ page }) => {
  await openAutomatic(page)
  await page.getByTestId('files').setInputFiles([{ name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('no picture') }])
  await expect(page.getByRole('button', { name: /1 file not taken/ })).toContainText('It is no PNG, JPEG or WebP picture.')
})

test('a job that nobody knows has a sentence and a way on', async ({ page }) => {
  await page.goto('/jobs/0198c0de-0000-7000-8000-000000000000')
  await expect(page.getByRole('alert')).toContainText('It may have been removed, or it is somebody else’s.')
  await page.getByRole('main').getByRole('link', { name: 'Jobs' }).click()
  await expect(page.getByText('No jobs yet')).toBeVisible()
})

import type { BrowserContext, Page, Route } from '@playwright/test'
import { folderOf } from './stack/pictures.ts'
import { choose, haveArrived, makeButton, openAutomatic, setVariations, write } from './steps/automatic.ts'
import { haveEachOnce } from './steps/jobs.ts'
import { holdUploads } from './steps/uploads.ts'
import { expect, test } from './test.ts'

const PICTURES = 8
const FIRST = 3

test.describe('the page is loaded anew while nobody has answered for the first part', () => {
  let files: string[]
  let release: () => void

  test.beforeEach(async ({ page, context }, info) => {
    files = await folderOf(info.outputPath('streets'), PICTURES)
    release = await holdUploads(context, FIRST)
    await openAutomatic(page)
    await choose(page, files)
    await write(page, 'the same street at noon')
    await setVariations(page, 1)
    await expect(page.getByText('3 are there and begin at once; the other 5 follow by themselves as a second job.')).toBeVisible()
  })

  test.afterEach(async ({ context, person }) => {
    for (const tab of context.pages()) await choose(tab, files)
    release()
    for (const tab of context.pages()) {
      // To the tab that comes later some were here already: the other one has sent them.
      await haveArrived(tab, '8 pictures(, .+ here already)?')
      await expect(tab.getByRole('status').filter({ hasText: 'more pictures follow' })).toHaveCount(0)
      await expect(tab.getByText('before Lightmill had answered')).toHaveCount(0)
    }
    await haveEachOnce(person, files, [FIRST, PICTURES - FIRST])
  })

  test('the server had it', async ({ page, context }) => {
    const { isSent } = await loseAnswers(context, 1, { isReceived: true })
    await makeButton(page).click()
    await isSent
    await page.reload()
    await expect(follows(page)).toBeVisible()
  })

  test('the server had it not', async ({ page, context }) => {
    const { isSent } = await loseAnswers(context, 1, { isReceived: false })
    await makeButton(page).click()
    await isSent
    await page.reload()
    await expect(follows(page)).toBeVisible()
  })

  test('once more, and with a second tab', async ({ page, context }) => {
    const { isSent } = await loseAnswers(context, 2, { isReceived: true })
    await makeButton(page).click()
    await page.reload()
    await isSent
    await page.reload()
    await expect(follows(page)).toBeVisible()
    const second = await context.newPage()
    await second.goto('/automatic')
    await expect(follows(second)).toBeVisible()
  })

  test('its tab is closed, and another one is open', async ({ page, context }) => {
    const second = await context.newPage()
    await second.goto('/automatic')
    await haveArrived(second, '3 of 8 pictures are there.*')
    const { isSent } = await loseAnswers(context, 1, { isReceived: false })
    await makeButton(page).click()
    await isSent
    await page.close({ runBeforeUnload: false })
    await expect(follows(second)).toBeVisible()
  })
})

/** So many submissions get no answer while their page lives; `isSent` when all of them have left it. */
async function loseAnswers(context: BrowserContext, number: number, { isReceived }: { isReceived: boolean }): Promise<{ isSent: Promise<void> }> {
  let sent = 0
  let told = () => {}
  const isSent = new Promise<void>((resolve) => (told = resolve))
  await context.route('**/api/jobs/submit', async (route: Route) => {
    if (sent === number || route.request().postDataJSON().dryRun === true) return route.fallback()
    sent += 1
    const isLast = sent === number
    if (isReceived) await route.fetch()
    if (isLast) told()
    // Nobody answers it: it ends with its page.
    return undefined
  })
  return { isSent }
}

const follows = (page: Page) => page.getByRole('status').filter({ hasText: '5 more pictures follow when the last one is there.' })

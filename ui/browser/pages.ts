import type { Page } from '@playwright/test'

/** A page, how one comes to it, and what says that it is there. */
export interface Look {
  name: string
  open: (page: Page) => Promise<void>
}

const at = (path: string, sign: string) => async (page: Page) => {
  await page.goto(path)
  await page.getByText(sign).first().waitFor()
}

const RAIN = 'The same street in heavy rain at dusk'

async function openJob(page: Page) {
  await at('/jobs', RAIN)(page)
  await page.getByRole('main').getByRole('link', { name: RAIN }).click()
}

/** Every page, and what opens over it. A new page is a line here: then it is shot, and looked at by axe. */
export const LOOKS: readonly Look[] = [
  {
    name: 'sign-in',
    open: async (page) => {
      await page.route('**/api/session', (route) => route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"type":"urn:lightmill:error:unauthenticated","title":"There is no valid key or session."}' }))
      await at('/', 'Sign in to Lightmill')(page)
    },
  },
  { name: 'home', open: at('/', 'Ended last') },
  { name: 'jobs', open: at('/jobs', 'All 12 failed') },
  {
    name: 'job',
    open: async (page) => {
      await openJob(page)
      await page.getByRole('button', { name: 'Image 1, made' }).waitFor()
    },
  },
  {
    name: 'job-failed',
    open: async (page) => {
      await openJob(page)
      await page.getByRole('button', { name: /^Failed/ }).click()
      await page.getByText('The GPU ran out of memory.').first().waitFor()
    },
  },
  {
    name: 'item',
    open: async (page) => {
      await openJob(page)
      await page.getByRole('button', { name: 'Image 1, made' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'account', open: at('/account', 'first key') },
  {
    name: 'palette',
    open: async (page) => {
      await at('/', 'Ended last')(page)
      await page.keyboard.press('Control+k')
      await page.getByPlaceholder('A page, a job, or what to do').waitFor()
    },
  },
  {
    name: 'keys',
    open: async (page) => {
      await at('/', 'Ended last')(page)
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
  },
]

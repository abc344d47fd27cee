import type { Page } from '@playwright/test'
import { at, openGallery, openGroup, openJob, openPicture, withLongPrompts, withNothing, withPictures } from './openings.ts'

/** A page, how one comes to it, and what says that it is there. */
export interface Look {
  name: string
  open: (page: Page) => Promise<void>
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
  { name: 'automatic-empty', open: at('/automatic', 'Drop a folder of pictures here') },
  {
    name: 'automatic',
    open: async (page) => {
      await withPictures('/automatic', 24)(page)
      await page.getByLabel('Prompt', { exact: true }).fill('the same street in heavy rain at dusk')
      await page.getByText('24 pictures', { exact: true }).waitFor()
      await page.getByText('24 images × 4 = 96 · ≈').waitFor()
    },
  },
  {
    name: 'automatic-engine',
    open: async (page) => {
      await at('/automatic', 'Drop a folder of pictures here')(page)
      await page.getByRole('button', { name: /^Engine/ }).click()
      await page.getByRole('button', { name: 'Nano Banana 2.1' }).click()
      await page.getByRole('option', { name: 'Nano Banana Pro' }).waitFor()
    },
  },
  {
    name: 'automatic-refused',
    open: async (page) => {
      await withPictures('/automatic', 3)(page)
      await page.getByText('3 images × 4 = 12 · ≈').waitFor()
      await page.getByRole('button', { name: /^Make 12 images/ }).click()
      await page.getByText('It is missing; this engine needs one.').waitFor()
    },
  },
  { name: 'semi-automatic', open: at('/semi-automatic', 'Set 1') },
  {
    name: 'semi-automatic-cards',
    open: async (page) => {
      await withPictures('/semi-automatic', 2)(page)
      await page.getByLabel('Prompt of reference 1').fill('the same person as a watercolour portrait')
      await page.getByLabel('Prompt of reference 2').fill('a paper cut-out of them')
      await page.getByText('8 images · 2 sets · ≈').waitFor()
    },
  },
  {
    name: 'semi-automatic-settings',
    open: async (page) => {
      await at('/semi-automatic', 'Set 1')(page)
      await page.getByRole('button', { name: /Gemini/ }).click()
      await page.getByRole('combobox', { name: 'Group' }).waitFor()
    },
  },
  {
    name: 'semi-automatic-lightbox',
    open: async (page) => {
      await at('/semi-automatic', 'Set 1')(page)
      // What is made already lies below what waits.
      await page.getByRole('region', { name: 'Sets' }).evaluate((sets) => sets.scrollTo(0, sets.scrollHeight))
      await page.getByRole('article', { name: /four moods/ }).first().getByRole('button', { name: /^Image \d+$/ }).first().click()
      await page.getByRole('button', { name: 'Use as a reference' }).waitFor()
    },
  },
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
    name: 'job-running',
    open: async (page) => {
      await openJob(page)
      await page.getByRole('button', { name: /^Running/ }).click()
      await page.getByRole('img', { name: /^Being made, \d+ %$/ }).first().waitFor()
    },
  },
  {
    name: 'job-timeline',
    open: async (page) => {
      await openJob(page)
      await page.getByRole('button', { name: /^Timeline/ }).click()
      await page.getByText('Submitted with 1,000 images').waitFor()
    },
  },
  {
    name: 'job-paused',
    open: async (page) => {
      await at('/jobs', 'Paused at')(page)
      await page.getByRole('main').getByRole('link', { name: 'On wet cobblestones, shallow depth of field' }).click()
      await page.getByRole('button', { name: 'Image 1, made' }).waitFor()
    },
  },
  {
    name: 'job-long',
    open: async (page) => {
      await withLongPrompts(page)
      await page.goto('/jobs')
      await page.getByRole('main').getByRole('link', { name: /^A street in the rain/ }).nth(2).click()
      await page.getByRole('button', { name: 'Image 1, made' }).waitFor()
    },
  },
  {
    name: 'jobs-long',
    open: async (page) => {
      await withLongPrompts(page)
      await at('/jobs', 'A street in the rain')(page)
    },
  },
  { name: 'home-empty', open: withNothing('/', 'Nothing made yet') },
  { name: 'jobs-empty', open: withNothing('/jobs', 'No jobs yet') },
  { name: 'groups-empty', open: withNothing('/groups', 'No groups yet') },
  { name: 'semi-automatic-empty', open: withNothing('/semi-automatic', 'Nothing made yet') },
  { name: 'job-missing', open: at('/jobs/0197f3a2-0000-7000-8000-000000000000', 'All jobs') },
  {
    name: 'item',
    open: async (page) => {
      await openJob(page)
      await page.getByRole('button', { name: 'Image 1, made' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'retry',
    open: async (page) => {
      await openJob(page)
      await page.getByRole('button', { name: /^Try \d+ with changes$/ }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'raw-request',
    open: async (page) => {
      await openJob(page)
      await page.getByRole('button', { name: 'More' }).click()
      await page.getByRole('menuitem', { name: 'Raw request' }).click()
      await page.getByLabel('The request').waitFor()
    },
  },
  { name: 'gallery', open: openGallery },
  {
    name: 'gallery-selected',
    open: async (page) => {
      await openGallery(page)
      await page.getByRole('gridcell').nth(1).click()
      await page.getByRole('gridcell').nth(4).click({ modifiers: ['Shift'] })
      await page.getByText('4 selected').waitFor()
    },
  },
  {
    name: 'gallery-jobs',
    open: async (page) => {
      await openGallery(page)
      await page.getByRole('button', { name: 'All jobs' }).click()
      await page.getByRole('listbox').waitFor()
    },
  },
  {
    name: 'gallery-days',
    open: async (page) => {
      await openGallery(page)
      await page.getByRole('button', { name: 'Any time' }).click()
      await page.getByRole('dialog').waitFor()
    },
  },
  { name: 'gallery-empty', open: at('/gallery?rejected=true', 'Nothing was put aside') },
  { name: 'lightbox', open: openPicture },
  {
    name: 'lightbox-details',
    open: async (page) => {
      await openPicture(page)
      await page.keyboard.press('i')
      await page.getByText('Made it').waitFor()
    },
  },
  {
    name: 'lightbox-toast',
    open: async (page) => {
      await openPicture(page)
      // The other looks are to find it where it was.
      await page.route('**/api/items/marks', (route) => route.fulfill({ status: 204 }))
      await page.keyboard.press('x')
      await page.getByRole('button', { name: 'Undo' }).waitFor()
    },
  },
  {
    name: 'lightbox-compare',
    open: async (page) => {
      await openPicture(page)
      await page.keyboard.press('c')
      await page.getByRole('slider', { name: /^Edge/ }).waitFor()
    },
  },
  {
    name: 'groups',
    open: async (page) => {
      await at('/groups', 'Street scenes')(page)
      await page.waitForFunction(() => document.querySelectorAll('main li img').length >= 12)
    },
  },
  { name: 'group', open: openGroup },
  {
    name: 'group-jobs',
    open: async (page) => {
      await openGroup(page)
      await page.getByRole('tab', { name: /^Jobs/ }).click()
      await page.getByText('The same street under fresh snow').waitFor()
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

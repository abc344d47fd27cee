import { randomBytes } from 'node:crypto'
import type { Page } from '@playwright/test'
import { png } from './png.ts'

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
  // The list has a filter of the same name as the job's items.
  await page.getByRole('heading', { name: RAIN }).waitFor()
}

/** A picture that somebody may have on their disk, another one for each number; never the same bytes twice, else it would be there already. */
const picture = (number: number) => ({ name: `street ${number}.png`, mimeType: 'image/png', buffer: Buffer.concat([png(number), randomBytes(8)]) })

/** The page with pictures on its list. */
const withPictures = (path: string, pictures: number) => async (page: Page) => {
  await page.goto(path)
  await page.getByTestId('files').setInputFiles(Array.from({ length: pictures }, (_, number) => picture(number)))
  // Their small pictures are made in this browser.
  await page.waitForFunction((most) => document.querySelectorAll('figure img').length >= most, Math.min(pictures, 9))
}

async function openGallery(page: Page) {
  await page.goto('/gallery')
  await page.getByRole('grid').waitFor()
}

async function openPicture(page: Page) {
  await openGallery(page)
  await page.getByRole('gridcell').nth(2).dblclick()
  await page.getByRole('button', { name: 'Compare with the original (C)' }).waitFor()
}

async function openGroup(page: Page) {
  await at('/groups', 'Street scenes')(page)
  await page.getByRole('main').getByRole('link', { name: 'Street scenes' }).click()
  await page.getByRole('grid').waitFor()
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

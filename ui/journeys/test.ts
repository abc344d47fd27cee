import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserContext, type ConsoleMessage, expect, test as base } from '@playwright/test'
import { usual } from './stack/endpoint.ts'
import { Person } from './stack/people.ts'
import { home, url } from './stack/stack.ts'

export { expect } from '@playwright/test'

interface Fixtures {
  /** Whoever sits at the page. */
  person: Person
  /** What the pages of this journey complained about. */
  complaints: string[]
  /** The workers are as usual at the journey's end, whatever it did to them. */
  workers: undefined
}

/** A journey: somebody with an account of their own, signed in by link, at a page that never complains. */
export const test = base.extend<Fixtures>({
  baseURL: ({}, use) => use(url()),
  person: async ({}, use) => use(await Person.newcomer()),
  workers: [
    async ({}, use) => {
      await use(undefined)
      await usual()
    },
    { auto: true },
  ],
  complaints: [
    async ({ context }, use) => {
      const complaints = listen(context)
      await use(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
  page: async ({ page, person }, use) => {
    await page.goto(person.link)
    await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible()
    await use(page)
  },
})

test.afterEach(async ({}, info) => {
  if (info.status !== info.expectedStatus) await cp(join(home(), 'logs'), info.outputPath('logs'), { recursive: true })
})

/** Errors of scripts, and words on the console; that an answer was no success is the journey's own business. */
function listen(context: BrowserContext): string[] {
  const complaints: string[] = []
  context.on('weberror', (error) => complaints.push(String(error.error())))
  context.on('console', (message) => {
    if (isComplaint(message)) complaints.push(`${message.type()}: ${message.text()}`)
  })
  return complaints
}

const isComplaint = (message: ConsoleMessage) => (message.type() === 'error' || message.type() === 'warning') && !message.text().startsWith('Failed to load resource')


import type { Page } from '@playwright/test'
import { turn } from './stack/endpoint.ts'
import { picture } from './stack/pictures.ts'
import { expect, test } from './test.ts'

/** Leaves a trace wherever it is run. */
const SCRIPT = 'document.documentElement.dataset.ran="yes"'
const MARKUP = `<img src=x onerror='${SCRIPT}'><script>${SCRIPT}</script><b>bold</b> {{7*7}} &lt;`

const traces = (page: Page) => page.evaluate(() => [document.documentElement.dataset.ran, document.querySelector('main b, main script')?.outerHTML].filter((trace) => trace !== undefined))

test('markup in a prompt, and in the name that a job has from it, is text', async ({ page, person }) => {
  await turn({ latency: '0' })
  const { id } = await person.submit(MARKUP, 1)
  await expect.poll(() => person.get<{ state: string }>(`/api/jobs/${id}`)).toHaveProperty('state', 'completed')
  for (const path of ['/jobs', `/jobs/${id}`]) {
    await page.goto(path)
    // Long ones are cut where they name a job.
    await expect(page.getByRole('main')).toContainText(MARKUP.slice(0, 40))
    expect(await traces(page)).toEqual([])
  }
})

test('a picture that is a page or a script, too, is a picture', async ({ page, person, complaints }) => {
  const both = Buffer.concat([picture(), Buffer.from(`<!doctype html><html><script>${SCRIPT}</script>`)])
  const { sha256 } = await person.upload('page.html', both)
  const address = `/api/inputs/${sha256}`

  await page.goto(address)
  expect(await page.evaluate(() => document.contentType)).toBe('image/png')
  expect(await traces(page)).toEqual([])

  await page.goto('/jobs')
  expect(await asScript(page, address)).toBe('refused')
  // Before that, the browser was not even let put its own styles on the page that it makes for a picture.
  expect(complaints.splice(0).at(-1)).toContain('MIME type')
})

/** What becomes of it where a page of ours asks for it as a script. */
function asScript(page: Page, address: string): Promise<string> {
  return page.evaluate(
    (src) =>
      new Promise<string>((resolve) => {
        const script = document.createElement('script')
        script.addEventListener('load', () => resolve('run'))
        script.addEventListener('error', () => resolve('refused'))
        script.src = src
        document.head.append(script)
      }),
    address,
  )
}

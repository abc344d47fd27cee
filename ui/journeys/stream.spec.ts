import type { EventSourceMessage } from 'eventsource-parser'
import { Between, listen } from './stack/between.ts'
import { turn } from './stack/endpoint.ts'
import { expect, test } from './test.ts'

/** Words on how far something is may be left out when the next one says it, too. */
const told = (events: readonly EventSourceMessage[]) =>
  events.filter(({ event }) => event === 'items-changed' || event === 'job-progressed' || event === 'job-completed').map(({ id }) => id)

test('news that came while the stream was cut follow, and none is missed', async ({ context, person }) => {
  // Nobody is done before the page is there, however slow the machine is.
  await turn({ workers: 4, latency: '2s' })
  const between = await Between.open()
  const ears = new AbortController()
  try {
    const page = await context.newPage()
    await page.goto(`${between.url}/#key=${person.key}`)
    await expect.poll(() => between.passed.map(({ event }) => event)).toContain('ready')
    const heard = await listen(person.key, ears.signal)
    const { id } = await person.submit('a street behind a bad line', 60)
    await page.getByRole('link', { name: 'Jobs' }).click()
    await page.getByRole('main').getByRole('link', { name: 'a street behind a bad line' }).click()
    await expect(page.getByText(/^Making [1-9]\d* of 60$/)).toBeVisible()

    between.cut()
    const before = told(heard).length
    await expect(page.getByRole('status').filter({ hasText: 'Reconnecting' })).toBeVisible()
    await expect.poll(() => told(heard).length).toBeGreaterThan(before + 3)
    between.mend()
    await turn({ workers: 24, latency: '0' })

    await expect(page.getByText('Made 60 images', { exact: true })).toBeVisible()
    await expect(page.getByRole('status').filter({ hasText: 'Reconnecting' })).toHaveCount(0)
    await expect(page).toHaveURL(`${between.url}/jobs/${id}`)
    expect(between.wanted).toEqual([undefined, expect.any(String)])
    // What was on its way to the page when the line was cut comes once more: the page asks from what it has heard. Nothing else comes twice.
    const early = told(between.passed.slice(0, between.passedBeforeCut))
    const late = told(between.passed.slice(between.passedBeforeCut))
    expect([...early, ...late.slice(late.indexOf(early.at(-1)) + 1)]).toEqual(told(heard))
  } finally {
    ears.abort()
    between.close()
  }
})

import { screen, waitFor, within } from '@testing-library/react'
import { http } from 'msw'
import { beforeEach, expect, it, vi } from 'vitest'
import { server } from '@/test/server'
import { refusal } from '../../mock/answers.ts'
import { Mill } from '../../mock/mill.ts'
import { open } from './test-app'

beforeEach(() => {
  // jsdom lays nothing out: every element is as large as a page.
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 1000, 800))
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(800)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1000)
  Element.prototype.scrollTo = () => {}
})

class SilentWorker extends EventTarget {
  postMessage() {}
  terminate() {}
}

/** The newest set. */
const newest = async () => (await screen.findAllByRole('article', { name: /^Set 1 of / }))[0] ?? document.body

it('a set is made again with a better prompt after one was refused, which is told once', async () => {
  const { user, mill } = open('/semi-automatic')
  const again = await within(await newest()).findByRole('button', { name: /^Again/ })
  await waitFor(() => expect(again).toBeEnabled())
  await user.click(again)
  const dialog = await screen.findByRole('dialog', { name: 'Again with the same seeds' })
  const prompt = within(dialog).getByLabelText('Prompt')
  const make = within(dialog).getByRole('button', { name: /^Make \d+ images?$/ })
  server.use(http.post('/api/jobs/submit', () => refusal('references[0].prompt', 'references[0].prompt is missing, and the job has none either.'), { once: true }))
  await user.clear(prompt)
  await user.click(make)
  expect(await within(dialog).findByText('It is missing, and the job has none either.')).toBeVisible()
  expect(within(dialog).queryByRole('alert')).toBeNull()
  const before = mill.jobs.length
  await user.type(prompt, 'as a woodcut')
  await user.click(make)
  await waitFor(() => expect(mill.jobs).toHaveLength(before + 1))
})

it('an image of a set has a button that is readable over it, and a set as a whole is used as a reference', async () => {
  // Nobody waits for what is hashed here.
  vi.stubGlobal('Worker', SilentWorker)
  const mill = new Mill()
  for (let step = 0; step < 6; step += 1) mill.step(40)
  const { user } = open('/semi-automatic', { mill })
  const [use] = await screen.findAllByRole('button', { name: /^Use image \d+ as a reference$/ })
  expect(use).not.toHaveClass('hover:bg-raised')
  const set = within(use?.closest('article') ?? document.body)
  await user.click(set.getByRole('button', { name: 'Use the set as a reference' }))
  await screen.findByRole('group', { name: 'Reference 1' })
  expect(screen.queryByRole('group', { name: 'Reference 2' })).toBeNull()
})

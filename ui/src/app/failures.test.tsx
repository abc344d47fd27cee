import { screen, within } from '@testing-library/react'
import { http } from 'msw'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { server } from '@/test/server'
import { problem, refusal } from '../../mock/answers.ts'
import { Mill } from '../../mock/mill.ts'
import { open } from './test-app'

beforeEach(() => {
  // jsdom lays nothing out: every element is as large as a page.
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 1000, 800))
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(800)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1000)
})

/** The job that has failed items of two kinds. */
function failed() {
  const mill = new Mill()
  const job = mill.jobs.find(({ items }) => items.failed > 0 && items.completed > 0)
  if (job === undefined) throw new Error('No job of the mill has failures.')
  return { mill, job, path: `/jobs/${job.id}` }
}

describe('failures', () => {
  it('stand together by their cause, each with its button', async () => {
    const { mill, path } = failed()
    open(path, { mill })
    const failures = await screen.findByRole('region', { name: 'Failures' })
    expect(failures).toHaveTextContent(/\d+ failed: the GPU ran out of memory\. Try a smaller size\./)
    expect(within(failures).getByRole('button', { name: /^Try \d+ again$/ })).toBeVisible()
    // The same prompt would be refused again.
    expect(within(failures).getByRole('button', { name: /^Try \d+ with changes$/ })).toBeVisible()
  })

  it('are tried again by one press', async () => {
    const { mill, job, path } = failed()
    const { user } = open(path, { mill })
    await user.click(await screen.findByRole('button', { name: /^Try \d+ again$/ }))
    expect(await screen.findByText('All of them are being tried again, or are made by now.')).toBeVisible()
    const retry = mill.jobs.find(({ retryOf }) => retryOf === job.id)
    expect(retry?.items.total).toBe(mill.items(job.id)?.filter(({ retriedBy }) => retriedBy != null).length)
  })

  it('are failures no more once all are made on a second try', async () => {
    const { mill, job, path } = failed()
    const made = mill.jobs.find(({ state }) => state === 'completed')
    const standIn = mill.items(made?.id ?? '')?.[0]
    const items = mill.items(job.id) ?? []
    const [first, ...others] = items.filter(({ state }) => state === 'completed' || state === 'failed').toSorted((one, other) => one.state.localeCompare(other.state))
    expect(first?.state).toBe('completed')
    for (const item of others) Object.assign(item, { state: 'failed', output: null, retriedBy: { itemId: standIn?.id ?? '', jobId: made?.id ?? '', state: 'completed' } })
    const again = others.length
    job.items = { ...job.items, completed: 1, failed: again }
    job.recovered = again
    const { user } = open(path, { mill })
    const shown = await screen.findByRole('group', { name: 'Items shown' })
    expect(within(shown).queryByRole('button', { name: /^Failed/ })).toBeNull()
    expect(screen.queryByRole('region', { name: 'Failures' })).toBeNull()
    await user.click(within(shown).getByRole('button', { name: `Made ${1 + again}` }))
    expect(await screen.findAllByRole('button', { name: /, made on a second try$/ })).not.toHaveLength(0)
  })

  it('that were made on a second try are not among those that failed', async () => {
    const { mill, job, path } = failed()
    const first = mill.items(job.id)?.find(({ state }) => state === 'failed')
    const made = mill.jobs.find(({ state }) => state === 'completed')
    if (first === undefined) throw new Error('Nothing failed.')
    first.retriedBy = { itemId: mill.items(made?.id ?? '')?.[0]?.id ?? '', jobId: made?.id ?? '', state: 'completed' }
    job.recovered = 1
    const { user } = open(path, { mill })
    await user.click(await screen.findByRole('button', { name: `Failed ${job.items.failed - 1}` }))
    expect(await screen.findAllByRole('button', { name: /^Image \d+, failed$/i })).not.toHaveLength(0)
    expect(screen.queryByRole('button', { name: /on a second try$/ })).toBeNull()
  })

  it('are tried again with another prompt', async () => {
    const { mill, job, path } = failed()
    const { user } = open(path, { mill })
    await user.click(await screen.findByRole('button', { name: /^Try \d+ with changes$/ }))
    const dialog = await screen.findByRole('dialog')
    await user.clear(within(dialog).getByLabelText('Prompt'))
    await user.type(within(dialog).getByLabelText('Prompt'), 'a quiet street')
    await user.click(within(dialog).getByRole('button', { name: /^Try \d+ again$/ }))
    expect(await screen.findByText(/tried again$/)).toBeVisible()
    expect(mill.jobs.find(({ retryOf }) => retryOf === job.id)?.prompt).toBe('a quiet street')
  })

  it('are tried again with a better prompt after one was refused', async () => {
    const { mill, job, path } = failed()
    const { user } = open(path, { mill })
    await user.click(await screen.findByRole('button', { name: /^Try \d+ with changes$/ }))
    const dialog = await screen.findByRole('dialog')
    const prompt = within(dialog).getByLabelText('Prompt')
    const send = within(dialog).getByRole('button', { name: /^Try \d+ again$/ })
    server.use(http.post('/api/jobs/:id/retry', () => refusal('prompt', 'prompt is missing; this engine needs one.'), { once: true }))
    await user.clear(prompt)
    await user.click(send)
    expect(await within(dialog).findByText('It is missing; this engine needs one.')).toBeVisible()
    await user.type(prompt, 'a quiet street')
    await user.click(send)
    expect(await screen.findByText(/tried again$/)).toBeVisible()
    expect(mill.jobs.find(({ retryOf }) => retryOf === job.id)?.prompt).toBe('a quiet street')
  })

  it('have a negative prompt that is called as everywhere', async () => {
    const { mill, path } = failed()
    const { user } = open(path, { mill })
    await user.click(await screen.findByRole('button', { name: /^Try \d+ with changes$/ }))
    expect(within(await screen.findByRole('dialog')).getByLabelText('Negative prompt')).toBeVisible()
  })

  it('that cannot be tried again say why, and what was typed stays', async () => {
    const { mill, path } = failed()
    const { user } = open(path, { mill })
    await user.click(await screen.findByRole('button', { name: /^Try \d+ with changes$/ }))
    const dialog = await screen.findByRole('dialog')
    server.use(http.post('/api/jobs/:id/retry', () => problem('too-many-requests', 429, 'Too many requests.', undefined, { 'Retry-After': '7' })))
    await user.type(within(dialog).getByLabelText('Prompt'), ' at night')
    await user.click(within(dialog).getByRole('button', { name: /^Try \d+ again$/ }))
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('Too many requests.')
    expect(within(dialog).getByLabelText('Prompt')).toHaveValue('the same street in heavy rain at dusk at night')
  })
})

describe('a job', () => {
  it('shows what was submitted', async () => {
    const { mill, path } = failed()
    const { user } = open(path, { mill })
    await user.click(await screen.findByRole('button', { name: 'More' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Raw request' }))
    const field: HTMLTextAreaElement = await screen.findByLabelText('The request')
    expect(field.value).toContain('"mode": "automatic"')
  })

  it('is renamed', async () => {
    const { mill, path } = failed()
    const { user } = open(path, { mill })
    await user.click(await screen.findByRole('button', { name: 'More' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Rename' }))
    const field = within(await screen.findByRole('dialog')).getByLabelText('Name')
    await user.clear(field)
    await user.type(field, 'Rain, second day{Enter}')
    expect(await screen.findByRole('heading', { name: 'Rain, second day' })).toBeVisible()
  })
})

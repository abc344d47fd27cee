import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { server } from '@/test/server'
import { refusal } from '../../mock/answers.ts'
import { Mill } from '../../mock/mill.ts'
import { open } from './test-app'

const RAIN = 'The same street in heavy rain at dusk'

describe('jobs', () => {
  it('are told in sentences', async () => {
    open('/jobs')
    const row = (await screen.findByRole('link', { name: RAIN })).closest('li')
    expect(row).toHaveTextContent('Making 407 of 1,000')
  })

  it('are narrowed by filters that stand in the address', async () => {
    const { user, at } = open('/jobs')
    await user.click(await screen.findByRole('button', { name: 'Failed' }))
    await waitFor(() => expect(at()).toBe('/jobs?status=failed'))
    expect(await screen.findByRole('link', { name: 'Studio white, 4K' })).toBeVisible()
    expect(screen.queryByRole('link', { name: RAIN })).toBeNull()
  })

  it('move as the events say', async () => {
    const { mill } = open('/jobs')
    const row = (await screen.findByRole('link', { name: RAIN })).closest('li')
    await waitFor(() => expect(mill.events.readers).toBe(1))
    mill.step(8)
    await waitFor(() => expect(row).toHaveTextContent('Making 415 of 1,000'))
  })

  it('that are none say what will be here', async () => {
    open('/jobs', { mill: new Mill([]) })
    expect(await screen.findByText('No jobs yet')).toBeVisible()
  })
})

describe('a job', () => {
  const idOf = (mill: Mill, name: string) => mill.jobs.find((job) => job.name === name)?.id

  it('shows its figures', async () => {
    const mill = new Mill()
    open(`/jobs/${idOf(mill, RAIN)}`, { mill })
    expect(await screen.findByRole('heading', { name: RAIN })).toBeVisible()
    expect(screen.getByText('Making 407 of 1,000')).toBeVisible()
    expect(screen.getByText('$2.48')).toBeVisible()
    expect(await screen.findByRole('link', { name: 'ZIP of 407' })).toHaveAttribute('href', expect.stringMatching(/\/download\?format=zip$/))
  })

  it('names the tab of the browser, until another page is opened', async () => {
    const mill = new Mill()
    const { user } = open(`/jobs/${idOf(mill, RAIN)}`, { mill })
    await waitFor(() => expect(document.title).toMatch(new RegExp(`${RAIN} · Lightmill$`)))
    await user.click(screen.getByRole('link', { name: 'Jobs' }))
    await waitFor(() => expect(document.title).toMatch(/Jobs · Lightmill$/))
  })

  it('has a ZIP of what was not put aside', async () => {
    const mill = new Mill()
    const jobId = idOf(mill, RAIN) ?? ''
    for (const item of mill.items(jobId)?.filter(({ state }) => state === 'completed').slice(0, 3) ?? []) item.rejected = true
    open(`/jobs/${jobId}`, { mill })
    expect(await screen.findByRole('link', { name: 'ZIP of 404' })).toBeVisible()
  })

  it('has in its ZIP what stands in for what failed, unless it was put aside', async () => {
    const mill = new Mill()
    const job = mill.jobs.find(({ name, items }) => name !== RAIN && items.completed > 0 && items.failed > 1)
    const retry = mill.jobs.find(({ id, items }) => id !== job?.id && items.completed > 1)
    if (job === undefined || retry === undefined) throw new Error('There is none.')
    job.recovered = 2
    retry.retryOf = job.id
    for (const item of mill.items(retry.id)?.filter(({ state }) => state === 'completed').slice(0, 1) ?? []) item.rejected = true
    open(`/jobs/${job.id}`, { mill })
    expect(await screen.findByRole('link', { name: `ZIP of ${job.items.completed + 1}` })).toBeVisible()
  })

  it('cuts a long prompt, and opens it', async () => {
    const mill = new Mill()
    const job = mill.jobs.find(({ name }) => name === RAIN)
    if (job !== undefined) job.prompt = `rain ${'and more rain '.repeat(300)}`
    const { user } = open(`/jobs/${job?.id}`, { mill })
    const more = await screen.findByRole('button', { name: 'More of the prompt' })
    expect(more).toHaveAttribute('aria-expanded', 'false')
    await user.click(more)
    expect(screen.getByRole('button', { name: 'Less' })).toHaveAttribute('aria-expanded', 'true')
  })

  it('stands in the queue behind what began before it, though it was submitted sooner', async () => {
    const mill = new Mill()
    const [first, second] = mill.jobs.filter(({ state }) => state === 'processing')
    if (first === undefined || second === undefined) throw new Error('There are none.')
    const began = (job: typeof first, at: string) => Object.assign(job, { startedAt: at, paused: false })
    const [late, soon] = first.createdAt < second.createdAt ? [first, second] : [second, first]
    began(late, '2030-01-01T00:00:02Z')
    began(soon, '2030-01-01T00:00:01Z')
    const { user } = open('/', { mill })
    await user.click(await screen.findByRole('button', { name: /^Queue, / }))
    const queue = await screen.findByRole('dialog', { name: 'Queue' })
    const running = within(queue).getByRole('heading', { name: 'Running' }).closest('section')?.textContent ?? ''
    expect(running.indexOf(soon.name)).toBeGreaterThan(-1)
    expect(running.indexOf(soon.name)).toBeLessThan(running.indexOf(late.name))
  })

  it('stands under its own heading in the queue while it is paused', async () => {
    const { user } = open('/')
    await user.click(await screen.findByRole('button', { name: /^Queue, / }))
    const queue = await screen.findByRole('dialog', { name: 'Queue' })
    const section = (heading: string) => within(queue).getByRole('heading', { name: heading }).closest('section')
    expect(section('Paused')).toHaveTextContent('On wet cobblestones, shallow depth of field')
    expect(section('Running')).not.toHaveTextContent('On wet cobblestones')
  })

  it('counts as running what is made and not archived yet', async () => {
    const mill = new Mill()
    const jobId = idOf(mill, RAIN) ?? ''
    const items = mill.items(jobId) ?? []
    const running = items.filter(({ state }) => state === 'processing')
    if (running[0] !== undefined) running[0].state = 'generated'
    mill.step(0)
    open(`/jobs/${jobId}`, { mill })
    expect(await screen.findByRole('button', { name: `Running ${running.length}` })).toBeVisible()
  })

  it('is paused and resumed at once', async () => {
    const mill = new Mill()
    const { user } = open(`/jobs/${idOf(mill, RAIN)}`, { mill })
    await user.click(await screen.findByRole('button', { name: 'Pause' }))
    expect(await screen.findByText('Paused at 407 of 1,000')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Resume' }))
    expect(await screen.findByText('Making 407 of 1,000')).toBeVisible()
  })

  it('is cancelled after it was asked for', async () => {
    const mill = new Mill()
    const { user } = open(`/jobs/${idOf(mill, RAIN)}`, { mill })
    await user.click(await screen.findByRole('button', { name: 'Cancel' }))
    const dialog = await screen.findByRole('dialog')
    expect(dialog).toHaveTextContent('588 images will not be made. The 407 that are there stay.')
    await user.click(within(dialog).getByRole('button', { name: 'Cancel the job' }))
    expect(await screen.findByText('Cancelled after 407 of 1,000')).toBeVisible()
  })

  it('that was deleted elsewhere is a sentence', async () => {
    open('/jobs/0197f3a2-0000-7000-8000-000000000000')
    expect(await screen.findByRole('alert')).toHaveTextContent('There is no such thing, or it is not yours.')
    expect(screen.getByRole('link', { name: 'All jobs' })).toHaveAttribute('href', '/jobs')
  })

  it('says by a toast that it has ended', async () => {
    const mill = new Mill()
    open('/', { mill })
    await screen.findByText('Now')
    await waitFor(() => expect(mill.events.readers).toBe(1))
    for (let step = 0; step < 6; step += 1) mill.step(40)
    expect(await screen.findByText(/The lighthouse keeper.*: Made 40 images/)).toBeVisible()
  })
})

describe('keys', () => {
  it('are made and shown once', async () => {
    const { user } = open('/account')
    await user.type(await screen.findByLabelText('Name of a new key'), 'laptop')
    await user.click(screen.getByRole('button', { name: 'Make a key' }))
    const dialog = await screen.findByRole('dialog')
    expect(dialog).toHaveTextContent(/lm_4h8s0q2w_\w+/)
    await user.click(within(dialog).getByRole('button', { name: 'I have kept it' }))
    expect(await screen.findByText('laptop')).toBeVisible()
    expect(screen.queryByText(/lm_4h8s0q2w_\w+/)).toBeNull()
  })

  it('are revoked after it was asked for', async () => {
    const { user } = open('/account')
    await user.click(await screen.findByRole('button', { name: 'Revoke' }))
    await user.click(await screen.findByRole('button', { name: 'Revoke the key' }))
    expect(await screen.findByText(/· revoked/)).toBeVisible()
  })

  it('sign one out who revokes their own', async () => {
    const { user } = open('/account')
    const own = (await screen.findByText(/you are signed in with it/)).closest('li') ?? document.body
    await user.click(within(own).getByRole('button', { name: 'Revoke' }))
    await user.click(await screen.findByRole('button', { name: 'Revoke the key' }))
    expect(await screen.findByRole('dialog', { name: 'Sign in again' })).toBeVisible()
    expect(screen.queryByText(/you are signed in with it/)).toBeNull()
  })

  it('that are revoked elsewhere sign one out as soon as the events end', async () => {
    const { mill } = open('/account')
    await waitFor(() => expect(mill.events.readers).toBe(1))
    mill.isSignedIn = false
    mill.events.end()
    expect(await screen.findByRole('dialog', { name: 'Sign in again' })).toBeVisible()
  })
})

describe('what goes wrong', () => {
  it('a session that ends in the middle asks for the key over the page; what was typed goes on', async () => {
    const { mill, user } = open('/account')
    await user.type(await screen.findByLabelText('Name of a new key'), 'laptop')
    mill.isSignedIn = false
    await user.click(screen.getByRole('button', { name: 'Make a key' }))
    const dialog = await screen.findByRole('dialog', { name: 'Sign in again' })
    await user.type(within(dialog).getByLabelText('Key'), 'lm_9f2k7d1c_secret')
    await user.click(within(dialog).getByRole('button', { name: 'Sign in' }))
    expect(await screen.findByText('Key “laptop”')).toBeVisible()
  })

  it('a session that nobody wants back now leaves the page as it is, with the way back in', async () => {
    const { mill, user } = open('/account')
    await user.type(await screen.findByLabelText('Name of a new key'), 'laptop')
    mill.isSignedIn = false
    await user.click(screen.getByRole('button', { name: 'Make a key' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Not now' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(screen.getByLabelText('Name of a new key')).toHaveValue('laptop')
    await user.click(screen.getByRole('button', { name: 'Sign in again' }))
    expect(await screen.findByRole('dialog', { name: 'Sign in again' })).toBeVisible()
  })

  it('a server that cannot be reached is a sentence and a button', async () => {
    const { user } = open('/account')
    let isAway = true
    server.use(http.get('*/api/keys', () => (isAway ? HttpResponse.error() : undefined)))
    expect(await screen.findByText('Lightmill cannot be reached.')).toBeVisible()
    isAway = false
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('first key')).toBeVisible()
  })

  it('a refusal of a field stands at the field until that is changed', async () => {
    const { user } = open('/account')
    server.use(http.post('*/api/keys', () => refusal('name', 'You have a key of this name.'), { once: true }))
    await user.type(await screen.findByLabelText('Name of a new key'), 'first key')
    await user.click(screen.getByRole('button', { name: 'Make a key' }))
    expect(await screen.findByText('You have a key of this name.')).toBeVisible()
    const field = screen.getByLabelText('Name of a new key')
    expect(field).toHaveValue('first key')
    await user.type(field, ' of the laptop')
    expect(screen.queryByText('You have a key of this name.')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Make a key' }))
    expect(await screen.findByText('Key “first key of the laptop”')).toBeVisible()
  })

  it('an address that leads nowhere leads home', async () => {
    open('/nowhere')
    expect(await screen.findByText('There is no such page')).toBeVisible()
  })
})

describe('keys of the keyboard', () => {
  it('lead to pages, one after the other', async () => {
    const { user, at } = open('/')
    await screen.findByText('Now')
    await user.keyboard('gj')
    await waitFor(() => expect(at()).toBe('/jobs'))
  })

  it('are told by ?', async () => {
    const { user } = open('/')
    await screen.findByText('Now')
    await user.keyboard('?')
    expect(await screen.findByRole('dialog', { name: 'Keys' })).toHaveTextContent('All keys')
  })

  it('are told once each, with all that do the same', async () => {
    const { user } = open('/gallery')
    await screen.findByRole('grid')
    await user.keyboard('?')
    const sheet = await screen.findByRole('dialog', { name: 'Keys' })
    expect(within(sheet).getByText('Favourite').parentElement).toHaveTextContent('FavouriteF.')
  })

  it('open the palette, which finds a job', async () => {
    const { user, at } = open('/')
    await screen.findByText('Now')
    await user.keyboard('{Control>}k{/Control}')
    await user.type(await screen.findByPlaceholderText('A page, a job, or what to do'), 'fresh snow')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(at()).toMatch(/^\/jobs\/0197/))
  })

  it('are letters in a field', async () => {
    const { user, at } = open('/account')
    await user.type(await screen.findByLabelText('Name of a new key'), 'gj?')
    expect(at()).toBe('/account')
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

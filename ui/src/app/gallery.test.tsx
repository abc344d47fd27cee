import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { connection } from '@/live/connection'
import { server } from '@/test/server'
import { problem } from '../../mock/answers.ts'
import { Mill } from '../../mock/mill.ts'
import { firstJobs } from '../../mock/plans.ts'
import { open } from './test-app'

beforeEach(() => {
  // jsdom lays nothing out: every element is as large as a page.
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 1000, 800))
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(800)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(1000)
  Element.prototype.scrollTo = () => {}
})

const image = async (place: number) => screen.findByRole('gridcell', { name: new RegExp(String.raw`^Image ${place}\b`) })
const bar = () => screen.queryByRole('toolbar', { name: 'Selected images' })

describe('the gallery', () => {
  it('selects as a file manager does', async () => {
    const { user } = open('/gallery')
    await user.click(await image(2))
    expect(bar()).toHaveTextContent('1 selected')
    await user.keyboard('{Shift>}')
    await user.click(await image(5))
    await user.keyboard('{/Shift}')
    expect(bar()).toHaveTextContent('4 selected')
    await user.keyboard('{Escape}')
    expect(bar()).toBeNull()
  })

  it('is used by the keyboard alone', async () => {
    const { user, at } = open('/gallery')
    const grid = await screen.findByRole('grid')
    grid.focus()
    await user.keyboard('{ArrowRight}{Shift>}{ArrowRight}{/Shift}')
    expect(bar()).toHaveTextContent('2 selected')
    await user.keyboard('{Enter}')
    expect(await screen.findByRole('dialog', { name: /^Picture 3 of/ })).toBeVisible()
    expect(at()).toMatch(/^\/gallery\?item=/)
    await user.keyboard('{ArrowRight}')
    expect(await screen.findByRole('dialog', { name: /^Picture 4 of/ })).toBeVisible()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(at()).toBe('/gallery'))
  })

  it('puts aside with X, and brings back with U', async () => {
    const { user, mill } = open('/gallery')
    const grid = await screen.findByRole('grid')
    const total = Number(/\d+/.exec(grid.getAttribute('aria-label') ?? '')?.[0])
    const id = (await image(1)).dataset.item ?? ''
    await user.click(await image(1))
    await user.keyboard('x')
    expect(await screen.findByText('1 image put aside')).toBeVisible()
    expect(screen.getByRole('grid')).toHaveAccessibleName(`${total - 1} images`)
    await waitFor(() => expect(mill.item(id)?.rejected).toBe(true))
    await user.keyboard('u')
    expect(screen.getByRole('grid')).toHaveAccessibleName(`${total} images`)
    expect(screen.queryByText('1 image put aside')).toBeNull()
    await waitFor(() => expect(mill.item(id)?.rejected).toBe(false))
  })

  it('shows a mark as it was when it is refused', async () => {
    const { user } = open('/gallery')
    server.use(http.post('/api/items/marks', () => problem('not-found', 404, 'There is no such thing, or it is not yours.')))
    await user.click(await image(1))
    await user.keyboard('f')
    expect(await screen.findByText('There is no such thing, or it is not yours.')).toBeVisible()
    expect(await image(1)).toHaveAccessibleName('Image 1')
  })

  it('offers what is new, and does not move what one looks at', async () => {
    const mill = new Mill()
    const { user } = open('/gallery', { mill })
    const first = (await image(1)).dataset.item
    await waitFor(() => expect(connection.get()).toBe('live'))
    mill.step(5)
    const pill = await screen.findByRole('button', { name: /new$/ })
    expect((await image(1)).dataset.item).toBe(first)
    await user.click(pill)
    await waitFor(async () => expect((await image(1)).dataset.item).not.toBe(first))
    expect(screen.queryByRole('button', { name: /new$/ })).toBeNull()
  })

  it('says what to do where nothing is', async () => {
    open('/gallery?favourite=true')
    expect(await screen.findByText('No favourites yet')).toBeVisible()
  })

  it('tells what went wrong, and asks again', async () => {
    const { user } = open('/gallery', { mill: new Mill() })
    await screen.findByRole('grid')
    server.use(http.get('/api/outputs', () => problem('unavailable', 503, 'A part of the system cannot be reached now.'), { once: true }))
    await user.click(screen.getByRole('button', { name: 'Put aside' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('A part of the system cannot be reached now.')
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('Nothing was put aside')).toBeVisible()
  })

  it('says that a picture is not there, and shows the others', async () => {
    const { at } = open('/gallery?item=nobodys')
    expect(await screen.findByText('There is no such thing, or it is not yours.')).toBeVisible()
    expect(await image(1)).toBeVisible()
    await waitFor(() => expect(at()).toBe('/gallery'))
  })

  it('opens a picture that a link names, also one that it does not show', async () => {
    const mill = new Mill()
    const item = mill.jobs.flatMap(({ id }) => mill.items(id) ?? []).find(({ output }) => output != null)
    if (item !== undefined) item.rejected = true
    open(`/gallery?item=${item?.id}`, { mill })
    expect(await screen.findByRole('dialog', { name: 'Picture' })).toBeVisible()
  })
})

describe('the lightbox', () => {
  it('tells how a picture came to be', async () => {
    const { user, mill } = open('/gallery')
    const item = mill.item((await image(1)).dataset.item ?? '')
    await user.dblClick(await image(1))
    await user.keyboard('i')
    const details = await screen.findByRole('complementary', { name: 'Details' })
    expect(await within(details).findByText(item?.prompt ?? '')).toBeVisible()
    expect(within(details).getByText(String(item?.seed))).toBeVisible()
    expect(within(details).getByText('$0.0061')).toBeVisible()
    expect(await within(details).findByText('Made it')).toBeVisible()
    await user.keyboard('i')
    expect(screen.queryByRole('complementary', { name: 'Details' })).toBeNull()
  })

  it('shows the original beside it', async () => {
    const { user } = open('/gallery')
    await user.dblClick(await image(1))
    await screen.findByRole('button', { name: 'Compare with the original (C)' })
    await user.keyboard('c')
    const edge = await screen.findByRole('slider', { name: 'Edge between the original and the output' })
    expect(edge).toHaveAttribute('aria-valuetext', '50 % original')
  })

  it('opens with the original beside it by Alt and a click', async () => {
    const { user } = open('/gallery')
    const first = await image(1)
    await user.keyboard('{Alt>}')
    await user.click(first)
    await user.keyboard('{/Alt}')
    expect(await screen.findByRole('slider', { name: 'Edge between the original and the output' })).toBeVisible()
  })

  it('goes on to the next picture after one was put aside', async () => {
    const { user } = open('/gallery')
    await user.dblClick(await image(1))
    const before = (await screen.findByRole('dialog')).getAttribute('aria-label') ?? ''
    await user.keyboard('x')
    const total = Number(/of (\d+)/.exec(before)?.[1])
    expect(await screen.findByRole('dialog', { name: `Picture 1 of ${total - 1}` })).toBeVisible()
    await user.keyboard('u')
    expect(await screen.findByRole('dialog', { name: `Picture 1 of ${total}` })).toBeVisible()
  })
})

it('the lightbox tells its keys by ?', async () => {
  const { user } = open('/gallery')
  await user.dblClick(await image(1))
  await screen.findByRole('dialog', { name: /^Picture/ })
  await user.keyboard('?')
  const sheet = await screen.findByRole('dialog', { name: 'Keys' })
  expect(within(sheet).getByText('Compare with the original')).toBeVisible()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('dialog', { name: 'Keys' })).toBeNull())
  expect(screen.getByRole('dialog', { name: /^Picture/ })).toBeVisible()
})

describe('the lightbox of Semi-Automatic', () => {
  const opened = () => {
    const mill = new Mill()
    const item = mill.jobs.filter(({ mode }) => mode === 'semi-automatic').flatMap(({ id }) => mill.items(id) ?? []).find(({ output }) => output != null)
    return { item, ...open(`/semi-automatic?item=${item?.id}`, { mill }) }
  }

  it('walks through the images of the job', async () => {
    const { user, at } = opened()
    expect(await screen.findByRole('dialog', { name: 'Picture 1 of 16' })).toBeVisible()
    await user.keyboard('{ArrowRight}')
    expect(await screen.findByRole('dialog', { name: 'Picture 2 of 16' })).toBeVisible()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(at()).toBe('/semi-automatic'))
  })

  it('asks for the images beside it, and goes to both ends by a key', async () => {
    const mill = new Mill(firstJobs().flatMap((plan) => (plan.name === 'The baker, four moods' ? [{ ...plan, total: 1000, made: 1000 }] : [])))
    const items = mill.items(mill.jobs[0]?.id ?? '') ?? []
    const asked = new Set<string>()
    const { user } = open(`/semi-automatic?item=${items[550]?.id}`, { mill })
    server.use(
      http.get('*/api/jobs/:id/items', ({ request }) => {
        asked.add(new URL(request.url).searchParams.get('cursor') ?? 'first')
      }),
    )
    expect(await screen.findByRole('dialog', { name: 'Picture 551 of 1,000' })).toBeVisible()
    await user.keyboard('{End}')
    expect(await screen.findByRole('dialog', { name: 'Picture 1,000 of 1,000' })).toBeVisible()
    await user.keyboard('{ArrowLeft}')
    expect(await screen.findByRole('dialog', { name: 'Picture 999 of 1,000' })).toBeVisible()
    await user.keyboard('{Home}')
    expect(await screen.findByRole('dialog', { name: 'Picture 1 of 1,000' })).toBeVisible()
    expect(asked).toEqual(new Set(['first', '399', '499', '599', '799', '899', '99']))
  })

  it('marks them', async () => {
    const { user, mill, item } = opened()
    await screen.findByRole('dialog', { name: 'Picture 1 of 16' })
    await user.keyboard('f')
    expect(await screen.findByRole('button', { name: 'Favourite (F)', pressed: true })).toBeVisible()
    await waitFor(() => expect(mill.item(item?.id ?? '')?.favourite).toBe(true))
  })
})

describe('a ZIP of what is selected', () => {
  it('is asked for with the ids', async () => {
    const asked: unknown[] = []
    const { user } = open('/gallery')
    server.use(
      http.post('/api/download/selection', async ({ request }) => {
        asked.push(await request.json())
        return HttpResponse.json({ id: 's', items: 2, zip: '#', expiresAt: '2026-11-25T22:00:00Z' }, { status: 201 })
      }),
    )
    await user.click(await image(1))
    await user.keyboard('{Control>}')
    await user.click(await image(3))
    await user.keyboard('{/Control}')
    await user.click(screen.getByRole('button', { name: 'ZIP' }))
    await waitFor(() => expect(asked).toEqual([{ itemIds: [(screen.getAllByRole('gridcell')[0] as HTMLElement).dataset.item, (screen.getAllByRole('gridcell')[2] as HTMLElement).dataset.item] }]))
  })
})

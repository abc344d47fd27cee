import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { server } from '@/test/server'
import { problem } from '../../mock/answers.ts'
import { Mill } from '../../mock/mill.ts'
import { open } from './test-app'

const RAIN = 'the same street in heavy rain at dusk'

/** The form as a job of the mill was made, with its one picture. */
function openForm(kind: 'automatic' | 'semi-automatic') {
  const mill = new Mill()
  const job = mill.jobs.find(({ mode, prompt }) => mode === kind && (kind === 'semi-automatic' || prompt === RAIN))
  return open(`/${kind}?settings=${job?.id}${kind === 'automatic' ? '&inputs=true' : ''}`, { mill })
}

const bodies: { prompt?: string; ahead?: boolean; dryRun?: boolean; seeds?: number[]; references?: { prompt?: string }[] }[] = []

/** What is submitted from now on, dry runs left out; answered as `answers` says, then as usual. */
function listen(...answers: (() => Response)[]) {
  bodies.length = 0
  server.use(
    http.post('/api/jobs/submit', async ({ request }) => {
      const body = (await request.clone().json()) as (typeof bodies)[number]
      if (body.dryRun === true) return undefined
      bodies.push(body)
      return answers.shift()?.()
    }),
  )
}

describe('Automatic', () => {
  it('says the sum on its button, and makes a job', async () => {
    const { user, mill, at } = openForm('automatic')
    const make = await screen.findByRole('button', { name: /Make 4 images.*1 image × 4 = 4 · ≈ \$0\.024/ })
    expect(at()).toBe('/automatic')
    listen()
    await user.click(make)
    await waitFor(() => expect(mill.jobs[0]).toMatchObject({ mode: 'automatic', prompt: RAIN, items: { total: 4 } }))
    expect(await screen.findByText('4 images on their way in Street scenes')).toBeVisible()
  })

  it('is pressed before anybody knows the engines, and made as soon as they are known', async () => {
    let tell = () => {}
    const known = new Promise<void>((resolve) => {
      tell = resolve
    })
    server.use(
      http.get('/api/engines', async () => {
        await known
        return undefined
      }),
    )
    const { user } = openForm('automatic')
    listen()
    await user.click(await screen.findByRole('button', { name: /^Make 4 images/ }))
    tell()
    await waitFor(() => expect(bodies).toHaveLength(1))
    expect(await screen.findByText('4 images on their way in Street scenes')).toBeVisible()
  })

  it('submits by Ctrl Enter from the field where one types', async () => {
    const { user } = openForm('automatic')
    listen()
    await user.type(await screen.findByLabelText('Prompt'), ', seen from above{Control>}{Enter}{/Control}')
    await waitFor(() => expect(bodies[0]?.prompt).toBe(`${RAIN}, seen from above`))
  })

  it('goes ahead of the other jobs by Shift, also when it was busy at first', async () => {
    const { user } = openForm('automatic')
    await screen.findByRole('button', { name: /^Make 4 images.*≈/ })
    listen(() => problem('unavailable', 503, 'A part of the system cannot be reached now.'))
    await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}')
    await user.click(await screen.findByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(bodies.map(({ ahead }) => ahead)).toEqual([true, true]))
    await user.click(await screen.findByRole('button', { name: /^Make 4 images/ }))
    await waitFor(() => expect(bodies.at(2)?.ahead).toBeUndefined())
    expect(bodies).toHaveLength(3)
  })

  it('says at the field what is wrong, once somebody tries', async () => {
    const { user } = openForm('automatic')
    const prompt = await screen.findByLabelText('Prompt')
    await user.clear(prompt)
    listen()
    await user.click(await screen.findByRole('button', { name: /^Make 4 images/ }))
    expect(await screen.findByText('It is missing; this engine needs one.')).toBeVisible()
    expect(bodies).toEqual([])
  })

  it('says that pictures are missing, and where they go', async () => {
    const { user } = open('/automatic')
    await user.click(await screen.findByRole('button', { name: /^Make images/ }))
    expect(await screen.findByText('There are no pictures yet to make images from.')).toBeVisible()
  })

  it('shows how long to wait, and keeps all that was typed', async () => {
    const { user } = openForm('automatic')
    await user.type(await screen.findByLabelText('Prompt'), ' again')
    listen(() => HttpResponse.json({ type: 'urn:lightmill:error:too-many-requests', title: 'Too many requests.', status: 429 }, { status: 429, headers: { 'Retry-After': '12' } }))
    await user.click(await screen.findByRole('button', { name: /^Make 4 images/ }))
    expect(await screen.findByRole('button', { name: /^Try again in 1[12] s/ })).toBeDisabled()
    expect(screen.getByLabelText('Prompt')).toHaveValue(`${RAIN} again`)
    // The button says it, too, and neither it nor its keys take a press meanwhile.
    const make = screen.getByRole('button', { name: /^Make 4 images.*Lightmill wants to be left alone for 1[012] s/ })
    expect(make).toHaveAttribute('aria-disabled', 'true')
    await user.click(make)
    await user.keyboard('{Control>}{Enter}{/Control}')
    expect(bodies).toHaveLength(1)
  })

  it('waits on while another page is shown', async () => {
    const { user } = openForm('automatic')
    listen(() => HttpResponse.json({ type: 'urn:lightmill:error:too-many-requests', title: 'Too many requests.', status: 429 }, { status: 429, headers: { 'Retry-After': '12' } }))
    await user.click(await screen.findByRole('button', { name: /^Make 4 images.*≈/ }))
    await screen.findByRole('button', { name: /^Try again in/ })
    await user.click(screen.getByRole('link', { name: 'Jobs' }))
    await waitFor(() => expect(screen.queryByLabelText('Prompt')).toBeNull())
    await user.click(screen.getByRole('link', { name: 'Automatic' }))
    expect(await screen.findByRole('button', { name: /^Make 4 images.*Lightmill wants to be left alone for/ })).toHaveAttribute('aria-disabled', 'true')
  })

  it('is not pressed again while nobody knows what became of its first part', async () => {
    const mill = new Mill()
    const job = mill.jobs.find(({ mode, prompt }) => mode === 'automatic' && prompt === RAIN)
    const rest = { id: 'r', body: { mode: 'automatic', prompt: RAIN, inputs: [] }, files: ['b'], at: Date.now(), first: { key: 'k', inputs: [{ sha256: 'a' }] } }
    localStorage.setItem(`lightmill-automatic-rest-${mill.session.userId}`, JSON.stringify([rest]))
    const { user } = open(`/automatic?settings=${job?.id}&inputs=true`, { mill })
    listen(() => HttpResponse.json({ type: 'urn:lightmill:error:unavailable', title: 'Away.', status: 503 }, { status: 503, headers: { 'Retry-After': '60' } }))
    expect(await screen.findByText('1 more picture follows as soon as Lightmill has answered for the first. Away. It is tried again by itself in 60 s.')).toBeVisible()
    const make = await screen.findByRole('button', { name: /^Make 4 images/ })
    expect(make).toHaveAttribute('aria-disabled', 'true')
    await user.keyboard('{Control>}{Enter}{/Control}')
    await user.click(screen.getByRole('button', { name: 'Call off' }))
    await waitFor(() => expect(make).not.toHaveAttribute('aria-disabled', 'true'))
    expect(bodies).toHaveLength(1)
  })

  it('keeps the prompts while an engine is chosen that reads none', async () => {
    const { user } = openForm('automatic')
    const prompt = await screen.findByLabelText('Prompt')
    await user.clear(prompt)
    await user.type(prompt, 'a quiet harbour')
    await user.click(await screen.findByRole('button', { name: /^Negative prompt/ }))
    await user.type(await screen.findByLabelText('What must not be in it'), 'boats')
    await user.click(screen.getByRole('button', { name: /^Engine/ }))
    const choose = async (name: RegExp) => {
      await user.click(await screen.findByRole('button', { name: /. Engine$/ }))
      await user.click(await screen.findByRole('option', { name }))
    }
    await choose(/^Classic augmentation/)
    expect(await screen.findByText(/reads no prompt\. What you type for another engine is kept\./)).toBeVisible()
    expect(screen.queryByLabelText('Prompt')).toBeNull()
    await choose(/Gemini/)
    expect(await screen.findByLabelText('Prompt')).toHaveValue('a quiet harbour')
    expect(screen.getByRole('button', { name: /^Negative prompt\s*boats/ })).toBeVisible()
  })

  it('asks for the key when the session has ended, and then goes on with what was pressed', async () => {
    const { user, mill } = openForm('automatic')
    const make = await screen.findByRole('button', { name: /^Make 4 images.*≈/ })
    mill.isSignedIn = false
    await user.click(make)
    const dialog = await screen.findByRole('dialog', { name: 'Sign in again' })
    await user.type(within(dialog).getByLabelText('Key'), 'lm_9f2k7d1c_secret')
    await user.click(within(dialog).getByRole('button', { name: 'Sign in' }))
    await waitFor(() => expect(mill.jobs[0]).toMatchObject({ prompt: RAIN, items: { total: 4 } }))
  })

  it('shows the values of what is folded, and opens it', async () => {
    const { user } = openForm('automatic')
    await user.click(await screen.findByRole('button', { name: /^Seed\s*Drawn anew for each image/ }))
    await user.click(await screen.findByRole('button', { name: 'Lock the seed' }))
    expect(await screen.findByRole('textbox', { name: 'Seed' })).toHaveValue()
  })

  it('says so when no engine can be had', async () => {
    open('/automatic')
    server.use(http.get('/api/engines', () => problem('unavailable', 503, 'A part of the system cannot be reached now.')))
    expect(await screen.findByText('A part of the system cannot be reached now.')).toBeVisible()
  })
})

describe('Semi-Automatic', () => {
  it('lays out the cards of a job, and makes sets of them', async () => {
    const { user, mill } = openForm('semi-automatic')
    await screen.findByRole('button', { name: /Make.*40 images · 10 sets · ≈ \$0\.24/ })
    const card = screen.getByRole('group', { name: 'Reference 1' })
    await user.type(within(card).getByLabelText('Prompt of reference 1'), ', laughing')
    await user.click(await screen.findByRole('button', { name: /Make.*40 images · 10 sets · ≈/ }))
    await waitFor(() => expect(mill.items(mill.jobs[0]?.id ?? '')?.[0]?.prompt).toBe('the same person as a watercolour portrait, laughing'))
  })

  it('leaves the keyboard where one goes on after a card is removed', async () => {
    const { user } = openForm('semi-automatic')
    ;(await screen.findByRole('button', { name: 'More of reference 1' })).focus()
    await user.keyboard('{Enter}')
    ;(await screen.findByRole('menuitem', { name: 'Remove' })).focus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(screen.getByRole('button', { name: /Drop the pictures that you have in mind/ })).toHaveFocus())
  })

  it('goes ahead of the other jobs by Shift', async () => {
    const { user } = openForm('semi-automatic')
    await screen.findByRole('button', { name: /Make.*40 images · 10 sets · ≈/ })
    listen()
    await user.keyboard('{Control>}{Shift>}{Enter}{/Shift}{/Control}')
    await waitFor(() => expect(bodies.map(({ ahead }) => ahead)).toEqual([true]))
  })

  it('says that it wants a picture first', async () => {
    const { user } = open('/semi-automatic')
    await user.click(await screen.findByRole('button', { name: /^Make images/ }))
    expect(await screen.findByRole('alert')).toHaveTextContent('Add a picture first')
  })
})

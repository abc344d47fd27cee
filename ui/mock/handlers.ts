import { http, HttpResponse, type RequestHandler } from 'msw'
import type { components } from '../src/api/schema.d.ts'
import { answer, fits, isCalled, notFound, page, problem } from './answers.ts'
import { id } from './ids.ts'
import { ago } from './items.ts'
import type { Mill } from './mill.ts'
import { outputs } from './outputs.ts'
import { landscape } from './pictures.ts'
import { retries } from './retries.ts'
import { submissions } from './submissions.ts'
import { uploads } from './uploads.ts'

type Schemas = components['schemas']

/** The gateway's routes over a pretended mill. A path without an origin fits any, in the browser and in Node. */
export function handlersOf(mill: Mill): RequestHandler[] {
  return [...access(mill), ...outputs(mill), ...retries(mill), ...submissions(mill), ...uploads(mill.inputs), ...jobs(mill), ...items(mill), ...system(mill)]
}

function access(mill: Mill): RequestHandler[] {
  return [
    http.all('*/api/*', ({ request }) => {
      const isSession = new URL(request.url).pathname === '/api/session'
      return mill.isSignedIn || isSession ? undefined : problem('unauthenticated', 401, 'There is no valid key or session.')
    }),
    http.get('*/api/session', () => (mill.isSignedIn ? HttpResponse.json(mill.session) : problem('unauthenticated', 401, 'There is no valid key or session.'))),
    http.post('*/api/session', async ({ request }) => {
      const { key } = (await request.json()) as Schemas['SignIn']
      // A key that ends in `wrong` is nobody's.
      if (!key.startsWith('lm_') || key.endsWith('wrong')) return problem('unauthenticated', 401, 'There is no valid key or session.')
      mill.isSignedIn = true
      return HttpResponse.json(mill.session)
    }),
    http.delete('*/api/session', () => {
      mill.isSignedIn = false
      return new HttpResponse(null, { status: 204 })
    }),
    http.get('*/api/keys', () => HttpResponse.json(mill.keys)),
    http.post('*/api/keys', async ({ request }) => {
      const { name } = (await request.json()) as Schemas['NewKey']
      const made = { id: id(), name, prefix: 'lm_4h8s0q2w', createdAt: ago(0) }
      mill.keys.push({ ...made, revokedAt: null })
      return HttpResponse.json({ ...made, key: 'lm_4h8s0q2w_cVb0u2mR6tqJ5x1yZk9dLwE3nHgPsA7iFoTQeYlXuKM' }, { status: 201 })
    }),
    http.delete('*/api/keys/:id', ({ params }) => {
      const key = mill.keys.find((each) => each.id === params.id)
      if (key === undefined) return notFound()
      key.revokedAt = ago(0)
      return new HttpResponse(null, { status: 204 })
    }),
  ]
}

function jobs(mill: Mill): RequestHandler[] {
  return [
    http.get('*/api/jobs', ({ request }) => {
      const query = new URL(request.url).searchParams
      const wanted = mill.jobs.filter(
        (job) => fits(query, 'status', job.state) && fits(query, 'groupId', job.groupId) && fits(query, 'mode', job.mode) && fits(query, 'retryOf', job.retryOf ?? '') && isCalled(query, job.name),
      )
      return HttpResponse.json(page(wanted, query))
    }),
    http.get('*/api/jobs/:id', ({ params }) => answer(mill.job(String(params.id)))),
    ...(['pause', 'resume', 'cancel'] as const).map((order) => http.post(`*/api/jobs/:id/${order}`, ({ params }) => answer(mill.order(String(params.id), order)))),
    http.get('*/api/groups', ({ request }) => {
      const query = new URL(request.url).searchParams
      return HttpResponse.json(page(mill.groups().filter(({ name }) => isCalled(query, name)), query))
    }),
  ]
}

function items(mill: Mill): RequestHandler[] {
  return [
    http.get('*/api/jobs/:id/items', ({ params, request }) => {
      const query = new URL(request.url).searchParams
      const all = mill.items(String(params.id))
      if (all === undefined) return notFound()
      const limit = Number(query.get('limit') ?? 100)
      const first = Math.max(Number(query.get('from') ?? 0), Number(query.get('cursor') ?? -1) + 1)
      const wanted = all.filter(({ ordinal, state }) => fits(query, 'state', state) && ordinal >= first)
      const shown = wanted.slice(0, limit)
      return HttpResponse.json({ items: shown, next: wanted.length > limit ? String(shown.at(-1)?.ordinal) : null, total: null })
    }),
    ...['output', 'preview'].map((file) =>
      http.get(`*/api/items/:id/${file}`, ({ params }) => {
        const item = mill.item(String(params.id))
        if (item?.output == null) return notFound()
        return new HttpResponse(landscape(item.seed, item.output.width, item.output.height), { headers: { 'Content-Type': 'image/svg+xml' } })
      }),
    ),
  ]
}

function system(mill: Mill): RequestHandler[] {
  const endpoints: Schemas['EndpointView'][] = [
    { name: 'runpod-a40', engines: ['gemini'], state: 'ready', reason: null, budget: 12, inFlight: 8, waiting: 588, pricePerSecondUsd: 0.000_19, secondsPerItem: { gemini: 2.4 }, pricePerItemUsd: { gemini: 0.0061 }, startSeconds: 9 },
    { name: 'local', engines: ['augment'], state: 'ready', reason: null, budget: 4, inFlight: 0, waiting: 0, pricePerSecondUsd: 0, secondsPerItem: { augment: 0.2 }, pricePerItemUsd: { augment: 0 }, startSeconds: 1.5 },
  ]
  return [
    http.get('*/api/endpoints', () => HttpResponse.json(endpoints)),
    http.get('*/api/events', ({ request }) =>
      new HttpResponse(mill.events.open(request.headers.get('Last-Event-ID'), request.signal), { headers: { 'Content-Type': 'text/event-stream' } }),
    ),
  ]
}

import { http, HttpResponse, type RequestHandler } from 'msw'
import catalogue from '../../contracts/src/main/resources/catalogue/engines.json' with { type: 'json' }
import type { components } from '../src/api/schema.d.ts'
import { id } from './ids.ts'
import type { Mill } from './mill.ts'

type Schemas = components['schemas']

const PRICE = { gemini: 0.0061, augment: 0 }
const SECONDS = { gemini: 0.6, augment: 0.06 }

const LIMITS: Schemas['Limits'] = {
  jobs: {
    itemsPerJob: 100_000,
    variations: 1000,
    references: 1000,
    imagesPerReference: 10_000,
    perSet: 16,
    inputsPerItem: 16,
    promptCharacters: 10_000,
    groupNameCharacters: 120,
    jobNameCharacters: 160,
    inputNameCharacters: 512,
    parameterBytes: 65_536,
    quotas: { activeJobs: null, submissionsPerMinute: null, itemsPerDay: null, usdPerDay: null },
  },
  uploads: { filesPerRequest: 1000, fileBytes: 52_428_800, pixels: 64_000_000, nameCharacters: 400, contentTypes: ['image/png', 'image/jpeg', 'image/webp'] },
  bodyBytes: 33_554_432,
}

/** What a page submits by, and what it needs to know before. A prompt that says `busy` meets 429, one that says `away` a server that is gone. */
export function submissions(mill: Mill): RequestHandler[] {
  /** What was accepted under which key: the same again is the same job. */
  const accepted = new Map<string, { text: string; job: Schemas['JobView'] }>()
  return [
    http.get('*/api/limits', () => HttpResponse.json(LIMITS)),
    http.get('*/api/engines', () =>
      HttpResponse.json(catalogue.map((profile) => ({ profile, endpoints: [profile.name === 'gemini' ? 'runpod-a40' : 'local'], available: true })).toReversed()),
    ),
    http.post('*/api/jobs/submit', async ({ request }) => {
      const body = (await request.json()) as Schemas['SubmitJob']
      const problems = problemsOf(body)
      if (body.dryRun === true) return HttpResponse.json(estimateOf(body, problems))
      if (body.prompt?.includes('busy') === true) return refusal('too-many-requests', 429, 'Too many requests.', [], { 'Retry-After': '12' })
      if (body.prompt?.includes('away') === true) return HttpResponse.error()
      if (problems.length > 0) return refusal('invalid-request', 422, 'A field has a value that is not accepted.', problems)
      const key = request.headers.get('Idempotency-Key')
      const text = JSON.stringify(body)
      const earlier = accepted.get(key ?? '')
      if (earlier !== undefined && earlier.text !== text) return refusal('idempotency-key-reused', 422, 'This Idempotency-Key was used with another body.', [])
      const job = earlier?.job ?? mill.submit(planOf(body, mill), body)
      if (key !== null) accepted.set(key, { text, job })
      return HttpResponse.json(job, { status: 202 })
    }),
    http.get('*/api/jobs/:id/submission', ({ params }) => {
      const submission = mill.submission(String(params.id))
      return submission === undefined ? refusal('not-found', 404, 'There is no such thing, or it is not yours.', []) : HttpResponse.json(submission)
    }),
  ]
}

const refusal = (code: string, status: number, title: string, errors: { field: string | null; detail: string }[], headers = {}) =>
  HttpResponse.json({ type: `urn:lightmill:error:${code}`, title, status, errors }, { status, headers: { 'Content-Type': 'application/problem+json', ...headers } })

/** References with their numbers. */
const referencesOf = (body: Schemas['SubmitJob']) => (body.references ?? []).map(({ images, perSet, ...reference }) => ({ ...reference, images: images ?? perSet ?? 4, perSet: perSet ?? 4 }))

const itemsOf = (body: Schemas['SubmitJob']): number =>
  body.mode === 'automatic' ? (body.inputs?.length ?? 0) * (body.variations ?? 1) : referencesOf(body).reduce((sum, { images }) => sum + images, 0)

const setsOf = (body: Schemas['SubmitJob']): number =>
  body.mode === 'automatic' ? (body.inputs?.length ?? 0) : referencesOf(body).reduce((sum, { images, perSet }) => sum + Math.ceil(images / perSet), 0)

const engineOf = (body: Schemas['SubmitJob']) => (body.engine === 'augment' ? 'augment' : 'gemini')

function problemsOf(body: Schemas['SubmitJob']) {
  const problem = (field: string, detail: string) => ({ type: 'urn:lightmill:error:invalid-request', field, detail })
  if (engineOf(body) === 'augment' || (body.prompt ?? '') !== '') return []
  if (body.mode === 'automatic') return [problem('prompt', 'prompt is missing; this engine needs one.')]
  return (body.references ?? []).flatMap((reference, place) =>
    (reference.prompt ?? '') === '' ? [problem(`references[${place}].prompt`, `references[${place}].prompt is missing, and the job has none either.`)] : [],
  )
}

function estimateOf(body: Schemas['SubmitJob'], problems: Schemas['EstimateProblem'][]): Schemas['Estimate'] {
  const items = itemsOf(body)
  const around = (expected: number) => ({ low: expected * 0.9, expected, high: expected * 1.3 })
  return { items, sets: setsOf(body), priceUsd: around(items * PRICE[engineOf(body)]), seconds: around(9 + items * SECONDS[engineOf(body)]), problems }
}

function planOf(body: Schemas['SubmitJob'], mill: Mill) {
  const known = mill.groups().find((group) => group.id === body.groupId || group.name === body.groupName)
  const prompt = body.prompt ?? body.references?.[0]?.prompt ?? ''
  return {
    groupId: known?.id ?? id(),
    groupName: known?.name ?? body.groupName ?? 'Today, 21:30',
    name: prompt === '' ? 'Classic augmentation' : prompt,
    prompt,
    mode: body.mode,
    engine: engineOf(body),
    total: itemsOf(body),
    sets: setsOf(body),
    made: 0,
    failed: 0,
    running: 0,
    minutesAgo: 0,
    aspect: [1000, body.mode === 'automatic' ? 750 : 1000],
  } as const
}

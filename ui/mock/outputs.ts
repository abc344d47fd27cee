import { http, HttpResponse, type RequestHandler } from 'msw'
import type { components } from '../src/api/schema.d.ts'
import { id } from './ids.ts'
import type { Mill } from './mill.ts'
import { fits, notFound, problem } from './answers.ts'
import { landscape } from './pictures.ts'
import { pngPreview } from './png.ts'

type Schemas = components['schemas']
type Output = Schemas['OutputView']
type Item = Schemas['ItemView']

/** Outputs over all jobs: the gallery's list, marks, selections, and everything of one item. */
export function outputs(mill: Mill): RequestHandler[] {
  const selections = new Map<string, number>()
  return [
    http.get('*/api/outputs', ({ request }) => HttpResponse.json(outputPage(mill, new URL(request.url).searchParams))),
    http.post('*/api/items/marks', async ({ request }) => {
      const { itemIds, favourite, rejected } = (await request.json()) as Schemas['MarksChange']
      const items = itemIds.map((itemId) => mill.item(itemId))
      if (items.some((item) => item?.output == null)) return notFound()
      for (const item of items) Object.assign(item ?? {}, favourite != null && { favourite }, rejected != null && { rejected })
      return new HttpResponse(null, { status: 204 })
    }),
    http.post('*/api/download/selection', async ({ request }) => {
      const { itemIds } = (await request.json()) as Schemas['NewSelection']
      if (itemIds.length > 10_000) return problem('limit-exceeded', 422, 'The request is larger than the limits allow.')
      const selection = id()
      selections.set(selection, itemIds.length)
      const expiresAt = new Date(Date.now() + 3_600_000).toISOString()
      return HttpResponse.json({ id: selection, items: itemIds.length, zip: `/api/download/selection/${selection}?format=zip`, expiresAt }, { status: 201 })
    }),
    http.get('*/api/download/selection/:id', ({ params }) => (selections.has(String(params.id)) ? emptyZip(`selection-${selections.get(String(params.id))}`) : notFound())),
    http.get('*/api/jobs/:id/download', () => emptyZip('job')),
    http.get('*/api/download/:id', () => emptyZip('group')),
    http.get('*/api/items/:id', ({ params }) => {
      const item = mill.item(String(params.id))
      return item === undefined ? notFound() : HttpResponse.json({ item, attempts: attemptsOf(item) })
    }),
    http.get('*/api/inputs/:sha256', ({ params }) => {
      // What was uploaded here has bytes of its own.
      if (mill.inputs.bytes(String(params.sha256)) !== undefined) return undefined
      const seed = Number.parseInt(String(params.sha256).slice(0, 12), 16)
      return new HttpResponse(landscape(seed, 1200, 800).replace('<defs>', '<style>svg{filter:saturate(.25) contrast(.9)}</style><defs>'), { headers: { 'Content-Type': 'image/svg+xml' } })
    }),
    ...(mill.hasPngPreviews ? [http.get('*/api/items/:id/preview', async ({ params }) => answerSlowly(mill.item(String(params.id))))] : []),
  ]
}

/** As far away as a storage in the same city. */
const PICTURE_MS = 15

async function answerSlowly(item: Item | undefined): Promise<Response> {
  if (item?.output == null) return notFound()
  await new Promise((resolve) => {
    setTimeout(resolve, PICTURE_MS)
  })
  return new HttpResponse(pngPreview(item.seed, item.output.width, item.output.height), { headers: { 'Content-Type': 'image/png', 'Cache-Control': 'private, max-age=60' } })
}

function outputPage(mill: Mill, query: URLSearchParams) {
  const all = mill.jobs
    .filter((job) => fits(query, 'groupId', job.groupId) && fits(query, 'jobId', job.id) && fits(query, 'mode', job.mode) && fits(query, 'engine', job.engine))
    .flatMap((job) => (mill.items(job.id) ?? []).flatMap((item) => outputOf(item, job) ?? []))
    .filter((output) => output.rejected === (query.get('rejected') === 'true') && fits(query, 'favourite', String(output.favourite)) && isIn(output, query))
    .toSorted((a, b) => (placeOf(a) < placeOf(b) ? 1 : -1))
  const cursor = query.get('cursor')
  const behind = cursor === null ? all : all.filter((output) => placeOf(output) < cursor)
  const items = behind.slice(0, Number(query.get('limit') ?? 100))
  return { items, next: items.length < behind.length ? placeOf(items.at(-1)) : null, total: all.length }
}

const placeOf = (output: Output | undefined) => `${output?.finishedAt}.${output?.itemId}`

const isIn = ({ finishedAt }: Output, query: URLSearchParams) => finishedAt >= (query.get('from') ?? '') && finishedAt < (query.get('to') ?? '9')

function outputOf(item: Item, job: Schemas['JobView']): Output | undefined {
  const { output, finishedAt } = item
  if (output == null || finishedAt == null) return undefined
  const { width, height, url, previewUrl } = output
  const { set, variation, seed, favourite, rejected } = item
  return { itemId: item.id, jobId: job.id, groupId: job.groupId, mode: job.mode, engine: job.engine, set, variation, seed, width, height, url, previewUrl, finishedAt, favourite, rejected }
}

function attemptsOf(item: Item): Schemas['AttemptView'][] {
  if (item.state === 'queued') return []
  const one = { endpoint: 'runpod-a40', invocationId: item.id, startedAt: item.createdAt, seconds: item.seconds ?? 4.1 }
  const lost: Schemas['AttemptView'] = { ...one, id: `${item.id}-1`, endedAt: item.createdAt, outcome: 'lost', code: 'worker-lost', sentence: 'The worker was lost.' }
  const last = { ...one, id: `${item.id}-2`, endedAt: item.finishedAt ?? null }
  // Each seventh had bad luck first.
  const before = item.ordinal % 7 === 3 ? [lost] : []
  if (item.state === 'failed') return [...before, { ...last, outcome: 'failed', code: item.error?.code ?? null, sentence: item.error?.message ?? null }]
  return [...before, { ...last, outcome: item.state === 'completed' ? 'made' : item.state === 'cancelled' ? 'over' : 'running', code: null, sentence: null }]
}

/** The end of a ZIP is a whole one, with nothing in it. */
function emptyZip(name: string): Response {
  const end = new Uint8Array(22)
  end.set([0x50, 0x4b, 0x05, 0x06])
  return new HttpResponse(end, { headers: { 'Content-Type': 'application/zip', 'Content-Disposition': `attachment; filename="${name}.zip"` } })
}

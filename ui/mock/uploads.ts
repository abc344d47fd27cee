import { createHash } from 'node:crypto'
import { http, HttpResponse, type RequestHandler } from 'msw'
import type { components } from '../src/api/schema.d.ts'

type Schemas = components['schemas']

/** Enough for a page to show a whole folder. */
const KEPT = 5000
const HOUR_MS = 3_600_000

/**
 * Uploads as the gateway has them, with bytes that are really checked against their hash. By its name a file can be made to fare badly:
 * `damaged` is refused after it was sent, `huge` before.
 */
export class Inputs {
  readonly #bytes = new Map<string, Uint8Array<ArrayBuffer>>()
  readonly #names = new Map<string, string>()

  announce({ name, sha256 }: Schemas['UploadFile'], origin: string): Schemas['UploadFileAnswer'] {
    if (this.#bytes.has(sha256) && !this.#names.has(sha256)) return this.#stored(sha256)
    if (name.includes('huge')) return refused(sha256, name, 'input-too-many-pixels', 'It has 120 megapixels; at most 64 are allowed.')
    this.#names.set(sha256, name)
    const ticket = { method: 'PUT', url: `${origin}/objects/uploads/${sha256}?signature=x`, headers: {}, expiresAt: new Date(Date.now() + HOUR_MS).toISOString() }
    return { ...answer(sha256, name, 'send'), ticket }
  }

  put(sha256: string, bytes: Uint8Array<ArrayBuffer>): void {
    const [oldest] = this.#bytes.keys()
    if (this.#bytes.size >= KEPT && oldest !== undefined) this.#bytes.delete(oldest)
    this.#bytes.set(sha256, bytes)
  }

  complete(sha256: string): Schemas['UploadFileAnswer'] {
    const name = this.#names.get(sha256) ?? null
    const bytes = this.#bytes.get(sha256)
    if (bytes === undefined) return refused(sha256, name, 'input-missing', 'Nothing was sent with the ticket.')
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) return refused(sha256, name, 'input-hash-mismatch', 'The bytes that came have another hash.')
    if (name?.includes('damaged') === true) return refused(sha256, name, 'input-damaged', 'The picture is cut off after half of its rows.')
    this.#names.delete(sha256)
    return this.#stored(sha256)
  }

  bytes(sha256: string): Uint8Array<ArrayBuffer> | undefined {
    return this.#bytes.get(sha256)
  }

  #stored(sha256: string): Schemas['UploadFileAnswer'] {
    return { ...answer(sha256, null, 'stored'), contentType: 'image/png', width: 1024, height: 768 }
  }
}

const answer = (sha256: string, name: string | null, state: Schemas['UploadFileAnswer']['state']): Schemas['UploadFileAnswer'] => ({
  sha256,
  name,
  state,
  ticket: null,
  contentType: null,
  width: null,
  height: null,
  problem: null,
})

const refused = (sha256: string, name: string | null, code: string, detail: string) => ({
  ...answer(sha256, name, 'refused'),
  problem: { type: `urn:lightmill:error:${code}`, field: null, detail },
})

export function uploads(inputs: Inputs): RequestHandler[] {
  return [
    http.post('*/api/uploads', async ({ request }) => {
      const { files } = (await request.json()) as Schemas['UploadRequest']
      return HttpResponse.json({ files: files.map((file) => inputs.announce(file, new URL(request.url).origin)) })
    }),
    http.put('*/objects/uploads/:sha256', async ({ params, request }) => {
      inputs.put(String(params.sha256), new Uint8Array(await request.arrayBuffer()))
      return new HttpResponse(null, { status: 201 })
    }),
    http.post('*/api/uploads/complete', async ({ request }) => {
      const { sha256 } = (await request.json()) as Schemas['UploadCompletion']
      return HttpResponse.json({ files: sha256.map((each) => inputs.complete(each)) })
    }),
    http.get('*/api/inputs/:sha256', ({ params }) => {
      const bytes = inputs.bytes(String(params.sha256))
      return bytes === undefined ? new HttpResponse(null, { status: 404 }) : new HttpResponse(bytes, { headers: { 'Content-Type': 'image/png' } })
    }),
  ]
}

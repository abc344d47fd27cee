import { randomUUID } from 'node:crypto'
import type { components } from '../../src/api/schema'
import { picture } from './pictures.ts'
import { adminKey, url } from './stack.ts'

type Schemas = components['schemas']

/** Somebody with an account of their own, so that nothing of another journey is in the way. */
export class Person {
  private constructor(
    readonly name: string,
    readonly key: string,
  ) {}

  static async newcomer(): Promise<Person> {
    const name = `newcomer ${randomUUID()}`
    const { key } = await call<Schemas['CreatedUser']>(adminKey(), '/api/users', json({ name }))
    return new Person(name, key.key)
  }

  /** The link that signs them in at once. */
  get link(): string {
    return `${url()}/#key=${this.key}`
  }

  get<T>(path: string): Promise<T> {
    return call<T>(this.key, path)
  }

  /** Submits a job of so many pictures, without any page. */
  async submit(prompt: string, pictures: number): Promise<Schemas['JobView']> {
    const inputs = await Promise.all(Array.from({ length: pictures }, (_, number) => this.upload(`${prompt} ${number + 1}.png`)))
    return call(this.key, '/api/jobs/submit', json({ mode: 'automatic', prompt, inputs, variations: 1 }))
  }

  /** Uploads a file, or some picture. */
  async upload(name: string, bytes = picture()): Promise<Schemas['InputRef']> {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), name)
    const { sha256 } = await call<Schemas['UploadFileAnswer']>(this.key, '/api/upload-image', form)
    return { sha256, name }
  }
}

const json = (body: unknown): Blob => new Blob([JSON.stringify(body)], { type: 'application/json' })

/** Gets, or posts a body. */
async function call<T>(key: string, path: string, body?: Blob | FormData): Promise<T> {
  const headers = { Authorization: `Bearer ${key}`, 'Idempotency-Key': randomUUID() }
  const response = await fetch(url() + path, body === undefined ? { headers } : { method: 'POST', headers, body })
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`)
  return (await response.json()) as T
}

import { adviceFor } from './problem-words'

/** Why something did not work, as the gateway says it (RFC 9457) or as the browser met it. Code switches on `code`, never on words. */
export class Problem extends Error {
  override readonly name = 'Problem'

  constructor(
    /** The last part of the problem's type, such as `not-found`; `unreachable` when there was no answer. */
    readonly code: string,
    /** What happened, as a sentence. */
    readonly sentence: string,
    /** What is wrong here, when that says more than the sentence. */
    readonly detail: string | undefined,
    /** What to do about it. */
    readonly advice: string | undefined,
    /** HTTP status; 0 when there was no answer. */
    readonly status: number,
    /** Seconds to wait before it makes sense to try again. */
    readonly retryAfterSeconds: number | undefined,
    /** What is wrong with single fields, by their path. */
    readonly fields: ReadonlyMap<string, string>,
  ) {
    super(detail ?? sentence)
  }

  /** Whether the same request may well succeed later. */
  get passes(): boolean {
    return this.status === 0 || this.status === 429 || this.status === 502 || this.status === 503 || this.status === 504
  }

  /** Whether the server said no, so that nothing came of it; otherwise nobody knows: one that breaks may have done it before. */
  get isRefusal(): boolean {
    return this.status >= 400 && this.status < 500
  }

  /** Whether nothing came of earlier ones under the same key either. Who is not let in, or comes too often, meets nobody who looks at the key. */
  get isFinal(): boolean {
    return this.isRefusal && this.status !== 401 && this.status !== 403 && this.status !== 429
  }

  static unreachable(): Problem {
    return new Problem(
      'unreachable',
      'Lightmill cannot be reached.',
      undefined,
      'Try again in a moment. If it stays so, look whether it runs.',
      0,
      undefined,
      new Map(),
    )
  }

  /** Reads an answer that is no success, whoever wrote it. */
  static async of(response: Response): Promise<Problem> {
    const document = await readDocument(response)
    const code = textOf(document, 'type')?.replace(/^urn:lightmill:error:/, '') ?? `http-${response.status}`
    return new Problem(
      code,
      textOf(document, 'title') ?? `The server answered ${response.status}.`,
      textOf(document, 'detail'),
      adviceFor(code, textOf(document, 'advice')),
      response.status,
      secondsOf(response.headers.get('Retry-After')),
      fieldsOf(document),
    )
  }

  /** Whatever was thrown, as a problem that can be shown. */
  static from(thrown: unknown): Problem {
    if (thrown instanceof Problem) return thrown
    return new Problem(
      'unexpected',
      'Something broke on this page.',
      thrown instanceof Error ? thrown.message : undefined,
      'Load the page again; if it stays, tell whoever runs Lightmill.',
      -1,
      undefined,
      new Map(),
    )
  }
}

async function readDocument(response: Response): Promise<object> {
  try {
    const body: unknown = await response.clone().json()
    return typeof body === 'object' && body !== null ? body : {}
  } catch {
    return {}
  }
}

function textOf(document: object, name: string): string | undefined {
  const value: unknown = Reflect.get(document, name)
  return typeof value === 'string' && value !== '' ? value : undefined
}

function secondsOf(header: string | null): number | undefined {
  const seconds = Number(header)
  return header !== null && Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined
}

function fieldsOf(document: object): Map<string, string> {
  const errors: unknown = Reflect.get(document, 'errors')
  const fields = new Map<string, string>()
  if (!Array.isArray(errors)) return fields
  for (const error of errors as unknown[]) {
    if (typeof error !== 'object' || error === null) continue
    const field = textOf(error, 'field')
    const detail = textOf(error, 'detail')
    if (field !== undefined && detail !== undefined) fields.set(field, detail)
  }
  return fields
}

import { http, HttpResponse } from 'msw'
import type { Submission } from '@/api/submit'
import { aJob } from './builders'
import { server } from './server'

/** What is answered; `accept` accepts the submission, whatever is answered then. */
type Answer = (accept: () => Response) => Response | Promise<Response>

export const refusal = (status: number, title: string, headers = {}): Answer => () => HttpResponse.json({ type: 'urn:lightmill:error:x', title }, { status, headers })

/** Accepts submissions as the server does: the same bytes under the same key are no second job, and other bytes are refused. */
export class Acceptance {
  /** To the next ones, in this order. */
  answers: Answer[] = []
  /** How many came, accepted or not. */
  asked = 0
  readonly #accepted = new Map<string, string>()

  constructor() {
    server.use(
      http.post('/api/jobs/submit', async ({ request }) => {
        this.asked += 1
        const answer = this.answers.shift() ?? ((accept) => accept())
        const body = await request.text()
        return answer(() => this.#accept(request.headers.get('Idempotency-Key') ?? '', body))
      }),
    )
  }

  #accept(key: string, body: string): Response {
    const earlier = this.#accepted.get(key)
    if (earlier !== undefined && earlier !== body) return HttpResponse.json({ type: 'urn:lightmill:error:idempotency-key-reused', title: 'Reused.' }, { status: 422 })
    this.#accepted.set(key, body)
    return HttpResponse.json(aJob({ id: key, groupId: 'g' }), { status: 202 })
  }

  /** What was accepted, each once. */
  get jobs(): Submission[] {
    return [...this.#accepted.values()].map((body) => JSON.parse(body) as Submission)
  }
}

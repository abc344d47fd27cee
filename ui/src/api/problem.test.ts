import { describe, expect, it } from 'vitest'
import { Problem } from './problem'

const answer = (body: unknown, status: number, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/problem+json', ...headers } })

describe('a problem', () => {
  it('takes the code out of the type and the words of the document', async () => {
    const problem = await Problem.of(
      answer({ type: 'urn:lightmill:error:input-empty', title: 'The file is empty.', advice: 'Choose another file.' }, 422),
    )
    expect(problem).toMatchObject({ code: 'input-empty', sentence: 'The file is empty.', advice: 'Choose another file.', status: 422 })
  })

  it('says to a person what to do, where the document speaks to programs', async () => {
    const problem = await Problem.of(
      answer({ type: 'urn:lightmill:error:unauthenticated', title: 'There is no valid key or session.', advice: 'Send an API key' }, 401),
    )
    expect(problem.advice).toBe('Sign in with a key that is not revoked.')
  })

  it('knows how long to wait', async () => {
    const problem = await Problem.of(answer({ type: 'urn:lightmill:error:too-many-requests', title: 'Too many requests.' }, 429, { 'Retry-After': '7' }))
    expect(problem.retryAfterSeconds).toBe(7)
    expect(problem.passes).toBe(true)
  })

  it('names the fields that are wrong', async () => {
    const problem = await Problem.of(
      answer({ type: 'urn:lightmill:error:invalid-request', title: 'A field…', errors: [{ field: 'variations', detail: 'At most 1,000.' }, 3] }, 422),
    )
    expect([...problem.fields]).toEqual([['variations', 'At most 1,000.']])
  })

  it('is a sentence even when a proxy answered with a page of its own', async () => {
    const problem = await Problem.of(new Response('<html>Bad gateway</html>', { status: 502 }))
    expect(problem).toMatchObject({ code: 'http-502', sentence: 'The server answered 502.', passes: true })
  })

  it('of the page itself is not blamed on the server', () => {
    expect(Problem.from(new TypeError('undefined is not a function'))).toMatchObject({ code: 'unexpected', passes: false })
  })
})

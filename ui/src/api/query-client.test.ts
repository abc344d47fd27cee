import { describe, expect, it } from 'vitest'
import { Problem } from './problem'
import { asksAgain, sendsAgain, waitBefore } from './query-client'

const answered = (status: number, retryAfter?: number) => new Problem('x', 'x', undefined, undefined, status, retryAfter, new Map())

describe('a question that failed', () => {
  it('is not asked again when it was refused', () => {
    expect([400, 401, 403, 404, 409, 422].map((status) => asksAgain(0, answered(status)))).not.toContain(true)
  })

  it('is asked again a few times when it may pass', () => {
    expect(asksAgain(0, answered(503))).toBe(true)
    expect(asksAgain(0, Problem.unreachable())).toBe(true)
    expect(asksAgain(4, answered(503))).toBe(false)
  })

  it('is shown when one would have to wait for long; what was done already waits', () => {
    expect([asksAgain(0, answered(429, 2)), asksAgain(0, answered(429, 30))]).toEqual([true, false])
    expect(sendsAgain(0, answered(429, 30))).toBe(true)
  })

  it('waits as long as the server says, else longer each time', () => {
    expect(waitBefore(0, answered(429, 7))).toBe(7000)
    expect([0, 1, 2, 9].map((attempt) => waitBefore(attempt, answered(503)))).toEqual([500, 1000, 2000, 15_000])
  })
})

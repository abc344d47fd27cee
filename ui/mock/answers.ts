import { HttpResponse } from 'msw'

/** An error as the gateway says it. */
export function problem(code: string, status: number, title: string, advice?: string, headers: Record<string, string> = {}): Response {
  return HttpResponse.json({ type: `urn:lightmill:error:${code}`, title, status, advice }, { status, headers: { 'Content-Type': 'application/problem+json', ...headers } })
}

/** One field is wrong. */
export function refusal(field: string, detail: string): Response {
  return HttpResponse.json({ type: 'urn:lightmill:error:invalid-request', title: 'A field is missing, too long, or out of bounds.', status: 422, errors: [{ field, detail }] }, { status: 422 })
}

export const notFound = () => problem('not-found', 404, 'There is no such thing, or it is not yours.')

export const answer = (body: object | undefined) => (body === undefined ? notFound() : HttpResponse.json(body))

export const fits = (query: URLSearchParams, name: string, value: string) => !query.has(name) || query.get(name) === value

/** Whether it has what is looked for in its name. */
export const isCalled = (query: URLSearchParams, name: string) => name.toLowerCase().includes(query.get('name')?.trim().toLowerCase() ?? '')

/** A page behind a cursor; here a cursor is simply the place. */
export function page<T>(all: readonly T[], query: URLSearchParams) {
  const from = Number(query.get('cursor') ?? 0)
  const end = from + Number(query.get('limit') ?? 100)
  return { items: all.slice(from, end), next: end < all.length ? String(end) : null, total: all.length }
}

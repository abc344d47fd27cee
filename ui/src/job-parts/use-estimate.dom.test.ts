import { QueryClientProvider } from '@tanstack/react-query'
import { renderHook, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { createElement, type ReactNode } from 'react'
import { expect, it } from 'vitest'
import { newQueryClient } from '@/api/query-client'
import { server } from '@/test/server'
import { useEstimate } from './use-estimate'

const body = { mode: 'automatic', inputs: [] } as const
const busy = (seconds: number) => () => HttpResponse.json({ type: 'urn:lightmill:error:too-many-requests', title: 'Too many requests.' }, { status: 429, headers: { 'Retry-After': String(seconds) } })

function ask() {
  const client = newQueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => createElement(QueryClientProvider, { client }, children)
  return renderHook(() => useEstimate({ ...body, inputs: [] }), { wrapper }).result
}

it('tells that it is asked again by itself, and when', async () => {
  server.use(http.post('/api/jobs/submit', busy(5)))
  const result = ask()
  await waitFor(() => expect(result.current.trouble).toMatchObject({ sentence: 'Too many requests.', retryAfterSeconds: 5 }))
  expect(result.current.error).toBeNull()
})

it('is an error when that would take long', async () => {
  server.use(http.post('/api/jobs/submit', busy(30)))
  const result = ask()
  await waitFor(() => expect(result.current.error).toMatchObject({ retryAfterSeconds: 30 }))
  expect(result.current.trouble).toBeUndefined()
})

it('has no trouble any more when it is answered', async () => {
  server.use(http.post('/api/jobs/submit', busy(0), { once: true }), http.post('/api/jobs/submit', () => HttpResponse.json({ problems: [] })))
  server.use(http.post('/api/jobs/submit', busy(0), { once: true }))
  const result = ask()
  await waitFor(() => expect(result.current.estimate).toEqual({ problems: [] }))
  expect(result.current.trouble).toBeUndefined()
})

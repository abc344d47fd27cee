import { screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { endpointsQuery } from '@/api/queries/system'
import { server } from '@/test/server'
import { problem } from '../../mock/answers.ts'
import { open } from './test-app'

const DOWN = { name: 'runpod-a40', engines: ['gemini'], state: 'suspended', reason: 'it refuses us: HTTP 401: {"error":"refused"}', budget: 12, inFlight: 0, waiting: 0, secondsPerItem: {}, pricePerItemUsd: {}, startSeconds: 9 }

it('an endpoint that is down has nothing free, and says why in words', async () => {
  const { client } = open('/')
  await screen.findAllByText('Ready')
  server.use(http.get('/api/endpoints', () => HttpResponse.json([DOWN])))
  await client.invalidateQueries(endpointsQuery())
  expect(await screen.findByText('It does not take the key that Lightmill has for it.')).toBeVisible()
  expect(screen.getByText('None of them can be had')).toBeVisible()
  expect(screen.queryByText(/free$/)).toBeNull()
})

it.each([
  ['it refuses us: HTTP 402: {"error":"no credit"}', 'It answers with an error (402).'],
  ['our request is found wrong: HTTP 400: {"error":"no input"}', 'It does not understand what Lightmill asks of it (400).'],
])('tells no endpoint by the answer it gave: %s', async (reason, words) => {
  const { client } = open('/')
  await screen.findAllByText('Ready')
  server.use(http.get('/api/endpoints', () => HttpResponse.json([{ ...DOWN, reason }])))
  await client.invalidateQueries(endpointsQuery())
  expect(await screen.findByText(words)).toBeVisible()
})

it('endpoints are not called ready while nobody can be asked', async () => {
  const { client } = open('/')
  await screen.findByText('2 endpoints ready')
  server.use(http.get('/api/endpoints', () => problem('unavailable', 503, 'A part of the system cannot be reached now.')))
  await client.invalidateQueries(endpointsQuery())
  expect(await screen.findByText('Endpoints not known now')).toBeVisible()
  expect(screen.queryByText('Ready')).toBeNull()
  expect(screen.queryByText(/free$/)).toBeNull()
})

import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { server } from '@/test/server'
import { newQueryClient } from '../query-client'
import { itemsInStateQuery } from './items'

it('what is made and not archived yet follows what is being made', async () => {
  const asked: string[] = []
  server.use(
    http.get('/api/jobs/j/items', ({ request }) => {
      const { searchParams } = new URL(request.url)
      const [state, cursor] = [searchParams.get('state'), searchParams.get('cursor')]
      asked.push(`${state} ${cursor ?? 'from the first'}`)
      return HttpResponse.json({ items: [], next: state === 'processing' && cursor === null ? '7' : null, total: null })
    }),
  )
  await newQueryClient().fetchInfiniteQuery({ ...itemsInStateQuery('j', 'processing'), pages: 9 })
  expect(asked).toEqual(['processing from the first', 'processing 7', 'generated from the first'])
})

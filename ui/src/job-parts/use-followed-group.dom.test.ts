import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderHook, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { createElement, type ReactNode, useState } from 'react'
import { expect, it, vi } from 'vitest'
import { groupQuery, groupsQuery } from '@/api/queries/groups'
import { newQueryClient } from '@/api/query-client'
import type { GroupView } from '@/api/types'
import { server } from '@/test/server'
import type { GroupWish } from './group-wish'
import { useFollowedGroup } from './use-followed-group'

const group = (name: string) => ({ id: 'g', name }) as GroupView

/** A draft that follows; what it is changed to, too. */
function follow(client: QueryClient, first: GroupWish) {
  const changed = vi.fn<(wish: GroupWish) => void>()
  const wrapper = ({ children }: { children: ReactNode }) => createElement(QueryClientProvider, { client }, children)
  const useDraft = () => {
    const [wish, change] = useState(first)
    useFollowedGroup(wish, (next) => {
      changed(next)
      change(next)
    })
    return wish
  }
  return { ...renderHook(useDraft, { wrapper }), changed }
}

it('lets go of a group that is gone, though a list that is known still names it', async () => {
  const client = newQueryClient()
  client.setQueryData(groupsQuery('Streets').queryKey, { pages: [{ items: [group('Streets')], next: null, total: null }], pageParams: [undefined] })
  server.use(
    http.get('/api/groups/g', () => HttpResponse.json({ type: 'urn:lightmill:error:not-found', title: 'Not found.', status: 404 }, { status: 404 })),
    http.get('/api/groups', () => HttpResponse.json({ items: [], next: null, total: null })),
  )
  const { changed } = follow(client, { name: 'Streets', id: 'g' })
  await waitFor(() => expect(changed).toHaveBeenCalled())
  await waitFor(() => expect(client.isFetching()).toBe(0))
  expect(changed).toHaveBeenCalledExactlyOnceWith({ name: 'Streets' })
})

it('takes no old name for the one that somebody types', async () => {
  const client = newQueryClient()
  client.setQueryData(groupQuery('g').queryKey, group('Streets'), { updatedAt: 0 })
  server.use(http.get('/api/groups/g', () => HttpResponse.json(group('Roads'))))
  const { changed } = follow(client, { name: 'Roads', id: 'g' })
  await waitFor(() => expect(client.getQueryData(groupQuery('g').queryKey)?.name).toBe('Roads'))
  expect(changed).not.toHaveBeenCalled()
})

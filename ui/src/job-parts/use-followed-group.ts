import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useMemo } from 'react'
import { groupKeys, groupQuery, groupsQuery } from '@/api/queries/groups'
import { followed, type GroupWish } from './group-wish'
import { useQuiet } from './use-quiet'

/**
 * Keeps a draft to the group that it names: renamed meanwhile, here or elsewhere, it is that group all the same, under its new name. What
 * is being asked anew counts only when it is answered: an old name must not take the place of the new one that somebody types.
 */
export function useFollowedGroup(wish: GroupWish, onChange: (wish: GroupWish) => void): void {
  const { id } = wish
  const name = useQuiet(wish.name.trim())
  const client = useQueryClient()
  const one = useQuery({ ...groupQuery(id ?? ''), enabled: id !== undefined })
  const list = useInfiniteQuery({ ...groupsQuery(name), enabled: id === undefined && name !== '' })
  // The very same wish as long as nothing changes it.
  const chosen = one.isFetching ? undefined : one.data
  const named = list.isFetching ? undefined : list.data
  const now = useMemo(() => followed(wish, { named: named?.pages.flatMap(({ items }) => items), chosen, error: one.error }), [wish, named, chosen, one.error])
  const follow = useEffectEvent(onChange)
  useEffect(() => {
    if (now === wish) return
    // There is none any more: a list that still names it would lead to it again.
    if (now.id === undefined) void client.invalidateQueries({ queryKey: groupKeys.list })
    follow(now)
  }, [client, now, wish])
}

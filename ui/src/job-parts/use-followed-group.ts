import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useMemo } from 'react'
import { groupQuery, groupsQuery } from '@/api/queries/groups'
import { followed, type GroupWish } from './group-wish'
import { useQuiet } from './use-quiet'

/** Keeps a draft to the group that it names: renamed meanwhile, here or elsewhere, it is that group all the same, under its new name. */
export function useFollowedGroup(wish: GroupWish, onChange: (wish: GroupWish) => void): void {
  const { id } = wish
  const name = useQuiet(wish.name.trim())
  const { data: chosen, error } = useQuery({ ...groupQuery(id ?? ''), enabled: id !== undefined })
  const { data: named } = useInfiniteQuery({ ...groupsQuery(name), enabled: id === undefined && name !== '' })
  // The very same wish as long as nothing changes it.
  const now = useMemo(() => followed(wish, { named: named?.pages.flatMap(({ items }) => items), chosen, error }), [wish, named, chosen, error])
  const follow = useEffectEvent(onChange)
  useEffect(() => {
    if (now !== wish) follow(now)
  }, [now, wish])
}

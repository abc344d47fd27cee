import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { groupsQuery } from '@/api/queries/groups'
import { limitsQuery } from '@/api/queries/system'

/** The page is there before it: a list that opens is much of a page's weight. */
const Suggest = lazy(() => import('@/components/Suggest').then((module) => ({ default: module.Suggest })))

interface GroupFieldProps {
  value: string
  onChange: (name: string) => void
  fault: string | undefined
}

/** The group of a job: one that there is, or a new one by its name. */
export function GroupField({ value, onChange, fault }: GroupFieldProps) {
  const { data } = useInfiniteQuery(groupsQuery())
  const { data: limits } = useQuery(limitsQuery())
  const names = data?.pages.flatMap(({ items }) => items.map(({ name }) => name)) ?? []
  const name = value.trim()
  const hint = name === '' ? 'Left empty, a new one is named by the time.' : names.includes(name) ? 'It goes to the others of this group.' : 'A new group is made.'
  return (
    <Suspense fallback={<div className="h-20" />}>
      <Suggest
        label="Group"
        placeholder="Such as Street scenes"
        hint={hint}
        fault={fault}
        suggestions={[...new Set(names)]}
        maxLength={limits?.jobs.groupNameCharacters}
        value={value}
        onChange={onChange}
      />
    </Suspense>
  )
}

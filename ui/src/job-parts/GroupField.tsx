import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { groupsQuery } from '@/api/queries/groups'
import { limitsQuery } from '@/api/queries/system'
import { patiently } from '@/components/patiently'

/** The page is there before it: a list that opens is much of a page's weight. */
const Suggest = lazy(patiently(() => import('@/components/Suggest').then((module) => ({ default: module.Suggest }))))

interface GroupFieldProps {
  value: string
  onChange: (name: string) => void
  fault: string | undefined
}

/** The group of a job: one that there is, or a new one by its name. */
export function GroupField({ value, onChange, fault }: GroupFieldProps) {
  const { data, hasNextPage } = useInfiniteQuery(groupsQuery())
  const { data: limits } = useQuery(limitsQuery())
  const names = data?.pages.flatMap(({ items }) => items.map(({ name }) => name)) ?? []
  const name = value.trim()
  return (
    <Suspense fallback={<div className="h-20" />}>
      <Suggest
        label="Group"
        placeholder="Such as Street scenes"
        hint={hintOf(name, names, hasNextPage)}
        fault={fault}
        suggestions={[...new Set(names)]}
        maxLength={limits?.jobs.groupNameCharacters}
        value={value}
        onChange={onChange}
      />
    </Suspense>
  )
}

/** Case does not tell names of groups apart. */
function hintOf(name: string, known: readonly string[], areMore: boolean): string {
  if (name === '') return 'Left empty, a new one is named by the time.'
  if (known.some((each) => each.toLowerCase() === name.toLowerCase())) return 'It goes to the others of this group.'
  return areMore ? 'It goes to the group of this name, or a new one is made.' : 'A new group is made.'
}

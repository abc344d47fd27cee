import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { limitsQuery } from '@/api/queries/system'
import { patiently } from '@/components/patiently'
import { useFoundGroups } from './use-found'

/** The page is there before it: a list that opens is much of a page's weight. */
const Suggest = lazy(patiently(() => import('@/components/Suggest').then((module) => ({ default: module.Suggest }))))

interface GroupFieldProps {
  value: string
  onChange: (name: string) => void
  fault: string | undefined
}

/** The group of a job: one that there is, or a new one by its name. */
export function GroupField({ value, onChange, fault }: GroupFieldProps) {
  const { found: newest } = useFoundGroups('')
  const { found, areAll } = useFoundGroups(value)
  const { data: limits } = useQuery(limitsQuery())
  const names = [...new Set([...newest, ...found].map(({ name }) => name))]
  const name = value.trim()
  return (
    <Suspense fallback={<div className="h-20" />}>
      <Suggest
        label="Group"
        placeholder="Such as Street scenes"
        hint={hintOf(name, names, areAll)}
        fault={fault}
        suggestions={names}
        maxLength={limits?.jobs.groupNameCharacters}
        value={value}
        onChange={onChange}
      />
    </Suspense>
  )
}

/** Case does not tell names of groups apart. */
function hintOf(name: string, known: readonly string[], areAll: boolean): string {
  if (name === '') return 'Left empty, a new one is named by the time.'
  if (known.some((each) => each.toLowerCase() === name.toLowerCase())) return 'It goes to the others of this group.'
  return areAll ? 'A new group is made.' : 'It goes to the group of this name, or a new one is made.'
}

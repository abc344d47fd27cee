import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { limitsQuery } from '@/api/queries/system'
import { hintClass, labelClass } from '@/components/field-class'
import { patiently } from '@/components/patiently'
import { Skeleton } from '@/components/Skeleton'
import { type GroupWish, isSameName } from './group-wish'
import { useFoundGroups } from './use-found'

/** The page is there before it: a list that opens is much of a page's weight. */
const Suggest = lazy(patiently(() => import('@/components/Suggest').then((module) => ({ default: module.Suggest }))))

const LABEL = 'Group'

interface GroupFieldProps {
  value: GroupWish
  onChange: (group: GroupWish) => void
  fault: string | undefined
}

/** The group of a job: one that there is, or a new one by its name. */
export function GroupField({ value, onChange, fault }: GroupFieldProps) {
  const { found: newest } = useFoundGroups('')
  const { found, areAll } = useFoundGroups(value.name)
  const { data: limits } = useQuery(limitsQuery())
  const names = [...new Set([...newest, ...found].map(({ name }) => name))]
  const hint = hintOf(value, names, areAll)
  return (
    <Suspense fallback={<Coming hint={hint} />}>
      <Suggest
        label={LABEL}
        placeholder="Such as Street scenes"
        hint={hint}
        fault={fault}
        suggestions={names}
        maxLength={limits?.jobs.groupNameCharacters}
        value={value.name}
        onChange={(name) => onChange({ name })}
      />
    </Suspense>
  )
}

/** As high as the field: what stands below it stays where it is when that comes. */
function Coming({ hint }: { hint: string }) {
  return (
    <div className="flex flex-col gap-1.5">
      <span className={labelClass}>{LABEL}</span>
      <Skeleton className="h-9 w-full" />
      <span className={hintClass}>{hint}</span>
    </div>
  )
}

function hintOf({ name, id }: GroupWish, known: readonly string[], areAll: boolean): string {
  if (name.trim() === '') return 'Left empty, a new one is named by the time.'
  if (id !== undefined || known.some((each) => isSameName(each, name))) return 'It goes to the others of this group.'
  return areAll ? 'A new group is made.' : 'It goes to the group of this name, or a new one is made.'
}

import type { GroupView } from '@/api/types'
import { count, counted } from '@/format/count'
import { running } from '@/format/progress'

/** A group in a line: `3 jobs · 1,240 images · 12 running · 14 failed`. */
export function groupLine({ jobs, items }: Pick<GroupView, 'jobs' | 'items'>): string {
  if (jobs === 0) return 'Empty'
  const parts = [counted(jobs, 'job'), counted(items.completed, 'image')]
  const open = running(items) + items.queued
  if (open > 0) parts.push(`${count(open)} to be made`)
  if (items.failed > 0) parts.push(`${count(items.failed)} failed`)
  return parts.join(' · ')
}

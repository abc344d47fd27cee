import { useInfiniteQuery, useQueries } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { LayoutGrid } from 'lucide-react'
import { type RefObject, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { jobsQuery, SEMI_AUTOMATIC } from '@/api/queries/jobs'
import { submissionQuery } from '@/api/queries/submission'
import type { JobView } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { ErrorPanel } from '@/components/ErrorPanel'
import { SkeletonRows } from '@/components/Skeleton'
import { JobHead } from './JobHead'
import { SetRow } from './SetRow'
import { heightOf, type Row, rowsOf } from './rows'
import { likelySets, setsOf } from './sets'
import type { SetActions } from './use-set-actions'

/** So many lines beyond what is seen. */
const OVERSCAN = 4

/** What was made, set by set, the newest on top; each fills in as its images come. */
export function Sets(actions: SetActions) {
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(jobsQuery(SEMI_AUTOMATIC))
  const jobs = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data])
  const scroller = useRef<HTMLDivElement>(null)
  const width = useWidth(scroller)
  const rows = useRows(jobs)
  const lines = useVirtualizer({
    count: width === 0 ? 0 : rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (place) => heightAt(rows, place, width),
    getItemKey: (place) => rows[place]?.key ?? place,
    overscan: OVERSCAN,
  })
  useEffect(() => lines.measure(), [lines, rows, width])
  useKeepPlace(scroller, rows, width)

  const shown = lines.getVirtualItems()
  const last = shown.at(-1)?.index ?? -1
  useEffect(() => {
    if (last >= rows.length - 1 && hasNextPage) void fetchNextPage()
  }, [last, rows.length, hasNextPage, fetchNextPage])

  return (
    <section aria-label="Sets" ref={scroller} className="min-h-0 flex-1 overflow-y-auto px-4 [scrollbar-gutter:stable] md:px-6">
      {error !== null && data === undefined ? (
        <div className="py-4">
          <ErrorPanel error={error} onRetry={() => void refetch()} />
        </div>
      ) : isPending ? (
        <div className="py-4">
          <SkeletonRows rows={3} label="The sets are loading" />
        </div>
      ) : jobs.length === 0 ? (
        <EmptyState icon={LayoutGrid} title="Nothing made yet">
          Sets of four appear here, the newest on top. From a set you can go on: vary it, change a word, or take one of its images as the next reference.
        </EmptyState>
      ) : (
        <div className="relative w-full" style={{ height: lines.getTotalSize() }}>
          {shown.map(({ index, key, start, size }) => {
            const row = rows[index]
            return row === undefined ? null : (
              <div key={key} className="absolute inset-x-0 top-0 [contain:layout_style]" style={{ height: size, transform: `translateY(${start}px)` }}>
                {row.kind === 'job' ? <JobHead job={row.job} /> : <SetRow job={row.job} set={row.set} width={width} {...actions} />}
              </div>
            )
          })}
        </div>
      )}
    </section>
  )
}

const heightAt = (rows: readonly Row[], place: number, width: number): number => {
  const row = rows[place]
  return row === undefined ? 0 : heightOf(row, width)
}

/** Jobs with their sets, laid out by what they were made of as soon as that is known. */
function useRows(jobs: readonly JobView[]): Row[] {
  const submissions = useQueries({
    queries: jobs.map(({ id }) => submissionQuery(id)),
    combine: (answers) => answers.map(({ data }) => data),
  })
  return useMemo(() => {
    const known = new Map(jobs.map(({ id }, place) => [id, submissions[place]]))
    return rowsOf(jobs, ({ id, items, sets }) => {
      const submission = known.get(id)
      return submission?.references == null ? likelySets(items.total, sets) : setsOf(submission)
    })
  }, [jobs, submissions])
}

function useWidth(scroller: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const look = () => {
      if (scroller.current === null) return
      const { paddingLeft, paddingRight } = getComputedStyle(scroller.current)
      setWidth(scroller.current.clientWidth - Number.parseFloat(paddingLeft || '0') - Number.parseFloat(paddingRight || '0'))
    }
    const observer = new ResizeObserver(look)
    if (scroller.current !== null) observer.observe(scroller.current)
    look()
    return () => observer.disconnect()
  }, [scroller])
  return width
}

/** New sets come on top: whoever has scrolled down keeps what they look at. */
function useKeepPlace(scroller: RefObject<HTMLDivElement | null>, rows: readonly Row[], width: number) {
  const before = useRef<string>(undefined)
  useLayoutEffect(() => {
    const place = rows.findIndex(({ key }) => key === before.current)
    before.current = rows[0]?.key
    if (place <= 0 || scroller.current === null || scroller.current.scrollTop === 0) return
    scroller.current.scrollBy(0, rows.slice(0, place).reduce((sum, row) => sum + heightOf(row, width), 0))
  }, [scroller, rows, width])
}

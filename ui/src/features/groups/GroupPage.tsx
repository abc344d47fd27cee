import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Images } from 'lucide-react'
import { type RefObject, useCallback, useMemo, useRef } from 'react'
import { groupQuery } from '@/api/queries/groups'
import { buttonClass } from '@/components/button-class'
import { EmptyState } from '@/components/EmptyState'
import { MissingPanel } from '@/components/MissingPanel'
import { Skeleton } from '@/components/Skeleton'
import { Tabs } from '@/components/Tabs'
import { count } from '@/format/count'
import { usePageName } from '@/frame/use-page-title'
import { DensitySlider } from '@/output-parts/DensitySlider'
import { OutputGallery } from '@/output-parts/OutputGallery'
import { useOutputs } from '@/output-parts/use-outputs'
import { useOpenInAddress } from '@/output-parts/use-open-in-address'
import { GroupHeader } from './GroupHeader'
import { GroupJobs } from './GroupJobs'

const route = getRouteApi('/frame/groups/$groupId')

/** Everything of a group: its pictures, and the jobs that made them. */
export function GroupPage() {
  const { groupId } = route.useParams()
  const { part } = route.useSearch()
  const navigate = route.useNavigate()
  const { data: group, error, refetch } = useQuery(groupQuery(groupId))
  usePageName(group?.name)
  const scroller = useRef<HTMLDivElement>(null)

  if (group === undefined) {
    return (
      <div className="p-4 md:p-6">
        {error === null ? (
          <Skeleton className="h-20 w-full" />
        ) : (
          <MissingPanel error={error} onRetry={() => void refetch()}>
            <Link to="/groups" className={buttonClass('plain', 'sm')}>
              All groups
            </Link>
          </MissingPanel>
        )}
      </div>
    )
  }
  return (
    <div ref={scroller} data-scroll-restoration-id={`group-${groupId}`} className="h-full overflow-y-auto p-4 [scrollbar-gutter:stable] md:px-6">
      <div className="flex flex-col gap-4">
        <GroupHeader group={group} />
        <Tabs
          label="Parts of the group"
          tabs={[
            { id: 'outputs', label: `Images ${count(group.items.completed)}` },
            { id: 'jobs', label: `Jobs ${count(group.jobs)}` },
          ]}
          value={part ?? 'outputs'}
          onChange={(chosen) => void navigate({ search: chosen === 'jobs' ? { part: chosen } : {}, replace: true })}
        >
          {part === 'jobs' ? <GroupJobs groupId={groupId} /> : <GroupOutputs key={groupId} groupId={groupId} scroller={scroller} />}
        </Tabs>
      </div>
    </div>
  )
}

function GroupOutputs({ groupId, scroller }: { groupId: string; scroller: RefObject<HTMLDivElement | null> }) {
  const { item } = route.useSearch()
  const navigate = route.useNavigate()
  const list = useOutputs(useMemo(() => ({ groupId }), [groupId]))
  const write = useCallback((next: string | undefined, replace: boolean) => void navigate({ search: next === undefined ? {} : { item: next }, replace, resetScroll: false }), [navigate])
  const [openId, onOpen] = useOpenInAddress(item, write)
  const empty = (
    <EmptyState
      icon={Images}
      title="No pictures yet"
      action={
        <Link to="/automatic" className={buttonClass('primary')}>
          Make some from a folder
        </Link>
      }
    >
      What the jobs of this group make appears here.
    </EmptyState>
  )
  return (
    <>
      <div className="mb-3 flex items-center justify-between gap-4">
        <Link to="/gallery" search={{ groupId }} className="text-sm text-ink-2 underline decoration-line-strong underline-offset-2 hover:decoration-ink">
          Filter them in the gallery
        </Link>
        <DensitySlider />
      </div>
      <OutputGallery list={list} scroller={scroller} empty={empty} openId={openId} onOpen={onOpen} />
    </>
  )
}

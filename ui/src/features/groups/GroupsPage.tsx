import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { FolderOpen, FolderPlus } from 'lucide-react'
import { useState } from 'react'
import { createGroup, groupKeys, groupsQuery } from '@/api/queries/groups'
import { limitsQuery } from '@/api/queries/system'
import { Button } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorPanel } from '@/components/ErrorPanel'
import { NameDialog } from '@/components/NameDialog'
import { SkeletonRows } from '@/components/Skeleton'
import { counted } from '@/format/count'
import { GroupCard } from './GroupCard'

/** All groups, the newest first, each with its latest pictures. */
export function GroupsPage() {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(groupsQuery())
  const [isNaming, setNaming] = useState(false)
  const groups = data?.pages.flatMap(({ items }) => items) ?? []
  const make = (
    <Button onPress={() => setNaming(true)}>
      <FolderPlus size={16} aria-hidden />
      New group
    </Button>
  )
  return (
    <div className="mx-auto flex max-w-6xl flex-col gap-4 p-4 md:p-6">
      <header className="flex items-center justify-between gap-4">
        <h1 className="sr-only">Groups</h1>
        <p className="figures text-sm text-ink-3">{data !== undefined && counted(data.pages[0]?.total ?? groups.length, 'group')}</p>
        {groups.length > 0 && make}
      </header>
      {error !== null && data === undefined ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <SkeletonRows rows={6} label="The groups are loading" />
      ) : groups.length === 0 ? (
        <EmptyState icon={FolderOpen} title="No groups yet" action={make}>
          A group holds jobs that belong together, such as a catalogue or a dataset: all of their pictures in one place and in one ZIP. A submission makes one by
          itself.
        </EmptyState>
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(16rem,1fr))] gap-4">
          {groups.map((group) => (
            <GroupCard key={group.id} group={group} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button className="self-center" isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>
          Show older ones
        </Button>
      )}
      {isNaming && <NewGroup onClose={() => setNaming(false)} />}
    </div>
  )
}

function NewGroup({ onClose }: { onClose: () => void }) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { data: limits } = useQuery(limitsQuery())
  return (
    <NameDialog
      title="New group"
      name=""
      verb="Make it"
      maxLength={limits?.jobs.groupNameCharacters}
      onSave={async (name) => {
        const made = await createGroup(name)
        void client.invalidateQueries({ queryKey: groupKeys.all })
        await navigate({ to: '/groups/$groupId', params: { groupId: made.id } })
      }}
      onClose={onClose}
    />
  )
}

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Pencil, Star } from 'lucide-react'
import { useState } from 'react'
import { groupKeys, renameGroup } from '@/api/queries/groups'
import { limitsQuery } from '@/api/queries/system'
import type { GroupView } from '@/api/types'
import { IconButton } from '@/components/Button'
import { buttonClass } from '@/components/button-class'
import { NameDialog } from '@/components/NameDialog'
import { StackedBar } from '@/components/StackedBar'
import { Time } from '@/components/Time'
import { running } from '@/format/progress'
import { unbroken } from '@/format/unbroken'
import { nameChanged } from '@/live/names'
import { usePutAside } from '@/output-parts/use-put-aside'
import { ZipLink } from '@/output-parts/ZipLink'
import { groupLine } from './groups-words'

/** The group in a line, and what can be done with it. */
export function GroupHeader({ group }: { group: GroupView }) {
  const { id, name, items, createdAt } = group
  const [isRenaming, setRenaming] = useState(false)
  // They are among its images, and not in its ZIP.
  const aside = usePutAside([{ groupId: id }])
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-3">
      <div className="min-w-0 flex-1 basis-80">
        <div className="flex items-center gap-1">
          <h1 className="truncate text-xl font-semibold">{name}</h1>
          <IconButton label="Rename" onPress={() => setRenaming(true)}>
            <Pencil size={15} aria-hidden />
          </IconButton>
        </div>
        <p className="figures text-ink-2">
          {unbroken(groupLine(group))} ·{' '}
          <span className="whitespace-nowrap">
            <Time at={createdAt} />
          </span>
        </p>
        {running(items) + items.queued > 0 && (
          <div className="max-w-md pt-2">
            <StackedBar items={items} label={name} />
          </div>
        )}
      </div>
      {items.completed > 0 && (
        <div className="flex gap-2">
          <a href={`/api/download/${id}?format=zip&favourites=true`} download className={buttonClass('plain')}>
            <Star size={16} aria-hidden />
            ZIP of the favourites
          </a>
          <ZipLink href={`/api/download/${id}?format=zip`} images={aside === undefined ? undefined : items.completed - aside} look="primary" />
        </div>
      )}
      {isRenaming && <Rename group={group} onClose={() => setRenaming(false)} />}
    </header>
  )
}

function Rename({ group: { id, name }, onClose }: { group: GroupView; onClose: () => void }) {
  const client = useQueryClient()
  const { data: limits } = useQuery(limitsQuery())
  return (
    <NameDialog
      title="Rename the group"
      name={name}
      verb="Rename"
      maxLength={limits?.jobs.groupNameCharacters}
      onSave={async (wanted) => {
        client.setQueryData(groupKeys.one(id), await renameGroup(id, wanted))
        nameChanged(client)
      }}
      onClose={onClose}
    />
  )
}

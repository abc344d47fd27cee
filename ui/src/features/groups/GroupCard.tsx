import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Images } from 'lucide-react'
import { newestOutputsQuery } from '@/api/queries/outputs'
import type { GroupView } from '@/api/types'
import { LatePicture } from '@/components/LatePicture'
import { StackedBar } from '@/components/StackedBar'
import { Time } from '@/components/Time'
import { running } from '@/format/progress'
import { unbroken } from '@/format/unbroken'
import { groupLine } from './groups-words'

const SHOWN = 4

/** A group by its latest pictures. */
export function GroupCard({ group }: { group: GroupView }) {
  const { name, items, createdAt } = group
  return (
    <li className="group/card panel relative flex flex-col overflow-hidden has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-ink">
      <Mosaic group={group} />
      <div className="flex flex-col gap-0.5 p-3">
        <Link to="/groups/$groupId" params={{ groupId: group.id }} className="truncate font-medium outline-none group-hover/card:underline after:absolute after:inset-0">
          {name}
        </Link>
        <p className="figures text-sm text-ink-2">{unbroken(groupLine(group))}</p>
        <p className="text-xs text-ink-3">
          <Time at={createdAt} />
        </p>
        {running(items) + items.queued > 0 && (
          <div className="pt-2">
            <StackedBar items={items} label={name} height="h-1" />
          </div>
        )}
      </div>
    </li>
  )
}

function Mosaic({ group: { id, items } }: { group: GroupView }) {
  const { data } = useQuery({ ...newestOutputsQuery({ groupId: id }, SHOWN), enabled: items.completed > 0 })
  const outputs = data?.items ?? []
  if (items.completed === 0) {
    return (
      <div className="grid aspect-3/2 place-items-center bg-raised text-ink-3">
        <Images size={26} strokeWidth={1.5} aria-hidden />
      </div>
    )
  }
  return (
    <div className={`grid aspect-3/2 gap-px bg-raised ${outputs.length > 1 ? 'grid-cols-2' : ''} ${outputs.length > 2 ? 'grid-rows-2' : ''}`}>
      {outputs.map((output) => (
        <div key={output.itemId} className="relative overflow-hidden">
          <LatePicture src={output.previewUrl} alt="" width={output.width} height={output.height} className="absolute inset-0 size-full object-cover" />
        </div>
      ))}
    </div>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { groupQuery } from '@/api/queries/groups'
import { ChipSelect } from '@/components/ChipSelect'
import { useFoundGroups } from './use-found'

interface GroupChipProps {
  groupId: string | undefined
  onChange: (groupId: string | undefined) => void
}

/** A filter by group. */
export function GroupChip({ groupId, onChange }: GroupChipProps) {
  const [wanted, setWanted] = useState('')
  const { found } = useFoundGroups(wanted)
  const { data: chosen } = useQuery({ ...groupQuery(groupId ?? ''), enabled: groupId !== undefined })
  return (
    <ChipSelect
      label="Group"
      anyLabel="All groups"
      choices={found.map(({ id, name }) => ({ id, label: name }))}
      value={groupId}
      chosenLabel={chosen?.name}
      onFind={setWanted}
      onChange={onChange}
    />
  )
}

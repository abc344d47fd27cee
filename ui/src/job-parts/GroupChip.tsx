import { useInfiniteQuery } from '@tanstack/react-query'
import { groupsQuery } from '@/api/queries/groups'
import { ChipSelect } from '@/components/ChipSelect'

interface GroupChipProps {
  groupId: string | undefined
  onChange: (groupId: string | undefined) => void
}

/** A filter by group. */
export function GroupChip({ groupId, onChange }: GroupChipProps) {
  const { data } = useInfiniteQuery(groupsQuery())
  const choices = data?.pages.flatMap(({ items }) => items.map(({ id, name }) => ({ id, label: name }))) ?? []
  return <ChipSelect label="Group" anyLabel="All groups" choices={choices} value={groupId} onChange={onChange} />
}

import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { limitsQuery } from '@/api/queries/system'
import { useUserId } from '@/api/use-user-id'
import { useStore } from '@/store'
import { realPorts } from './ports'
import { tally } from './tally'
import { UploadList } from './upload-list'

/** They work on while their page is not shown. */
const lists = new Map<string, UploadList>()

/** The list of pictures of this name that belongs to whoever is signed in. */
export function useUploadList(name: string): UploadList {
  const client = useQueryClient()
  const userId = useUserId()
  return useMemo(() => {
    const key = `${userId} ${name}`
    const list = lists.get(key) ?? new UploadList(userId, name, realPorts(() => client.ensureQueryData(limitsQuery()).then(({ uploads }) => uploads)))
    lists.set(key, list)
    return list
  }, [client, name, userId])
}

/** What is on it, and its figures. */
export function useUploads({ uploader }: UploadList) {
  const files = useStore(uploader.files)
  return { files, tally: useMemo(() => tally(files), [files]) }
}

import { useState } from 'react'
import { bytesOf } from '@/api/client'
import type { ItemView, JobView } from '@/api/types'
import { toast, toastProblem } from '@/components/toasts'
import { counted } from '@/format/count'
import { useSubmit } from '@/job-parts/use-submit'
import { downloadSelection } from '@/output-parts/zip'
import type { UploadList } from '@/upload/upload-list'
import { again } from './again'

/** What can be done with a set, or with one image of it. */
export interface SetActions {
  onVary: (job: JobView, items: readonly ItemView[]) => void
  onAgain: (job: JobView, items: readonly ItemView[]) => void
  onDownload: (itemIds: readonly string[]) => void
  /** Of one image, or of all of a set: those that the engine can be shown together come onto one card. */
  onUse: (images: readonly Image[]) => void
  onOpen: (itemId: string) => void
}

/** An output where it lies, and the seed by which people tell it from others. */
interface Image {
  url: string
  seed: number
}

interface Set {
  job: JobView
  items: readonly ItemView[]
}

/** What is done with sets and images that were made, and the set that is about to be made again. */
export function useSetActions(list: UploadList, addReferences: (files: string[]) => void, onOpen: (itemId: string) => void) {
  const [repeated, setRepeated] = useState<Set>()
  const { mutate: submit } = useSubmit((job) => toast(`${counted(job.items.total, 'more image')} on their way`))
  const actions: SetActions = {
    onVary: (job, items) => submit(again(job, items, { areSeedsKept: false }), { onError: toastProblem }),
    onAgain: (job, items) => setRepeated({ job, items }),
    onOpen,
    onDownload: (itemIds) => void downloadSelection(itemIds),
    onUse: (images) => void Promise.all(images.map(asFile)).then((files) => list.choose(files, addReferences), toastProblem),
  }
  return { actions, repeated, close: () => setRepeated(undefined) }
}

/** An output's bytes: as an input they are stored under the user's own hashes, which only an upload does. */
async function asFile({ url, seed }: Image): Promise<File> {
  const bytes = await bytesOf(url)
  return new File([bytes], `seed-${seed}.${bytes.type.split('/').at(-1) ?? 'png'}`, { type: bytes.type })
}

import { useState } from 'react'
import { Problem } from '@/api/problem'
import { selectOutputs } from '@/api/queries/selection'
import type { ItemView, JobView } from '@/api/types'
import { toast } from '@/components/toasts'
import { counted } from '@/format/count'
import { useSubmit } from '@/job-parts/use-submit'
import type { UploadList } from '@/upload/upload-list'
import { again } from './again'
import type { SetActions } from './SetRow'

type Open = { kind: 'image'; item: ItemView } | { kind: 'again'; job: JobView; items: readonly ItemView[] }

/** What is done with sets and images that were made, and what is open of them. */
export function useSetActions(list: UploadList, addReferences: (files: string[]) => void) {
  const [open, setOpen] = useState<Open>()
  const { mutate: submit } = useSubmit((job) => toast(`${counted(job.items.total, 'more image')} on their way`))
  const actions: SetActions = {
    onVary: (job, items) => submit(again(job, items, { areSeedsKept: false }), { onError: fails }),
    onAgain: (job, items) => setOpen({ kind: 'again', job, items }),
    onOpen: (item) => setOpen({ kind: 'image', item }),
    onDownload: (items) => void selectOutputs(items.map(({ id }) => id)).then(({ zip }) => location.assign(zip), fails),
    onUse: (item) => void asFile(item).then((file) => list.choose([file], addReferences), fails),
  }
  return { actions, open, close: () => setOpen(undefined) }
}

const fails = (thrown: unknown) => toast(Problem.from(thrown).message, { isFailure: true })

/** An output's bytes: as an input they are stored under the user's own hashes, which only an upload does. */
async function asFile({ ordinal, output }: ItemView): Promise<File> {
  if (output == null) throw new Error('It has no picture.')
  const response = await fetch(output.url)
  if (!response.ok) throw await Problem.of(response)
  const type = output.contentType.split('/').at(-1) ?? 'png'
  return new File([await response.blob()], `image-${ordinal + 1}.${type}`, { type: output.contentType })
}

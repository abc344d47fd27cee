import { selectOutputs } from '@/api/queries/selection'
import { toast, toastProblem } from '@/components/toasts'
import { count } from '@/format/count'

/** As many as one ZIP of a selection may hold. */
export const MOST_IN_ZIP = 10_000

/** Downloads these outputs as one file; a download that is cut goes on where it was. */
export async function downloadSelection(itemIds: readonly string[]): Promise<void> {
  if (itemIds.length > MOST_IN_ZIP) {
    toast(`A ZIP holds ${count(MOST_IN_ZIP)} images at most. Select fewer, or take the ZIP of a whole group.`, { isFailure: true })
    return
  }
  try {
    const { zip } = await selectOutputs(itemIds)
    const link = document.createElement('a')
    link.href = zip
    link.download = ''
    link.click()
  } catch (thrown) {
    toastProblem(thrown)
  }
}

import { ErrorPanel } from '@/components/ErrorPanel'
import { count, counted } from '@/format/count'
import { EstimateTrouble } from '@/job-parts/EstimateTrouble'
import { priceWords, timesWords } from '@/job-parts/sum'
import { SubmitButton } from '@/job-parts/SubmitButton'
import type { Automatic } from './use-automatic'

/** Fields that say themselves what is wrong with them. */
const SHOWN = ['prompt', 'negativePrompt', 'variations', 'groupName', 'groupId', 'engine', 'size', 'aspectRatio', 'seed']

/** The button with the sum, what of it has to wait, and what stands against it. */
export function Make({ draft, there, coming, estimate, isOld, estimateTrouble, estimateError, estimateAgain, submit, make, isBusy, makeAgain, faults, files, lacksPictures }: Automatic) {
  const pictures = there + coming
  const other = faults.besides(...SHOWN)
  return (
    <>
      {submit.error !== null ? (
        <ErrorPanel error={submit.error} onRetry={makeAgain} />
      ) : (
        estimateError !== null && <ErrorPanel error={estimateError} onRetry={estimateAgain} />
      )}
      {estimateTrouble !== undefined && <EstimateTrouble trouble={estimateTrouble} />}
      {submit.error === null && other !== undefined && (
        <p role="alert" className="text-sm text-danger">
          {other}
        </p>
      )}
      {lacksPictures && files.length > 0 && (
        <p role="alert" className="text-sm text-danger">
          None of the pictures can be used yet; the list says why.
        </p>
      )}
      <SubmitButton
        words={pictures === 0 ? 'Make images' : `Make ${counted(pictures * draft.variations, 'image')}`}
        sum={pictures === 0 ? [] : [timesWords(pictures, draft.variations), ...priceWords(scaled(estimate, there, pictures))]}
        isOld={isOld}
        isPending={isBusy}
        wait={submit.wait}
        onPress={make}
      />
      {coming > 0 && (
        <p className="figures text-xs text-ink-3">
          {there > 0 ? `${count(there)} are there and begin at once; the other ${count(coming)} follow by themselves as a second job.` : 'They begin by themselves as soon as the last one is there.'}
        </p>
      )}
    </>
  )
}

/** An estimate knows the pictures that are there; the others cost as much. */
function scaled(estimate: Automatic['estimate'], there: number, pictures: number): Automatic['estimate'] {
  const { priceUsd, seconds } = estimate ?? {}
  if (estimate === undefined || there === 0 || there === pictures) return estimate
  const times = (range: NonNullable<typeof priceUsd>) => ({
    low: (range.low * pictures) / there,
    expected: (range.expected * pictures) / there,
    high: (range.high * pictures) / there,
  })
  return { ...estimate, priceUsd: priceUsd == null ? null : times(priceUsd), seconds: seconds == null ? null : times(seconds) }
}

import type { Submission } from '@/api/submit'
import type { ItemView, JobView } from '@/api/types'

interface How {
  /** Other words; left out, the same. */
  prompt?: string
  /** The same seeds, or new ones. */
  areSeedsKept: boolean
}

/** A set made once more, in the same group and with the same engine and settings. */
export function again({ groupId, engine, parameters, size, aspectRatio }: JobView, items: readonly ItemView[], { prompt, areSeedsKept }: How): Submission {
  const [first] = items
  const words = (prompt ?? first?.prompt ?? '').trim()
  return {
    mode: 'semi-automatic',
    groupId,
    engine,
    parameters,
    ...(size != null && { size }),
    ...(aspectRatio != null && { aspectRatio }),
    ...(areSeedsKept && { seeds: items.map(({ seed }) => seed) }),
    references: [
      {
        inputs: first?.inputs ?? [],
        images: items.length,
        perSet: items.length,
        ...(words !== '' && { prompt: words }),
        ...(first?.negativePrompt != null && first.negativePrompt !== '' && { negativePrompt: first.negativePrompt }),
      },
    ],
  }
}

import type { Estimate } from '@/api/submit'
import { duration } from '@/format/duration'
import { aboutMoney } from '@/format/money'
import { count, counted } from '@/format/count'

/** `1,000 images × 2 = 2,000` */
export const timesWords = (inputs: number, variations: number): string =>
  variations === 1 ? counted(inputs, 'image') : `${counted(inputs, 'image')} × ${count(variations)} = ${count(inputs * variations)}`

/** `40 images · 10 sets` */
export const setsWords = (images: number, sets: number): string => `${counted(images, 'image')} · ${counted(sets, 'set')}`

/** When somebody may press, who has to wait: ` in 7 s`. */
export const waitWords = (wait: number): string => (wait > 0 ? ` in ${duration(wait)}` : '')

/** `≈ $12.20 · ≈ 20 min`, as far as anybody knows. */
export function priceWords(estimate: Pick<Estimate, 'priceUsd' | 'seconds'> | undefined): string[] {
  const { priceUsd, seconds } = estimate ?? {}
  return [
    ...(priceUsd == null ? [] : [priceUsd.expected === 0 ? 'no cost' : aboutMoney(priceUsd.expected)]),
    ...(seconds == null ? [] : [`≈ ${duration(seconds.expected)}`]),
  ]
}

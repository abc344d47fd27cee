import type { ItemView, JobView } from '@/api/types'
import { bytes } from '@/format/bytes'
import { count } from '@/format/count'
import { duration } from '@/format/duration'
import { money } from '@/format/money'
import { timeToTheSecond } from '@/format/time'

/** Something that is known of an output, with the text that is copied of it. */
export interface Fact {
  name: string
  /** As people read it. */
  text: string
  /** What somebody would want to have elsewhere, where that is not the text. */
  copied?: string
  /** It may be long: it gets lines of its own. */
  isProse?: boolean
}

/** What was asked for. */
export function wishes(item: ItemView, job: JobView | undefined): Fact[] {
  return [
    { name: 'Prompt', text: item.prompt, isProse: true },
    ...some('Not', item.negativePrompt, { isProse: true }),
    { name: 'Seed', text: String(item.seed) },
    ...some('Engine', job?.engine),
    ...some('Size asked for', job?.size),
    ...some('Aspect ratio', job?.aspectRatio),
    ...Object.entries(job?.parameters ?? {}).map(([name, value]) => ({ name, text: words(value) })),
  ].filter(({ text }) => text !== '')
}

/** What came of it. Only where sets were asked for does its set mean anything to somebody. */
export function outcome(item: ItemView, job: JobView | undefined): Fact[] {
  const { output } = item
  return [
    ...(output == null
      ? []
      : [
          { name: 'Size', text: `${count(output.width)} × ${count(output.height)}`, copied: `${output.width}x${output.height}` },
          { name: 'File', text: `${(output.contentType.split('/')[1] ?? '').replace('+xml', '').toUpperCase()}, ${bytes(output.bytes)}`, copied: output.sha256 },
        ]),
    ...(item.costUsd == null ? [] : [{ name: 'Cost', text: money(item.costUsd), copied: String(item.costUsd) }]),
    ...(item.seconds == null ? [] : [{ name: 'Engine time', text: duration(item.seconds), copied: String(item.seconds) }]),
    { name: 'Submitted', text: timeToTheSecond(item.createdAt), copied: item.createdAt },
    ...(item.finishedAt == null ? [] : [{ name: 'Finished', text: timeToTheSecond(item.finishedAt), copied: item.finishedAt }]),
    { name: 'Variation', text: job?.mode === 'semi-automatic' ? `${count(item.variation)}, set ${count(item.set + 1)}` : count(item.variation) },
  ]
}

/** What the engine wrote down while it made it. */
export const recorded = (item: ItemView): Fact[] => Object.entries(item.metadata).map(([name, value]) => ({ name, text: words(value) }))

/** Everything as text, one fact a line. */
export const asText = (facts: readonly Fact[]): string => facts.map(({ name, text, copied }) => `${name}: ${copied ?? text}`).join('\n')

function some(name: string, text: string | null | undefined, more: Pick<Fact, 'isProse'> = {}): Fact[] {
  return text == null || text === '' ? [] : [{ name, text, ...more }]
}

function words(value: unknown): string {
  return typeof value === 'string' ? value : Array.isArray(value) && value.every((each) => typeof each !== 'object') ? value.join(', ') : JSON.stringify(value)
}

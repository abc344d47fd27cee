import type { FailureGroup, RetryItems } from '@/api/types'
import type { EngineSettings } from '@/engine-form/settings'
import { count } from '@/format/count'

/** What may be other this time; what is as it was is not sent. */
export interface RetryWishes {
  prompt: string
  negativePrompt: string
  settings: EngineSettings
  newSeeds: boolean
}

/** The request for what differs from how the items were made. What is taken away is sent empty. */
export function retryRequest(code: FailureGroup['code'], before: RetryWishes, now: RetryWishes): RetryItems {
  const texts = (['prompt', 'negativePrompt'] as const).filter((field) => now[field].trim() !== before[field].trim()).map((field) => [field, now[field].trim()])
  const shape = (['size', 'aspectRatio'] as const).filter((field) => now.settings[field] !== before.settings[field]).map((field) => [field, now.settings[field] ?? ''])
  const { engine } = now.settings
  const parameters = changedParameters(before.settings.parameters, now.settings.parameters)
  return {
    code,
    ...Object.fromEntries([...texts, ...shape]),
    ...(engine !== null && engine !== before.settings.engine && { engine }),
    ...(Object.keys(parameters).length > 0 && { parameters }),
    ...(now.newSeeds && { newSeeds: true }),
  }
}

/** Those that are other now; null takes one away. */
function changedParameters(before: EngineSettings['parameters'], now: EngineSettings['parameters']): Record<string, unknown> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])]
  return Object.fromEntries(names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(now[name])).map((name) => [name, now[name] ?? null]))
}

/** Trying the same again brings the same: something must be other this time. */
const SAME_AGAIN = new Set<string>(['content-blocked', 'recitation', 'engine-rejected', 'model-retired'])

export const needsChange = ({ code }: Pick<FailureGroup, 'code'>): boolean => SAME_AGAIN.has(code)

/** `14 failed: the GPU ran out of memory. Try a smaller size.` */
export function failureWords({ count: failed, sentence, advice, retriable }: Pick<FailureGroup, 'count' | 'sentence' | 'advice' | 'retriable'>): { cause: string; rest: string } {
  const cause = `${count(failed)} failed: ${sentence.startsWith('The ') ? `t${sentence.slice(1)}` : sentence}`
  if (retriable === 0) return { cause, rest: 'All of them are being tried again, or are made by now.' }
  if (retriable < failed) return { cause, rest: `${count(failed - retriable)} of them ${failed - retriable === 1 ? 'is' : 'are'} being tried again, or made by now. ${advice}` }
  return { cause, rest: advice }
}

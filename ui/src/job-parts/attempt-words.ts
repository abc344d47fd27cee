import type { AttemptView } from '@/api/types'

const WORDS: Record<AttemptView['outcome'], string> = {
  running: 'Running',
  made: 'Made it',
  failed: 'Failed',
  lost: 'The worker was lost',
  over: 'Stopped; nothing of it counts',
}

/** How an attempt went, in words; what its error says where it has one. */
export const attemptWords = ({ outcome, sentence }: Pick<AttemptView, 'outcome' | 'sentence'>): string => sentence ?? WORDS[outcome]

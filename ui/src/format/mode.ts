import type { Mode } from '@/api/types'

/** A mode as its page is called. */
export const MODE_WORDS: Readonly<Record<Mode, string>> = { automatic: 'Automatic', 'semi-automatic': 'Semi-Automatic' }

import { present } from '@/present'

/** What a group's address says: which part is shown, and the picture that the lightbox shows. */
export interface GroupSearch {
  part?: 'jobs' | undefined
  item?: string | undefined
}

/** What makes no sense is dropped. */
export function groupSearch({ part, item }: Record<string, unknown>): GroupSearch {
  return present({ part: part === 'jobs' ? part : undefined, item: typeof item === 'string' ? item : undefined })
}

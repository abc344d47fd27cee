/** What a group's address says: which part is shown, and the picture that the lightbox shows. */
export interface GroupSearch {
  part?: 'jobs'
  item?: string
}

export function groupSearch({ part, item }: Record<string, unknown>): GroupSearch {
  return { ...(part === 'jobs' && { part }), ...(typeof item === 'string' && { item }) }
}

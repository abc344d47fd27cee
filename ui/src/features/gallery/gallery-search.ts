import { ENGINES, MODES } from '@/api/enums'
import type { OutputsFilter } from '@/api/queries/outputs'
import { uuidIn } from '@/api/uuid'
import { isDay } from '@/format/day'
import { present } from '@/present'

/** What the gallery's address says: the filter, and the picture that the lightbox shows. */
export interface GallerySearch extends OutputsFilter {
  item?: string
}

/** Reads the address; what makes no sense is dropped. */
export function gallerySearch({ groupId, jobId, mode, engine, favourite, rejected, from, to, item }: Record<string, unknown>): GallerySearch {
  return present({
    groupId: uuidIn(groupId),
    jobId: uuidIn(jobId),
    mode: MODES.find((each) => each === mode),
    engine: ENGINES.find((each) => each === engine),
    favourite: favourite === true ? favourite : undefined,
    rejected: rejected === true ? rejected : undefined,
    from: isDay(from) ? from : undefined,
    to: isDay(to) ? to : undefined,
    item: typeof item === 'string' ? item : undefined,
  })
}

/** The filter alone. */
export const filterIn = (search: GallerySearch): OutputsFilter => without(search, 'item')

/** The address after a change; what is not chosen is not in it. */
export const changed = (search: GallerySearch, change: Partial<GallerySearch>): GallerySearch => present({ ...search, ...change })

const without = (search: GallerySearch, name: keyof GallerySearch): GallerySearch => present({ ...search, [name]: undefined })

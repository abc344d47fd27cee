import { api, good } from '../client'

/** Keeps a selection for a while, and says where its ZIP is. */
export const selectOutputs = (itemIds: readonly string[]) => good(api.POST('/api/download/selection', { body: { itemIds: [...itemIds] } }))

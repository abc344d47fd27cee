import { useQueryClient } from '@tanstack/react-query'
import { sessionQuery } from './queries/session'

/** Whose page it is; when somebody else signs in, it is loaded anew. */
export const useUserId = (): string => useQueryClient().getQueryData(sessionQuery().queryKey)?.userId ?? ''

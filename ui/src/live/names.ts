import type { QueryClient, QueryKey } from '@tanstack/react-query'
import { groupKeys } from '@/api/queries/groups'
import { jobKeys } from '@/api/queries/jobs'

/** What says the name of a group or of a job. */
const NAMED: readonly QueryKey[] = [groupKeys.all, jobKeys.all]

let channel: BroadcastChannel | undefined

/** Hears of names that another tab of this user changes, until it is aborted; no event tells of them. */
export function hearNames(userId: string, client: QueryClient, signal: AbortSignal): void {
  if (typeof BroadcastChannel === 'undefined') return
  const own = new BroadcastChannel(`lightmill-names-${userId}`)
  own.addEventListener('message', () => askForNames(client))
  channel = own
  signal.addEventListener('abort', () => {
    own.close()
    if (channel === own) channel = undefined
  })
}

/** A group or a job has another name now: it is asked for wherever it is shown, in the other tabs too. */
export function nameChanged(client: QueryClient): void {
  askForNames(client)
  channel?.postMessage('changed')
}

function askForNames(client: QueryClient) {
  for (const queryKey of NAMED) void client.invalidateQueries({ queryKey })
}

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { groupKeys } from '@/api/queries/groups'
import { itemKeys } from '@/api/queries/items'
import { jobKeys } from '@/api/queries/jobs'
import { outputKeys } from '@/api/queries/outputs'
import type { JobCompleted } from '@/api/types'
import { wasUnanswered } from '@/api/query-client'
import { signInAgain } from '@/api/sign-in-again'
import { useStore } from '@/store'
import { applyEvent } from './apply-event'
import { connection } from './connection'
import { tellJobEnded } from './ended'
import { hearNames } from './names'
import { listen } from './one-stream'
import { Refresh } from './refresh'

const POLL_MS = 5000
/** What events would keep true. */
const LIVE = [jobKeys.all, itemKeys.all, groupKeys.all, outputKeys.heads]

/** Keeps the query cache true for as long as the page is open; the one place that listens. */
export function useLiveEvents(userId: string): void {
  const client = useQueryClient()

  useEffect(() => {
    const stop = new AbortController()
    const refresh = new Refresh(client)
    const listener = {
      onEvent: (event: Parameters<typeof applyEvent>[0]) => {
        applyEvent(event, client, refresh)
        if (event.name === 'job-completed') tellJobEnded(event.data as JobCompleted)
      },
      onConnection: (now: ReturnType<typeof connection.get>) => connection.set(now),
      onSignedOut: () => void signInAgain.ask(false),
    }
    listen(userId, listener, stop.signal)
    hearNames(userId, client, stop.signal)
    return () => {
      stop.abort()
      refresh.stop()
    }
  }, [client, userId])

  const now = useStore(connection)
  useEffect(() => {
    // A server that is back is asked again for what it did not answer.
    if (now === 'live') void client.invalidateQueries({ predicate: wasUnanswered })
  }, [client, now])

  const polls = now === 'polling'
  useEffect(() => {
    if (!polls) return undefined
    const timer = setInterval(() => {
      for (const queryKey of LIVE) void client.invalidateQueries({ queryKey })
      void client.invalidateQueries({ predicate: wasUnanswered })
    }, POLL_MS)
    return () => clearInterval(timer)
  }, [client, polls])
}

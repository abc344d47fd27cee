import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keysQuery, revokeKey } from '@/api/queries/keys'
import { signInAgain } from '@/api/sign-in-again'
import type { KeyView } from '@/api/types'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Time } from '@/components/Time'
import { toast, toastProblem } from '@/components/toasts'

interface KeyRowProps {
  view: KeyView
  /** It is the one that this session began with. */
  isOwn: boolean
}

/** A key without its secret. */
export function KeyRow({ view: { id, name, prefix, createdAt, revokedAt }, isOwn }: KeyRowProps) {
  const [isAsking, setAsking] = useState(false)
  const client = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => revokeKey(id),
    onSuccess: () => {
      toast(`${name} is revoked`)
      // The server may let one in for a moment more; nobody is to count on it.
      if (isOwn) void signInAgain.ask()
    },
    onError: toastProblem,
    onSettled: async () => {
      setAsking(false)
      await client.invalidateQueries({ queryKey: keysQuery().queryKey })
    },
  })
  const isRevoked = revokedAt != null
  return (
    <li className="flex items-center gap-4 px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className={`truncate font-medium ${isRevoked ? 'text-ink-3 line-through' : ''}`}>{name}</p>
        <p className="text-sm text-ink-3">
          <code>{prefix}…</code> · made <Time at={createdAt} />
          {isRevoked && (
            <>
              {' '}
              · revoked <Time at={revokedAt} />
            </>
          )}
          {isOwn && (isRevoked ? ' · you were signed in with it' : ' · you are signed in with it')}
        </p>
      </div>
      {!isRevoked && (
        <Button size="sm" look="quiet" onPress={() => setAsking(true)}>
          Revoke
        </Button>
      )}
      <Dialog title={`Revoke “${name}”`} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>
          Within five seconds nobody comes in with it{isOwn ? ', and you are signed out' : ''}. It cannot be taken back; a new key can be made.
        </p>
        <div className="mt-5 flex justify-end gap-2">
          <Button onPress={() => setAsking(false)}>Keep it</Button>
          <Button look="danger" isPending={revoke.isPending} onPress={() => revoke.mutate()}>
            Revoke the key
          </Button>
        </div>
      </Dialog>
    </li>
  )
}

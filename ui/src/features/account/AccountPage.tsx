import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { LogOut } from 'lucide-react'
import { signOut } from '@/api/queries/session'
import { keysQuery } from '@/api/queries/keys'
import { Button } from '@/components/Button'
import { ErrorPanel } from '@/components/ErrorPanel'
import { SkeletonRows } from '@/components/Skeleton'
import { toastProblem } from '@/components/toasts'
import { KeyRow } from './KeyRow'
import { NewKey } from './NewKey'

const route = getRouteApi('/frame/account')

/** Who one is, one's keys, and the way out. */
export function AccountPage() {
  const { session } = route.useRouteContext()
  const client = useQueryClient()
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      client.clear()
      location.assign('/sign-in')
    },
    onError: toastProblem,
  })
  return (
    <div className="mx-auto flex max-w-3xl flex-col gap-8 p-4 md:p-6">
      <header className="flex items-center justify-between gap-4">
        <div>
          <h1 className="text-xl font-semibold">{session.userName}</h1>
          <p className="text-ink-2">{session.role === 'admin' ? 'Administrator' : 'User'}</p>
        </div>
        <Button onPress={() => leave.mutate()} isPending={leave.isPending}>
          <LogOut size={16} aria-hidden />
          Sign out
        </Button>
      </header>
      <Keys ownKeyId={session.keyId} />
    </div>
  )
}

function Keys({ ownKeyId }: { ownKeyId: string }) {
  const { data: keys, error, refetch } = useQuery(keysQuery())
  return (
    <section className="flex flex-col gap-3">
      <header>
        <h2 className="text-lg font-semibold">Keys</h2>
        <p className="text-ink-2">A key signs in here, and programs send it with each request. Give each program its own, so that one can be revoked alone.</p>
      </header>
      <NewKey />
      {error !== null && keys === undefined ? (
        <ErrorPanel error={error} onRetry={() => void refetch()} />
      ) : keys === undefined ? (
        <SkeletonRows rows={2} label="The keys are loading" />
      ) : (
        <ul className="panel divide-y divide-line">
          {keys.map((key) => (
            <KeyRow key={key.id} view={key} isOwn={key.id === ownKeyId} />
          ))}
        </ul>
      )}
    </section>
  )
}

import { useEffect, useState } from 'react'
import { LogIn, WifiOff } from 'lucide-react'
import { signInAgain } from '@/api/sign-in-again'
import { Button } from '@/components/Button'
import { connection } from '@/live/connection'
import { useStore } from '@/store'

/** A stream that is opened again within this time is nobody's concern. */
const QUIET_MS = 3000

/** Says when news do not arrive as they happen, and leads back in whoever is signed out. */
export function Connection() {
  const now = useStore(connection)
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    if (now === 'live') return undefined
    const timer = setTimeout(() => setLate(true), QUIET_MS)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [now])
  if (useStore(signInAgain.state) === 'declined') {
    return (
      <Button size="sm" look="primary" onPress={() => void signInAgain.ask()}>
        <LogIn size={14} aria-hidden />
        Sign in again
      </Button>
    )
  }
  return (
    <p role="status" className="flex items-center gap-1.5 text-sm text-ink-2">
      {isLate && now !== 'live' && (
        <>
          <WifiOff size={16} aria-hidden />
          <span className="max-md:sr-only">{now === 'polling' ? 'Asking every 5 s, no live connection' : 'Reconnecting'}</span>
        </>
      )}
    </p>
  )
}

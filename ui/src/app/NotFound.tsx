import { Link } from '@tanstack/react-router'
import { Unlink } from 'lucide-react'
import { buttonClass } from '@/components/button-class'
import { EmptyState } from '@/components/EmptyState'

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <EmptyState
      icon={Unlink}
      title="There is no such page"
      action={
        <Link to="/" className={buttonClass('plain')}>
          To Home
        </Link>
      }
    />
  )
}

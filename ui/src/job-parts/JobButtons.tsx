import { Pause, Play, X } from 'lucide-react'
import { useState } from 'react'
import type { JobView } from '@/api/types'
import { Button, IconButton } from '@/components/Button'
import { jobCan } from '@/rules/job-can'
import { CancelDialog } from './CancelDialog'
import { useJobOrders } from './use-job-orders'

interface JobButtonsProps {
  job: JobView
  /** Pictures only, for a card. */
  isSmall?: boolean
}

/** What can be ordered of a job now. */
export function JobButtons({ job, isSmall = false }: JobButtonsProps) {
  const { order, isPending } = useJobOrders(job)
  const [isAsking, setAsking] = useState(false)
  const Any = isSmall ? IconButton : WordButton
  return (
    <div className="flex shrink-0 items-center gap-1">
      {jobCan.pause(job) && (
        <Any label="Pause" isPending={isPending} onPress={() => order('pause')}>
          <Pause size={16} aria-hidden />
        </Any>
      )}
      {jobCan.resume(job) && (
        <Any label="Resume" isPending={isPending} onPress={() => order('resume')}>
          <Play size={16} aria-hidden />
        </Any>
      )}
      {jobCan.cancel(job) && (
        <Any label="Cancel" isPending={isPending} onPress={() => setAsking(true)}>
          <X size={16} aria-hidden />
        </Any>
      )}
      <CancelDialog
        job={job}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onCancel={() => {
          setAsking(false)
          order('cancel')
        }}
      />
    </div>
  )
}

function WordButton({ label, children, ...props }: Parameters<typeof IconButton>[0]) {
  return (
    <Button {...props}>
      {children}
      {label}
    </Button>
  )
}

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Braces, CopyPlus, Ellipsis, Images, Pencil, Settings2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { renameJob } from '@/api/queries/history'
import { jobKeys } from '@/api/queries/jobs'
import { limitsQuery } from '@/api/queries/system'
import type { JobView } from '@/api/types'
import { IconButton } from '@/components/Button'
import { Menu } from '@/components/Menu'
import { NameDialog } from '@/components/NameDialog'
import { patiently } from '@/components/patiently'
import { settingsLink } from '@/job-parts/settings-link'
import { nameChanged } from '@/live/names'

const MakeAgain = lazy(patiently(() => import('./MakeAgain').then((module) => ({ default: module.MakeAgain }))))
const RawRequest = lazy(patiently(() => import('./RawRequest').then((module) => ({ default: module.RawRequest }))))

/** What is done with a job seldom. */
export function MoreMenu({ job }: { job: JobView }) {
  const navigate = useNavigate()
  const [open, setOpen] = useState<'name' | 'again' | 'raw'>()
  const close = () => setOpen(undefined)
  return (
    <>
      <Menu
        label="More"
        trigger={
          <IconButton label="More" look="plain" size="icon-md">
            <Ellipsis size={18} aria-hidden />
          </IconButton>
        }
        actions={[
          { id: 'gallery', label: 'Show in the gallery', icon: <Images size={16} aria-hidden />, isDisabled: job.items.completed === 0, onAction: () => void navigate({ to: '/gallery', search: { jobId: job.id } }) },
          { id: 'again', label: 'Make it again', icon: <CopyPlus size={16} aria-hidden />, onAction: () => setOpen('again') },
          { id: 'change', label: 'Change it and make another', icon: <Settings2 size={16} aria-hidden />, onAction: () => void navigate(settingsLink(job, { inputs: true })) },
          { id: 'name', label: 'Rename', icon: <Pencil size={16} aria-hidden />, onAction: () => setOpen('name') },
          { id: 'raw', label: 'Raw request', icon: <Braces size={16} aria-hidden />, onAction: () => setOpen('raw') },
        ]}
      />
      {open === 'name' && <Rename job={job} onClose={close} />}
      <Suspense>
        {open === 'again' && <MakeAgain job={job} onClose={close} />}
        {open === 'raw' && <RawRequest jobId={job.id} onClose={close} />}
      </Suspense>
    </>
  )
}

function Rename({ job: { id, name }, onClose }: { job: JobView; onClose: () => void }) {
  const client = useQueryClient()
  const { data: limits } = useQuery(limitsQuery())
  return (
    <NameDialog
      title="Rename the job"
      name={name}
      verb="Rename"
      maxLength={limits?.jobs.jobNameCharacters}
      onSave={async (wanted) => {
        client.setQueryData(jobKeys.one(id), await renameJob(id, wanted))
        nameChanged(client)
      }}
      onClose={onClose}
    />
  )
}

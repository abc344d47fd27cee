import { Button } from '@/components/Button'
import { Fold } from '@/components/Fold'
import { count, counted } from '@/format/count'
import type { UploadFile } from '@/upload/file'
import type { UploadList } from '@/upload/upload-list'

interface RefusedProps {
  files: readonly UploadFile[]
  list: UploadList
}

/** More are counted, not listed. */
const LISTED = 200

/** Files that are not taken, each with its reason; they hold nothing up. */
export function Refused({ files, list }: RefusedProps) {
  const refused = files.filter(({ stage }) => stage.kind === 'refused')
  if (refused.length === 0) return null
  return (
    <Fold title={`${counted(refused.length, 'file')} not taken`} words={reasons(refused)}>
      <ul className="flex max-h-60 flex-col gap-1 overflow-y-auto text-sm">
        {refused.slice(0, LISTED).map(({ id, path, stage }) => (
          <li key={id} className="flex gap-3">
            <span className="min-w-0 flex-1 truncate" title={path}>
              {path}
            </span>
            <span className="shrink-0 text-ink-3">{stage.kind === 'refused' && stage.reason}</span>
          </li>
        ))}
        {refused.length > LISTED && <li className="text-ink-3">and {count(refused.length - LISTED)} more</li>}
      </ul>
      <Button size="sm" className="self-start" onPress={() => list.uploader.remove(new Set(refused.map(({ id }) => id)))}>
        Take them off the list
      </Button>
    </Fold>
  )
}

/** The reasons, each once. */
const reasons = (refused: readonly UploadFile[]): string => [...new Set(refused.map(({ stage }) => (stage.kind === 'refused' ? stage.reason : '')))].join(' ')

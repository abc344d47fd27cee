import type { ReactNode } from 'react'
import { Pause, Play, RotateCw } from 'lucide-react'
import { Button } from '@/components/Button'
import { count } from '@/format/count'
import { useStore } from '@/store'
import type { Tally } from '@/upload/tally'
import type { UploadList } from '@/upload/upload-list'
import { uploadSentence } from './upload-sentence'

interface UploadStatusProps {
  list: UploadList
  tally: Tally
  /** Further buttons. */
  children?: ReactNode
}

/** How far the list is, in a sentence, and what can be done about it. */
export function UploadStatus({ list, tally, children }: UploadStatusProps) {
  const { uploader } = list
  const isStopped = useStore(uploader.isStopped)
  const isMoving = tally.underWay > tally.away
  const again = tally.failed + tally.vanished
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-end gap-2">
        <p role="status" className="figures min-w-40 flex-1 font-medium">
          {uploadSentence(tally, isStopped)}
        </p>
        {again > 0 && (
          <Button size="sm" onPress={() => uploader.tryAgain()}>
            <RotateCw size={14} aria-hidden />
            Try {count(again)} again
          </Button>
        )}
        {isMoving && (
          <Button size="sm" onPress={() => (isStopped ? uploader.goOn() : uploader.stop())}>
            {isStopped ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
            {isStopped ? 'Go on' : 'Stop'}
          </Button>
        )}
        {children}
      </div>
      {isMoving && <Bar part={tally.bytes === 0 ? 0 : tally.sentBytes / tally.bytes} />}
    </div>
  )
}

function Bar({ part }: { part: number }) {
  return (
    <div role="progressbar" aria-label="Upload" aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(part * 100)} className="h-1 w-full overflow-hidden rounded-full bg-line">
      <div className="h-full bg-accent-line transition-[width]" style={{ width: `${part * 100}%` }} />
    </div>
  )
}

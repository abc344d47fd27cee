import { FolderOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/Button'
import { count, counted } from '@/format/count'
import { useStore } from '@/store'
import { isUnderWay } from '@/upload/file'
import type { Tally } from '@/upload/tally'
import type { UploadList } from '@/upload/upload-list'
import { ChooseButtons } from './ChooseButtons'

interface UploadTroubleProps {
  list: UploadList
  tally: Tally
}

/** What holds the list up, and the button that helps. */
export function UploadTrouble({ list, tally }: UploadTroubleProps) {
  const trouble = useStore(list.uploader.trouble)
  return (
    <>
      {trouble !== undefined && (
        <Note>
          <span className="flex-1">
            {trouble.sentence} {trouble.retryAfterSeconds === undefined ? 'The upload goes on by itself.' : `The upload goes on by itself in ${trouble.retryAfterSeconds} s.`}
          </span>
        </Note>
      )}
      {tally.away > 0 && <Away list={list} tally={tally} />}
    </>
  )
}

/** After a reload: the rest cannot be read until somebody gives its folder. */
function Away({ list, tally }: UploadTroubleProps) {
  const folders = useStore(list.asks)
  const forget = () => list.uploader.remove(new Set(list.uploader.files.get().filter((file) => file.isAway && isUnderWay(file)).map(({ id }) => id)))
  return (
    <Note>
      <span className="flex-1 basis-60">
        The page was loaded anew before {counted(tally.away, 'picture')} {tally.away === 1 ? 'was' : 'were'} sent.{' '}
        {folders.length > 0 ? 'The browser wants your word before it reads the folder again.' : 'Choose the same folder again, and it goes on where it was.'}
      </span>
      {folders.length > 0 ? (
        <Button size="sm" look="primary" onPress={() => void list.allow()}>
          <FolderOpen size={14} aria-hidden />
          Read {folders.length === 1 ? folders[0] : `${count(folders.length)} folders`} again
        </Button>
      ) : (
        <ChooseButtons list={list} size="sm" />
      )}
      <Button size="sm" look="quiet" onPress={forget}>
        Take them off
      </Button>
    </Note>
  )
}

function Note({ children }: { children: ReactNode }) {
  return (
    <div role="status" className="flex flex-wrap items-center gap-2 rounded-panel border border-line-strong/60 bg-panel p-3">
      {children}
    </div>
  )
}

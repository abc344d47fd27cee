import { FolderUp, Trash2 } from 'lucide-react'
import { lazy, Suspense, useRef } from 'react'
import { IconButton } from '@/components/Button'
import { keepFocus } from '@/components/keep-focus'
import { patiently } from '@/components/patiently'
import { toast } from '@/components/toasts'
import { counted } from '@/format/count'
import { ChooseButtons } from '@/upload-parts/ChooseButtons'
import { DropArea } from '@/upload-parts/DropArea'
import { Refused } from '@/upload-parts/Refused'
import { UploadStatus } from '@/upload-parts/UploadStatus'
import { UploadTile } from '@/upload-parts/UploadTile'
import { UploadTrouble } from '@/upload-parts/UploadTrouble'
import type { Automatic } from './use-automatic'

/** Nothing is shown in it before there are pictures. */
const TileGrid = lazy(patiently(() => import('@/components/TileGrid').then((module) => ({ default: module.TileGrid }))))

const TILE = 132
const nothing = () => {}

/** The pictures that images are made from: a drop zone that becomes the grid of what was dropped. */
export function Inputs({ list, files, tally, lacksPictures }: Pick<Automatic, 'list' | 'files' | 'tally' | 'lacksPictures'>) {
  const scroller = useRef<HTMLDivElement>(null)
  const shown = files.filter(({ stage }) => stage.kind !== 'refused')
  return (
    <DropArea list={list} takesPaste words="Let go to add them" className="flex min-h-0 min-w-0 flex-1 flex-col">
      {files.length === 0 ? (
        <Empty list={list} lacksPictures={lacksPictures} />
      ) : (
        <div ref={scroller} className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-4 [scrollbar-gutter:stable] max-lg:max-h-[60dvh] md:p-6">
          <UploadStatus list={list} tally={tally}>
            <ChooseButtons list={list} size="sm" isMenu />
            <IconButton
              label="Take all off the list"
              size="icon-sm"
              onPress={({ target }) => {
                keepFocus('picture', target)
                clear(list, files.length)
              }}
            >
              <Trash2 size={15} aria-hidden />
            </IconButton>
          </UploadStatus>
          <UploadTrouble list={list} tally={tally} />
          <Refused files={files} list={list} />
          <Suspense>
            <TileGrid
              count={shown.length}
              size={TILE}
              scroller={scroller}
              label="Pictures"
              onRange={nothing}
              tile={(place) => {
                const file = shown[place]
                return file === undefined ? null : <UploadTile key={file.id} file={file} list={list} />
              }}
            />
          </Suspense>
        </div>
      )}
    </DropArea>
  )
}

/** Undo rather than confirm. */
function clear(list: Automatic['list'], number: number) {
  toast(`${counted(number, 'picture')} taken off the list`, { action: { label: 'Undo', onAction: list.clear() } })
}

function Empty({ list, lacksPictures }: Pick<Automatic, 'list' | 'lacksPictures'>) {
  return (
    <div className="flex flex-1 p-4 md:p-6">
      <div className={`flex flex-1 flex-col items-center justify-center gap-3 rounded-panel border-2 border-dashed p-6 text-center ${lacksPictures ? 'border-danger' : 'border-line-strong/50'}`}>
        <FolderUp size={36} strokeWidth={1.25} aria-hidden className="text-ink-3" />
        <h2 className="text-xl font-medium">Drop a folder of pictures here</h2>
        <p className="max-w-md text-ink-2">Each of them is made anew by your prompt, as often as you like. A thousand at once are fine; its folders stay as they are.</p>
        <div className="mt-2">
          <ChooseButtons list={list} />
        </div>
        <p className={`text-sm ${lacksPictures ? 'text-danger' : 'text-ink-3'}`} role={lacksPictures ? 'alert' : undefined}>
          {lacksPictures ? 'There are no pictures yet to make images from.' : 'PNG, JPEG and WebP. Pasting works, too.'}
        </p>
      </div>
    </div>
  )
}

import { FileX2, X } from 'lucide-react'
import { memo, useEffect, useState } from 'react'
import { IconButton } from '@/components/Button'
import { keepFocus } from '@/components/keep-focus'
import { ProgressRing } from '@/components/ProgressRing'
import type { UploadFile } from '@/upload/file'
import type { UploadList } from '@/upload/upload-list'

interface UploadTileProps {
  file: UploadFile
  list: UploadList
  /** Instead of taking it off the list. */
  onRemove?: () => void
  /** Whether the server had it already is nobody's concern here. */
  isBrief?: boolean
}

/** A picture of the list with how far it has come: the picture itself once it is stored. Kept as it is while its file is. */
export const UploadTile = memo(function UploadTile({ file, list, onRemove, isBrief = false }: UploadTileProps) {
  const name = file.path.split('/').at(-1) ?? file.path
  const remove = onRemove ?? (() => list.uploader.remove(new Set([file.id])))
  return (
    <figure
      title={file.path}
      className={`group relative size-full overflow-hidden rounded-tile bg-raised ${isBad(file) ? 'border border-danger/60' : ''}`}
    >
      <Thumbnail file={file} list={list} name={name} />
      {!(isBrief && file.stage.kind === 'stored') && <State file={file} />}
      <figcaption className={`absolute inset-x-0 bottom-0 truncate bg-black/65 px-2 py-1 text-xs text-white ${isBad(file) ? '' : 'opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100'}`}>
        {name}
      </figcaption>
      <div className="absolute top-1 right-1 rounded-tile bg-black/65 opacity-0 transition-opacity group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
        <IconButton
          label={`Take off ${name}`}
          data-removes="picture"
          look="over"
          size="icon-sm"
          onPress={({ target }) => {
            keepFocus('picture', target)
            remove()
          }}
        >
          <X size={15} aria-hidden />
        </IconButton>
      </div>
    </figure>
  )
})

const isBad = ({ stage }: UploadFile) => stage.kind === 'failed' || stage.kind === 'vanished' || stage.kind === 'refused'

/** What need not be sent is greyed, what is still to be sent is dim. */
const lookOf = (stage: UploadFile['stage']): string => (stage.kind === 'stored' ? (stage.wasHere ? 'grayscale-[.7] opacity-75' : '') : 'opacity-60')

/** A moment after it appears, so that what is scrolled past costs nothing. */
const LATE_MS = 80

function Thumbnail({ file, list, name }: Pick<UploadTileProps, 'file' | 'list'> & { name: string }) {
  const url = useThumbnail(file, list)
  if (url === undefined) return null
  return <img src={url} alt={name} draggable={false} decoding="async" className={`size-full object-cover ${lookOf(file.stage)} ${isBad(file) ? 'opacity-25' : ''}`} />
}

/** From this browser while it has the file or a small picture of it; else from the server, which has it whole. */
function useThumbnail(file: UploadFile, list: UploadList): string | undefined {
  const { id } = file
  const source = file.isAway ? undefined : list.uploader.source(id)
  const stored = file.stage.kind === 'stored' ? `/api/inputs/${file.stage.sha256}` : undefined
  const [made, setMade] = useState(() => ({ id, url: list.thumbnails.known(id) }))
  const known = made.id === id ? made.url : undefined
  useEffect(() => {
    if (known !== undefined) return undefined
    let takeBack = () => {}
    const timer = setTimeout(() => {
      takeBack = list.thumbnails.wish(id, source, (url) => setMade({ id, url: url ?? stored }))
    }, LATE_MS)
    return () => {
      clearTimeout(timer)
      takeBack()
    }
  }, [id, source, known, list, stored])
  return known
}

function State({ file: { stage, isAway, path } }: { file: UploadFile }) {
  switch (stage.kind) {
    case 'stored':
      return stage.wasHere ? <span className="absolute top-1.5 left-1.5 rounded-tile bg-black/65 px-1.5 text-xs leading-5 text-white">already here</span> : null
    case 'refused':
    case 'failed':
      return <Reason words={stage.reason} />
    case 'vanished':
      return <Reason words="It is not on the disk any more." />
    case 'found':
    case 'hashed':
    case 'uploading':
    case 'uploaded':
      if (isAway && stage.kind !== 'uploaded') return <Reason words="Its folder is needed again." isCalm />
      return (
        <span className="absolute inset-0 grid place-items-center">
          <span className="rounded-full bg-black/55 p-1 [&_circle:first-child]:stroke-white/35">
            <ProgressRing value={partOf(stage)} label={`${path} is on its way`} size={26} />
          </span>
        </span>
      )
  }
}

/** Hashing is a tenth of the way, and so is checking. */
function partOf(stage: UploadFile['stage']): number {
  if (stage.kind === 'uploading') return 0.1 + 0.8 * stage.sent
  return stage.kind === 'found' ? 0 : stage.kind === 'hashed' ? 0.1 : 0.9
}

function Reason({ words, isCalm = false }: { words: string; isCalm?: boolean }) {
  return (
    <span className={`absolute inset-0 flex flex-col items-center justify-center gap-1.5 bg-black/65 p-2 text-center text-xs text-white ${isCalm ? '' : 'pb-6'}`}>
      <FileX2 size={18} aria-hidden />
      <span className="line-clamp-4">{words}</span>
    </span>
  )
}

import { type DragEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { Claim, UploadList } from '@/upload/upload-list'

interface DropAreaProps {
  list: UploadList
  /** Whose the files are that were dropped. */
  claim?: Claim
  /** What is pasted anywhere on the page comes here, too. */
  takesPaste?: boolean
  /** What letting go does; without them what lies below stays to be seen. */
  words?: string
  className?: string
  children: ReactNode
}

/** Files and folders that are dropped anywhere on it, or pasted anywhere on the page, come onto the list. */
export function DropArea({ list, claim, takesPaste = false, words, className = '', children }: DropAreaProps) {
  const [isOver, setOver] = useState(false)
  // Enter and leave are told for each element inside.
  const depth = useRef(0)
  usePaste(list, claim, takesPaste)
  const moved = (event: DragEvent, by: number) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    depth.current = Math.max(0, depth.current + by)
    setOver(depth.current > 0)
  }
  return (
    // Dropping is one way of three; the buttons inside serve the keyboard.
    <div
      onDragEnter={(event) => moved(event, 1)}
      onDragOver={(event) => moved(event, 0)}
      onDragLeave={(event) => moved(event, -1)}
      onDrop={(event) => {
        if (!hasFiles(event)) return
        depth.current = 0
        setOver(false)
        // An area inside of this one has taken it.
        if (event.defaultPrevented) return
        event.preventDefault()
        list.drop(event.dataTransfer, claim)
      }}
      className={`relative ${className}`}
    >
      {children}
      {isOver && (
        <div className={`animate-appear pointer-events-none absolute inset-1 z-10 grid place-items-center rounded-panel border-2 border-dashed border-ink ${words === undefined ? '' : 'bg-ground/85'}`}>
          <p className="text-lg font-medium">{words}</p>
        </div>
      )}
    </div>
  )
}

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')

function usePaste(list: UploadList, claim: Claim | undefined, takesPaste: boolean) {
  const take = useEffectEvent(({ clipboardData, target }: ClipboardEvent) => {
    // Offices put a picture of what was copied beside its text: in a field the text is meant.
    const isText = clipboardData?.types.includes('text/plain') === true && target instanceof Element && target.closest('input, textarea') !== null
    if (clipboardData !== null && !isText && clipboardData.files.length > 0) list.choose(clipboardData.files, claim)
  })
  useEffect(() => {
    if (!takesPaste) return undefined
    const paste = (event: ClipboardEvent) => take(event)
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [takesPaste])
}

import { type RefObject, useLayoutEffect } from 'react'
import type { Claim, UploadList } from '@/upload/upload-list'

interface PictureInputProps {
  ref: RefObject<HTMLInputElement | null>
  list: UploadList
  /** Whose the pictures are that are chosen. */
  claim?: Claim | undefined
  label: string
  /** A whole folder, with its tree. */
  isFolder?: boolean
}

/** React's types do not know it; all browsers do. */
const FOLDER: object = { webkitdirectory: '' }

/**
 * The system's own dialog behind a button, which presses it. What is chosen in it counts also when the button went away meanwhile, as the
 * empty page's does when its pictures are back: React would not hear of it any more.
 */
export function PictureInput({ ref, list, claim, label, isFolder = false }: PictureInputProps) {
  useLayoutEffect(() => {
    const input = ref.current
    if (input !== null) input.onchange = () => take(input, list, claim)
  }, [ref, list, claim])
  return (
    <input
      ref={ref}
      type="file"
      {...(isFolder ? FOLDER : { multiple: true, accept: 'image/png,image/jpeg,image/webp' })}
      hidden
      aria-label={label}
      data-testid={isFolder ? 'folder' : 'files'}
    />
  )
}

function take(input: HTMLInputElement, list: UploadList, claim: Claim | undefined) {
  if (input.files !== null) list.choose(input.files, claim)
  // The same ones can be chosen again, after a reload for example.
  input.value = ''
}

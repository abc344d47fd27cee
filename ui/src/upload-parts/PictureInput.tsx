import type { RefObject } from 'react'
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

/** The system's own dialog behind a button, which presses it. */
export function PictureInput({ ref, list, claim, label, isFolder = false }: PictureInputProps) {
  return (
    <input
      ref={ref}
      type="file"
      {...(isFolder ? FOLDER : { multiple: true, accept: 'image/png,image/jpeg,image/webp' })}
      hidden
      aria-label={label}
      data-testid={isFolder ? 'folder' : 'files'}
      onChange={({ currentTarget }) => {
        if (currentTarget.files !== null) list.choose(currentTarget.files, claim)
        // The same ones can be chosen again, after a reload for example.
        currentTarget.value = ''
      }}
    />
  )
}

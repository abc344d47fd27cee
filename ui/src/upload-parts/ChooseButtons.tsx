import { FolderOpen, ImagePlus, Plus } from 'lucide-react'
import { type ChangeEvent, useRef } from 'react'
import { Button } from '@/components/Button'
import { Menu } from '@/components/Menu'
import type { Claim, UploadList } from '@/upload/upload-list'

interface ChooseButtonsProps {
  list: UploadList
  /** Whose the files are that are chosen. */
  claim?: Claim
  size?: 'sm' | 'md'
  /** One button that opens a menu, where there is little room. */
  isMenu?: boolean
}

interface WithPicker {
  showDirectoryPicker?: () => Promise<FileSystemHandle>
}

/** Files or a folder, by the system's own dialog. */
export function ChooseButtons({ list, claim, size = 'md', isMenu = false }: ChooseButtonsProps) {
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  const take = ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    if (currentTarget.files !== null) list.choose(currentTarget.files, claim)
    // The same folder can be chosen again, after a reload for example.
    currentTarget.value = ''
  }
  const chooseFolder = () => pickFolder(list, folder.current, claim)
  const chooseFiles = () => files.current?.click()
  return (
    <div className="flex flex-wrap justify-center gap-2">
      {isMenu ? (
        <Menu
          label="Add pictures"
          actions={[
            { id: 'folder', label: 'Choose a folder', icon: <FolderOpen size={16} aria-hidden />, onAction: chooseFolder },
            { id: 'files', label: 'Choose pictures', icon: <ImagePlus size={16} aria-hidden />, onAction: chooseFiles },
          ]}
          trigger={
            <Button size={size}>
              <Plus size={15} aria-hidden />
              Add
            </Button>
          }
        />
      ) : (
        <>
          <Button size={size} onPress={chooseFolder}>
            <FolderOpen size={16} aria-hidden />
            Choose a folder
          </Button>
          <Button size={size} onPress={chooseFiles}>
            <ImagePlus size={16} aria-hidden />
            Choose pictures
          </Button>
        </>
      )}
      <input ref={files} type="file" multiple accept="image/png,image/jpeg,image/webp" hidden aria-label="Pictures" data-testid="files" onChange={take} />
      <input ref={folder} type="file" {...FOLDER} hidden aria-label="Folder" data-testid="folder" onChange={take} />
    </div>
  )
}

/** React's types do not know it; all browsers do. */
const FOLDER: object = { webkitdirectory: '' }

/** By a handle where the browser has such: then the folder can be read again after a reload. */
function pickFolder(list: UploadList, input: HTMLInputElement | null, claim: Claim | undefined) {
  const picker = (window as WithPicker).showDirectoryPicker
  if (picker === undefined) {
    input?.click()
    return
  }
  picker.call(window).then(
    (handle) => list.pick(handle, claim),
    () => {}, // Nothing was chosen.
  )
}

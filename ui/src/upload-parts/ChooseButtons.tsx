import { FolderOpen, ImagePlus, Plus } from 'lucide-react'
import { useRef } from 'react'
import { Button } from '@/components/Button'
import { Menu } from '@/components/Menu'
import type { Claim, UploadList } from '@/upload/upload-list'
import { PictureInput } from './PictureInput'

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
            <Button size={size} data-adds>
              <Plus size={15} aria-hidden />
              Add
            </Button>
          }
        />
      ) : (
        <>
          <Button size={size} data-adds onPress={chooseFolder}>
            <FolderOpen size={16} aria-hidden />
            Choose a folder
          </Button>
          <Button size={size} onPress={chooseFiles}>
            <ImagePlus size={16} aria-hidden />
            Choose pictures
          </Button>
        </>
      )}
      <PictureInput ref={files} list={list} claim={claim} label="Pictures" />
      <PictureInput ref={folder} list={list} claim={claim} label="Folder" isFolder />
    </div>
  )
}

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

import { ImagePlus } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { DropArea } from '@/upload-parts/DropArea'
import { PictureInput } from '@/upload-parts/PictureInput'
import type { UploadList } from '@/upload/upload-list'
import { Card } from './Card'
import type { Semi } from './use-semi'

/** The references side by side; they are dragged into order, and files are dropped between or onto them. */
export function Cards({ list, byId, draft, actions, engine, limits, faults, lacksReferences }: Semi) {
  const [dragged, setDragged] = useState<string>()
  const { references } = draft
  return (
    <ol aria-label="References" className="flex gap-3 overflow-x-auto pb-1">
      {references.map((reference, place) => (
        <li key={reference.id} className={`shrink-0 ${dragged === reference.id ? 'opacity-50' : ''}`}>
          {/* Dragging is one way; a card's menu moves it by keyboard. */}
          <div
            onDragEnter={() => {
              if (dragged !== undefined && dragged !== reference.id) actions.move(dragged, place)
            }}
            onDragOver={(event) => {
              if (dragged !== undefined) event.preventDefault()
            }}
          >
            <DropArea list={list} claim={(ids) => actions.addTo(reference.id, ids)} words="Show together">
              <Card
                reference={reference}
                place={place}
                isLast={place === references.length - 1}
                list={list}
                files={byId}
                actions={actions}
                readsPrompt={engine?.profile.readsPrompt ?? true}
                limits={limits}
                faults={faults}
                onDrag={setDragged}
              />
            </DropArea>
          </div>
        </li>
      ))}
      <li className={`shrink-0 ${references.length === 0 ? 'flex-1' : ''}`}>
        <AddCard list={list} isFirst={references.length === 0} isMissed={lacksReferences} onAdd={actions.addReferences} />
      </li>
    </ol>
  )
}

interface AddCardProps {
  list: UploadList
  isFirst: boolean
  isMissed: boolean
  onAdd: (files: string[]) => void
}

function AddCard({ list, isFirst, isMissed, onAdd }: AddCardProps) {
  const files = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        data-adds
        onPress={() => files.current?.click()}
        className={`flex items-center justify-center gap-3 rounded-panel border-2 border-dashed p-4 text-ink-2 transition-colors hover:border-ink hover:text-ink ${isMissed ? 'border-danger' : 'border-line-strong/50'} ${isFirst ? 'min-h-28 w-full' : 'h-full min-h-28 w-28 flex-col text-center text-sm'}`}
      >
        <ImagePlus size={isFirst ? 28 : 22} strokeWidth={1.5} aria-hidden className="shrink-0" />
        {isFirst ? (
          <span className="text-left">
            <span className="block text-lg font-medium text-ink">Drop the pictures that you have in mind</span>
            Each becomes a card with a prompt of its own. You get sets of four to choose from.
          </span>
        ) : (
          'Add a reference'
        )}
      </Button>
      <PictureInput ref={files} list={list} claim={onAdd} label="Pictures" />
    </>
  )
}

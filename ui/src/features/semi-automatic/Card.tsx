import { ArrowLeft, ArrowRight, Ban, Ellipsis, GripVertical, ImagePlus, Trash2 } from 'lucide-react'
import { type RefObject, useRef, useState } from 'react'
import type { Limits } from '@/api/types'
import { IconButton } from '@/components/Button'
import { Menu } from '@/components/Menu'
import { keepFocus } from '@/components/keep-focus'
import { NumberField } from '@/components/NumberField'
import { PromptField } from '@/components/PromptField'
import { toast } from '@/components/toasts'
import { setsWords } from '@/job-parts/sum'
import type { Faults } from '@/job-parts/faults'
import { PictureInput } from '@/upload-parts/PictureInput'
import { UploadTile } from '@/upload-parts/UploadTile'
import type { UploadFile } from '@/upload/file'
import type { UploadList } from '@/upload/upload-list'
import { sumOf, type Reference } from './semi-draft'
import type { DraftActions } from './use-draft'

interface CardProps {
  reference: Reference
  place: number
  isLast: boolean
  list: UploadList
  files: ReadonlyMap<string, UploadFile>
  actions: DraftActions
  readsPrompt: boolean
  limits: Limits['jobs'] | undefined
  faults: Faults
  /** Its id while it is dragged, then undefined. */
  onDrag: (id: string | undefined) => void
}

/** A reference: its pictures, what to make of them, how many images and how many together. */
export function Card({ reference, place, isLast, list, files, actions, readsPrompt, limits, faults, onDrag }: CardProps) {
  const card = useRef<HTMLDivElement>(null)
  const [isNegativeWanted, setNegativeWanted] = useState(false)
  const { id, images, perSet } = reference
  const change = (part: Partial<Reference>) => actions.changeReference(id, part)
  const { sets } = sumOf([reference])
  const fault = (field: string) => faults.of(`references[${place}].${field}`)
  return (
    <div ref={card} role="group" aria-label={`Reference ${place + 1}`} className="panel flex w-80 gap-3 p-2.5 max-sm:w-72">
      <div className="flex w-24 shrink-0 flex-col gap-1.5">
        <div className={`grid gap-1 ${reference.files.length > 1 ? 'grid-cols-2' : ''}`}>
          {reference.files.map((file) => (
            <div key={file} className="aspect-square">
              <Picture file={files.get(file)} list={list} onRemove={() => actions.removeFile(id, file)} />
            </div>
          ))}
        </div>
        <div className="mt-auto flex items-center justify-between text-ink-3">
          {/* The menu does the same by keyboard. */}
          <span
            draggable
            title="Drag to another place"
            onDragStart={({ dataTransfer }) => {
              dataTransfer.effectAllowed = 'move'
              dataTransfer.setData('text/plain', id)
              if (card.current !== null) dataTransfer.setDragImage(card.current, 20, 20)
              onDrag(id)
            }}
            onDragEnd={() => onDrag(undefined)}
            className="cursor-grab p-1.5 pointer-coarse:hidden"
          >
            <GripVertical size={16} aria-hidden />
          </span>
          <CardMenu card={card} reference={reference} place={place} isLast={isLast} list={list} actions={actions} onNegative={readsPrompt ? () => setNegativeWanted(true) : undefined} />
        </div>
      </div>
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        {readsPrompt && (
          <PromptField
            label={`Prompt of reference ${place + 1}`}
            isLabelHidden
            rows={2}
            placeholder="Its own prompt"
            value={reference.prompt}
            maxLength={limits?.promptCharacters}
            onChange={(prompt) => change({ prompt })}
            fault={fault('prompt')}
          />
        )}
        {readsPrompt && (isNegativeWanted || reference.negativePrompt !== '') && (
          <PromptField
            label={`What must not be in the images of reference ${place + 1}`}
            isLabelHidden
            rows={1}
            placeholder="What must not be in it"
            value={reference.negativePrompt}
            maxLength={limits?.promptCharacters}
            onChange={(negativePrompt) => change({ negativePrompt })}
            fault={fault('negativePrompt')}
          />
        )}
        <div className="grid grid-cols-2 gap-2">
          <NumberField
            label="Images"
            value={images}
            minValue={1}
            maxValue={limits?.imagesPerReference ?? 10_000}
            step={1}
            onChange={(number) => change({ images: Number.isNaN(number) ? 1 : number })}
            fault={fault('images')}
          />
          <NumberField
            label="In a set"
            value={perSet}
            minValue={1}
            maxValue={limits?.perSet ?? 16}
            onChange={(number) => change({ perSet: Number.isNaN(number) ? 1 : number })}
            fault={fault('perSet')}
          />
        </div>
        <p className="figures text-xs text-ink-3">{setsWords(images, sets)}</p>
        {fault('inputs') !== undefined && <p className="text-xs text-danger">{fault('inputs')}</p>}
      </div>
    </div>
  )
}

function Picture({ file, list, onRemove }: { file: UploadFile | undefined; list: UploadList; onRemove: () => void }) {
  if (file === undefined) return <div className="grid size-full place-items-center rounded-tile bg-raised p-1 text-center text-xs text-ink-3">Add it again</div>
  return <UploadTile file={file} list={list} onRemove={onRemove} isBrief />
}

interface CardMenuProps extends Pick<CardProps, 'reference' | 'place' | 'isLast' | 'list' | 'actions'> {
  card: RefObject<HTMLElement | null>
  /** Somebody wants to say what must not be in the images. */
  onNegative: (() => void) | undefined
}

function CardMenu({ card, reference, place, isLast, list, actions, onNegative }: CardMenuProps) {
  const files = useRef<HTMLInputElement>(null)
  const { id } = reference
  const remove = () => {
    keepFocus('card', card.current)
    toast(`Reference ${place + 1} is removed`, { action: { label: 'Undo', onAction: actions.remove(id) } })
  }
  return (
    <>
      <Menu
        label={`Reference ${place + 1}`}
        trigger={
          <IconButton label={`More of reference ${place + 1}`} data-removes="card" size="icon-sm">
            <Ellipsis size={16} aria-hidden />
          </IconButton>
        }
        actions={[
          { id: 'add', label: 'Add pictures to it', icon: <ImagePlus size={15} aria-hidden />, onAction: () => files.current?.click() },
          ...(onNegative === undefined ? [] : [{ id: 'negative', label: 'Say what must not be in it', icon: <Ban size={15} aria-hidden />, onAction: onNegative }]),
          { id: 'left', label: 'Move left', icon: <ArrowLeft size={15} aria-hidden />, isDisabled: place === 0, onAction: () => actions.move(id, place - 1) },
          { id: 'right', label: 'Move right', icon: <ArrowRight size={15} aria-hidden />, isDisabled: isLast, onAction: () => actions.move(id, place + 1) },
          { id: 'remove', label: 'Remove', icon: <Trash2 size={15} aria-hidden />, onAction: remove },
        ]}
      />
      <PictureInput ref={files} list={list} claim={(ids) => actions.addTo(id, ids)} label={`Pictures for reference ${place + 1}`} />
    </>
  )
}

import { ChevronDown, SlidersHorizontal } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Button } from '@/components/Button'
import { ErrorPanel } from '@/components/ErrorPanel'
import { PromptField } from '@/components/PromptField'
import { patiently } from '@/components/patiently'
import { engineWords } from '@/engine-form/words'
import { counted } from '@/format/count'
import { EstimateTrouble } from '@/job-parts/EstimateTrouble'
import { priceWords, setsWords } from '@/job-parts/sum'
import { SubmitButton } from '@/job-parts/SubmitButton'
import { UploadTrouble } from '@/upload-parts/UploadTrouble'
import { Cards } from './Cards'
import { sumOf } from './semi-draft'
import type { Semi } from './use-semi'

const SettingsDialog = lazy(patiently(() => import('./SettingsDialog').then((module) => ({ default: module.SettingsDialog }))))

/** The bar that stays: cards, the prompt that all of them share, and the button with the sum. */
export function Composer(page: Semi) {
  const { draft, actions, engine, faults, list, tally, limits } = page
  const [areCardsShown, setCardsShown] = useState(true)
  const readsPrompt = engine?.profile.readsPrompt ?? true
  const number = draft.references.length
  return (
    <form
      aria-label="What to make"
      onSubmit={(event) => event.preventDefault()}
      className="z-10 flex max-h-[62%] shrink-0 flex-col gap-3 overflow-y-auto border-b border-line bg-ground px-4 py-3 md:px-6"
    >
      <UploadTrouble list={list} tally={tally} />
      {areCardsShown && <Cards {...page} />}
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2 max-sm:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-2">
          {readsPrompt && (
            <PromptField
              label="Prompt for all references"
              isLabelHidden
              rows={1}
              placeholder={number > 1 ? 'For all of them, in front of their own' : 'What to make of it'}
              value={draft.prompt}
              maxLength={limits?.promptCharacters}
              onChange={(prompt) => actions.change({ prompt })}
              fault={faults.of('prompt')}
            />
          )}
          <div className="flex flex-wrap items-center gap-1">
            {number > 0 && (
              <Button size="sm" look="quiet" aria-expanded={areCardsShown} onPress={() => setCardsShown(!areCardsShown)}>
                <ChevronDown size={14} aria-hidden className={`transition-transform ${areCardsShown ? 'rotate-180' : ''}`} />
                {counted(number, 'reference')}
              </Button>
            )}
            <Settings {...page} />
          </div>
        </div>
        <Make {...page} />
      </div>
      <Trouble {...page} />
    </form>
  )
}

/** Group, engine and the rest, where they do not take room from the pictures. */
function Settings({ draft, actions, engines, engine, faults }: Semi) {
  const [isOpen, setOpen] = useState(false)
  const words = [engine && engineWords(engine.profile, draft.settings), draft.group.name.trim() === '' ? undefined : draft.group.name.trim(), draft.settings.seed === null ? undefined : `seed ${draft.settings.seed}`]
  const isFaulty = faults.hasAny('groupName', 'groupId', 'engine', 'parameters', 'size', 'aspectRatio', 'seed')
  return (
    <>
      <Button size="sm" look={isFaulty ? 'danger' : 'quiet'} className="min-w-0 shrink" onPress={() => setOpen(true)}>
        <SlidersHorizontal size={14} aria-hidden className="shrink-0" />
        <span className="truncate">{words.filter((each) => each !== undefined).join(' · ') || 'Settings'}</span>
      </Button>
      <Suspense>{isOpen && <SettingsDialog draft={draft} actions={actions} engines={engines} engine={engine} faults={faults} onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}

function Make({ draft, estimate, isOld, submit, make, isWaiting }: Semi) {
  const { images, sets } = sumOf(draft.references)
  return (
    <div className="w-64 max-sm:w-full">
      <SubmitButton
        words={isWaiting ? 'Waiting for a picture' : images === 0 ? 'Make images' : 'Make'}
        sum={images === 0 ? [] : [setsWords(images, sets), ...priceWords(estimate)]}
        isOld={isOld}
        isPending={submit.isPending || isWaiting}
        wait={submit.wait}
        onPress={make}
      />
    </div>
  )
}

/** What stands against it, and belongs to no field. */
function Trouble({ submit, estimateTrouble, estimateError, estimateAgain, faults, makeAgain, lacksReferences, unusable, draft }: Semi) {
  if (submit.error !== null) return <ErrorPanel error={submit.error} onRetry={makeAgain} />
  if (estimateError !== null) return <ErrorPanel error={estimateError} onRetry={estimateAgain} />
  if (estimateTrouble !== undefined) return <EstimateTrouble trouble={estimateTrouble} />
  const shown = ['prompt', 'groupName', 'groupId', 'engine', 'size', 'aspectRatio', 'seed']
  const cards = draft.references.flatMap((_, place) => ['prompt', 'negativePrompt', 'images', 'perSet', 'inputs'].map((field) => `references[${place}].${field}`))
  const [first] = unusable
  const other = lacksReferences
    ? 'Add a picture first: it is what the images are made from.'
    : first === undefined
      ? faults.besides(...shown, ...cards)
      : `The picture of reference ${first + 1} is not there. Add it again, or remove the card.`
  return other === undefined ? null : (
    <p role="alert" className="text-sm text-danger">
      {other}
    </p>
  )
}

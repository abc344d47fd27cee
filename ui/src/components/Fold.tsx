import { ChevronRight } from 'lucide-react'
import { type ReactNode, Suspense, useState } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { Skeleton } from './Skeleton'

interface FoldProps {
  title: string
  /** What the folded fields are set to. */
  words: string
  /** Something in it is wrong: it opens, so that one sees what. */
  isFaulty?: boolean
  children: ReactNode
}

/** Fields that few people change: folded, their values in words. They may be loaded when somebody opens it. */
export function Fold({ title, words, isFaulty = false, children }: FoldProps) {
  const [isOpen, setOpen] = useState(false)
  const isShown = isOpen || isFaulty
  const [wasShown, setWasShown] = useState(isShown)
  if (isShown && !wasShown) setWasShown(true)
  return (
    <Disclosure isExpanded={isShown} onExpandedChange={setOpen} className="border-t border-line">
      <Heading level={3}>
        <Button slot="trigger" className="flex w-full items-center gap-2 py-2.5 text-left outline-offset-[-2px] hover:text-ink">
          <ChevronRight size={16} aria-hidden className={`shrink-0 text-ink-3 transition-transform ${isShown ? 'rotate-90' : ''}`} />
          <span className="text-sm font-medium text-ink-2">{title}</span>
          {!isShown && <span className="min-w-0 flex-1 truncate text-right text-sm text-ink-3">{words}</span>}
        </Button>
      </Heading>
      <DisclosurePanel>
        <Suspense fallback={<Skeleton className="mb-4 ml-6 h-16" />}>{wasShown && <div className="flex flex-col gap-4 pb-4 pl-6">{children}</div>}</Suspense>
      </DisclosurePanel>
    </Disclosure>
  )
}

/** The places of folds that are on their way, as high as they are: what stands below them does not move away from under a pointer. */
export function FoldSkeletons({ folds }: { folds: number }) {
  return Array.from({ length: folds }, (_, place) => (
    <div key={place} className="border-t border-line py-2.5">
      <Skeleton className="h-lh w-full text-sm" />
    </div>
  ))
}

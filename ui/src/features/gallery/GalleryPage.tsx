import { getRouteApi, Link } from '@tanstack/react-router'
import { ArchiveX, Images, Star } from 'lucide-react'
import { useMemo, useRef } from 'react'
import type { OutputsFilter } from '@/api/queries/outputs'
import { Button } from '@/components/Button'
import { buttonClass } from '@/components/button-class'
import { EmptyState } from '@/components/EmptyState'
import { counted } from '@/format/count'
import { DensitySlider } from '@/output-parts/DensitySlider'
import { OutputGallery } from '@/output-parts/OutputGallery'
import { useOutputs } from '@/output-parts/use-outputs'
import { useOpenInAddress } from '@/output-parts/use-open-in-address'
import { GalleryFilters } from './GalleryFilters'
import { changed, filterIn } from './gallery-search'

const route = getRouteApi('/frame/gallery')

/** All outputs, of every job and group. */
export function GalleryPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const scroller = useRef<HTMLDivElement>(null)
  const filter = useSame(filterIn(search))
  const list = useOutputs(filter)
  const [openId, onOpen] = useOpenInAddress(search.item, (item, replace) =>
    void navigate({ search: (before) => changed(before, { item }), replace, resetScroll: false }),
  )
  const clear = () => void navigate({ search: {}, replace: true })
  return (
    <div className="flex h-full flex-col">
      <h1 className="sr-only">Gallery</h1>
      <div className="flex shrink-0 items-center gap-4 border-b border-line px-4 py-2.5">
        {/* A browser does not scroll to a chip of which a corner shows already. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- What has the focus is an element inside. */}
        <div
          role="group"
          aria-label="Filters"
          onFocus={({ target, currentTarget }) => currentTarget.contains(target) && target.scrollIntoView({ block: 'nearest', inline: 'nearest' })}
          className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5 max-md:-mx-4 max-md:-my-1.5 max-md:flex-nowrap max-md:overflow-x-auto max-md:scroll-px-4 max-md:px-4 max-md:py-1.5 max-md:[scrollbar-width:none]"
        >
          <GalleryFilters filter={filter} onChange={(change) => void navigate({ search: (before) => changed(before, change), replace: true })} onClear={clear} />
        </div>
        <p className="figures text-sm whitespace-nowrap text-ink-3 max-sm:hidden">{!list.isPending && list.error === null && counted(list.total, 'image')}</p>
        <DensitySlider />
      </div>
      <div key={JSON.stringify(filter)} ref={scroller} data-scroll-restoration-id="gallery" className="min-h-0 flex-1 overflow-y-auto p-1.5 [scrollbar-gutter:stable]">
        <OutputGallery list={list} scroller={scroller} empty={<Nothing filter={filter} onClear={clear} />} openId={openId} onOpen={onOpen} />
      </div>
    </div>
  )
}

/** The same object for as long as it says the same. */
function useSame(filter: OutputsFilter): OutputsFilter {
  const text = JSON.stringify(filter)
  return useMemo(() => JSON.parse(text) as OutputsFilter, [text])
}

function Nothing({ filter, onClear }: { filter: OutputsFilter; onClear: () => void }) {
  const others = Object.keys(filter).length
  if (others === 0) {
    return (
      <EmptyState
        icon={Images}
        title="No pictures yet"
        action={
          <Link to="/automatic" className={buttonClass('primary')}>
            Make some from a folder
          </Link>
        }
      >
        Every picture that is made appears here at once, of all jobs and groups.
      </EmptyState>
    )
  }
  if (filter.favourite === true && others === 1) {
    return (
      <EmptyState icon={Star} title="No favourites yet" action={<Button onPress={onClear}>Look at all pictures</Button>}>
        F marks the picture that you look at, or all that you have selected. A ZIP can hold the favourites alone.
      </EmptyState>
    )
  }
  if (filter.rejected === true && others === 1) {
    return (
      <EmptyState icon={ArchiveX} title="Nothing was put aside" action={<Button onPress={onClear}>Look at all pictures</Button>}>
        X puts a picture aside. It is not deleted: it lies here until you take it back.
      </EmptyState>
    )
  }
  return <EmptyState icon={Images} title="No picture is like that" action={<Button onPress={onClear}>Look at all pictures</Button>} />
}

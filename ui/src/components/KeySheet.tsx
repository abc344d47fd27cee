import { groupBy } from '@/group-by'
import { Dialog } from './Dialog'
import { Kbd } from './Kbd'

interface KeySheetProps {
  /** In the order in which they are told. */
  told: readonly { keys: string; label: string; section: string }[]
  isOpen: boolean
  onClose: () => void
}

/** Keys and what they do, under their headings. */
export function KeySheet({ told, isOpen, onClose }: KeySheetProps) {
  return (
    <Dialog title="Keys" isOpen={isOpen} onClose={onClose} width="max-w-2xl">
      <div className="grid gap-6 sm:grid-cols-2">
        {[...groupBy(told, ({ section }) => section)].map(([section, keys]) => (
          <section key={section} className="flex flex-col gap-2">
            <h3 className="text-sm font-medium text-ink-3">{section}</h3>
            <dl className="flex flex-col gap-1.5">
              {[...groupBy(keys, ({ label }) => label)].map(([label, same]) => (
                <div key={label} className="flex justify-between gap-4">
                  <dt>{label}</dt>
                  {/* A key may be registered twice, as by a page and by what opens over it. */}
                  {[...new Set(same.map((each) => each.keys))].map((combination, place) => (
                    <dd key={combination} className={place === 0 ? 'ml-auto' : '-ml-2'}>
                      <Kbd keys={combination} />
                    </dd>
                  ))}
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}

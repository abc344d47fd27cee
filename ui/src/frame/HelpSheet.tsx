import { Dialog } from '@/components/Dialog'
import { Kbd } from '@/components/Kbd'
import { groupBy } from '@/group-by'
import { shortcuts } from '@/keys/shortcuts'
import { useStore } from '@/store'

interface HelpSheetProps {
  isOpen: boolean
  onClose: () => void
}

/** All keys that work on this page. */
export function HelpSheet({ isOpen, onClose }: HelpSheetProps) {
  const sections = groupBy(useStore(shortcuts), ({ section }) => section)
  return (
    <Dialog title="Keys" isOpen={isOpen} onClose={onClose} width="max-w-2xl">
      <div className="grid gap-6 sm:grid-cols-2">
        {[...sections].map(([section, keys]) => (
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

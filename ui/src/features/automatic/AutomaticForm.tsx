import type { Limits } from '@/api/types'
import { Fields } from './Fields'
import { Make } from './Make'
import { RestCards } from './RestCards'
import type { Automatic } from './use-automatic'

interface AutomaticFormProps {
  page: Automatic
  limits: Limits['jobs'] | undefined
}

/** What is to be made of the pictures, and at its foot the button with the sum. */
export function AutomaticForm({ page, limits }: AutomaticFormProps) {
  const { draft, change, engines, engine, faults } = page
  return (
    <form aria-label="What to make" onSubmit={(event) => event.preventDefault()} className="flex min-h-0 flex-col">
      <Fields draft={draft} change={change} all={engines.data} error={engines.error} refetch={engines.refetch} engine={engine} faults={faults} limits={limits} />
      <div className="flex flex-col gap-2 border-t border-line bg-ground p-4 max-lg:sticky max-lg:bottom-0">
        <RestCards rests={page.rests} files={page.files} />
        <Make {...page} />
      </div>
    </form>
  )
}

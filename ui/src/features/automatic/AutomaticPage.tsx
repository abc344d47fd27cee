import { useQuery } from '@tanstack/react-query'
import { limitsQuery } from '@/api/queries/system'
import { AutomaticForm } from './AutomaticForm'
import { Inputs } from './Inputs'
import { useAutomatic } from './use-automatic'

/**
 * One prompt for a folder of pictures. What is typed and dropped survives a reload.
 *
 * Making may begin while pictures are still on their way: the button always says the whole sum, makes at once what is there, and the rest
 * follows by itself (see {@link useAutomatic}).
 */
export function AutomaticPage() {
  const page = useAutomatic()
  const { data: limits } = useQuery(limitsQuery())
  return (
    <div className="flex h-full min-h-0 max-lg:h-auto max-lg:flex-col">
      <h1 className="sr-only">Automatic</h1>
      <Inputs {...page} />
      <div className="flex min-h-0 w-96 shrink-0 flex-col border-line max-lg:w-full max-lg:border-t lg:border-l">
        <AutomaticForm page={page} limits={limits?.jobs} />
      </div>
    </div>
  )
}

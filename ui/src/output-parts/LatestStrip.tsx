import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { newestOutputsQuery } from '@/api/queries/outputs'
import { LatePicture } from '@/components/LatePicture'
import { tileAspect } from './justify'

const SHOWN = 16

/** The latest pictures in a row that they fill, as many as fit; nothing where there are none. */
export function LatestStrip() {
  const { data } = useQuery(newestOutputsQuery({}, SHOWN))
  const outputs = data?.items ?? []
  if (outputs.length === 0) return null
  return (
    <ul aria-label="Latest pictures" className="flex h-(--strip-h) flex-wrap gap-1.5 overflow-hidden [--strip-h:6rem] sm:[--strip-h:8rem]">
      {outputs.map((output, place) => (
        <li key={output.itemId} className="h-(--strip-h)" style={{ flex: `${tileAspect(output)} 0 calc(var(--strip-h) * ${tileAspect(output)})` }}>
          <Link to="/gallery" search={{ item: output.itemId }} aria-label={`Latest picture ${place + 1}`} className="block size-full overflow-hidden rounded-tile bg-raised outline-offset-[-4px]">
            <LatePicture src={output.previewUrl} alt="" width={output.width} height={output.height} className="size-full object-cover" />
          </Link>
        </li>
      ))}
    </ul>
  )
}

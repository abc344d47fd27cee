import { Copy } from 'lucide-react'
import { IconButton } from '@/components/Button'
import { copy } from '@/components/copy'
import type { Fact } from './facts'

/** Facts, each of which can be copied. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="flex flex-col gap-1">
      {facts.map((fact) => (
        <FactLine key={fact.name} {...fact} />
      ))}
    </dl>
  )
}

function FactLine({ name, text, copied, isProse = false }: Fact) {
  return (
    <div className={`group/fact relative flex pr-9 ${isProse ? 'flex-col py-1' : 'min-h-8 items-center gap-3'}`}>
      <dt className={`shrink-0 text-sm text-ink-3 ${isProse ? '' : 'w-28'}`}>{name}</dt>
      <dd className={`figures min-w-0 ${isProse ? '' : 'flex-1'}`}>
        <span className={`block break-words ${isProse ? 'max-h-60 overflow-y-auto whitespace-pre-wrap' : ''}`}>{text}</span>
        <span className="absolute top-0 right-0 opacity-0 transition-opacity group-focus-within/fact:opacity-100 group-hover/fact:opacity-100 pointer-coarse:opacity-100">
          <IconButton label={`Copy: ${name}`} onPress={() => void copy(copied ?? text, `${name} is`)}>
            <Copy size={14} aria-hidden />
          </IconButton>
        </span>
      </dd>
    </div>
  )
}

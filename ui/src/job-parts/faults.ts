import type { Estimate } from '@/api/submit'
import { Problem } from '@/api/problem'

/** What is wrong with a submission, field by field: what a dry run found, and what the submission itself was refused for. */
export class Faults {
  readonly #fields: ReadonlyMap<string, string>

  constructor(estimate: Pick<Estimate, 'problems'> | undefined, refusal?: unknown) {
    const found = (estimate?.problems ?? []).map(({ field, detail }) => [field ?? '', detail] as const)
    const refused = refusal instanceof Problem ? [...refusal.fields] : []
    this.#fields = new Map([...found, ...refused].map(([field, detail]) => [field, plain(field, detail)]))
  }

  /** In words; undefined: it is good. */
  of(field: string): string | undefined {
    return this.#fields.get(field)
  }

  /** Whether one of these fields, or a part of one, is wrong. */
  hasAny(...fields: string[]): boolean {
    return [...this.#fields.keys()].some((key) => fields.some((field) => key === field || key.startsWith(`${field}.`) || key.startsWith(`${field}[`)))
  }

  /** The first that is about none of these fields, or about parts of them that nobody can see. */
  besides(...shown: string[]): string | undefined {
    return [...this.#fields].find(([field]) => !shown.includes(field))?.[1]
  }

  get isNone(): boolean {
    return this.#fields.size === 0
  }
}

/** Beside a field nobody needs its name: `prompt is missing` is `It is missing`. */
function plain(field: string, detail: string): string {
  return field !== '' && detail.startsWith(`${field} `) ? `It ${detail.slice(field.length + 1)}` : detail
}

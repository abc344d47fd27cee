import { useQueries } from '@tanstack/react-query'
import { numberOfOutputsQuery, type OutputsFilter } from '@/api/queries/outputs'

/** How many outputs of all these were put aside: no ZIP of a job or a group holds them. Undefined while nobody knows. */
export function usePutAside(filters: readonly Pick<OutputsFilter, 'groupId' | 'jobId'>[]): number | undefined {
  const numbers = useQueries({ queries: filters.map((filter) => numberOfOutputsQuery({ ...filter, rejected: true })) }).map(({ data }) => data)
  return numbers.reduce<number | undefined>((sum, each) => (sum === undefined || each == null ? undefined : sum + each), 0)
}

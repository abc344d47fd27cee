import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo } from 'react'
import { outputKeys, type OutputsFilter, outputsHeadQuery, outputsQuery } from '@/api/queries/outputs'
import type { OutputView } from '@/api/types'
import { type News, newsOf, type OutputList, type OutputPages, shownOutputs, withNews } from './output-list'

/** So many rows are loaded ahead in any case: whoever pulls the scrollbar to the end of 10,000 pictures need not wait for rows. */
const AHEAD = 20_000
/** So many beyond the place that one looks at. */
const MARGIN = 2000

const NO_NEWS: News = { outputs: [], isMore: false }
const NONE: OutputList = { outputs: [], total: 0 }

export interface Outputs extends OutputList {
  isPending: boolean
  /** Why nothing can be shown. */
  error: unknown
  /** Why there is nothing behind what is shown. */
  moreError: unknown
  retry: () => void
  news: News
  /** Puts the news in front. */
  showNews: () => void
  /** Somebody looks at this place. */
  lookAt: (place: number) => void
  /** Loads all ids up to this number, as a selection of everything needs them. */
  loadAll: (most: number) => Promise<readonly OutputView[]>
}

/** The outputs of a filter (the same object as long as it is the same filter), and what is new since they were loaded. */
export function useOutputs(filter: OutputsFilter): Outputs {
  const client = useQueryClient()
  const { data, error, isPending, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, refetch } = useInfiniteQuery(outputsQuery(filter))
  const list = useMemo(() => (data === undefined ? NONE : shownOutputs(data, filter)), [data, filter])
  const news = useNews(filter, data)

  const known = list.outputs.length
  const lookAt = useCallback(
    (place: number) => {
      if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError && place + MARGIN > known) void fetchNextPage({ cancelRefetch: false })
    },
    [hasNextPage, isFetchingNextPage, isFetchNextPageError, known, fetchNextPage],
  )
  useEffect(() => {
    if (known < AHEAD) lookAt(known)
  }, [known, lookAt])

  const showNews = useCallback(() => {
    const key = outputKeys.list(filter)
    const before = client.getQueryData<OutputPages>(key)
    const now = before && withNews(before, news)
    if (now === undefined) void client.resetQueries({ queryKey: key, exact: true })
    else client.setQueryData<OutputPages>(key, now)
  }, [client, filter, news])

  // Where nothing is shown nothing can be moved from under anybody's eyes.
  const isFirst = data !== undefined && known === 0 && news.outputs.length > 0
  useEffect(() => {
    if (isFirst) showNews()
  }, [isFirst, showNews])

  const loadAll = useCallback(
    async (most: number) => {
      let shown = list.outputs
      for (let goesOn = hasNextPage; goesOn && shown.length < most; ) {
        const { data: more, hasNextPage: isMore, isError } = await fetchNextPage({ cancelRefetch: false })
        if (more !== undefined) shown = shownOutputs(more, filter).outputs
        goesOn = isMore && !isError
      }
      return shown.slice(0, most)
    },
    [list.outputs, hasNextPage, fetchNextPage, filter],
  )

  return {
    ...list,
    isPending,
    error: data === undefined ? error : null,
    moreError: isFetchNextPageError ? error : null,
    retry: () => void (data === undefined ? refetch() : fetchNextPage()),
    news,
    showNews,
    lookAt,
    loadAll,
  }
}

function useNews(filter: OutputsFilter, data: OutputPages | undefined): News {
  const client = useQueryClient()
  const { data: head } = useQuery({
    ...outputsHeadQuery(filter),
    enabled: data !== undefined,
    // The list has just been loaded: its own beginning is the newest that anybody knows.
    initialData: () => data?.pages[0],
    initialDataUpdatedAt: () => client.getQueryState(outputKeys.list(filter))?.dataUpdatedAt,
  })
  return useMemo(() => (data === undefined || head === undefined ? NO_NEWS : newsOf(data, head)), [data, head])
}

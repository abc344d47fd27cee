import { http, HttpResponse, type RequestHandler } from 'msw'
import type { components } from '../src/api/schema.d.ts'
import { groupBy } from '../src/group-by.ts'
import { answer, notFound, problem } from './answers.ts'
import type { Mill } from './mill.ts'

type Schemas = components['schemas']
type Item = Schemas['ItemView']

/** What is done with a job afterwards: why items failed, trying them again, and names. */
export function retries(mill: Mill): RequestHandler[] {
  return [
    http.get('*/api/jobs/:id/failures', ({ params }) => {
      const items = mill.items(String(params.id))
      return items === undefined ? notFound() : HttpResponse.json(failuresOf(items))
    }),
    http.post('*/api/jobs/:id/retry', async ({ params, request }) => {
      const wish = (await request.json()) as Schemas['RetryItems']
      const failed = mill.items(String(params.id))?.filter((item) => item.state === 'failed' && isRetriable(item) && (wish.code == null || item.error?.code === wish.code))
      if (failed === undefined) return notFound()
      if (failed.length === 0) return problem('conflict', 409, 'The thing is not in a state that allows this.')
      const job = mill.retry(String(params.id), failed, wish)
      return HttpResponse.json(job, { status: 202 })
    }),
    http.patch('*/api/jobs/:id', async ({ params, request }) => {
      const job = mill.job(String(params.id))
      if (job !== undefined) job.name = ((await request.json()) as Schemas['RenameJob']).name
      return answer(job)
    }),
    http.get('*/api/groups/:id', ({ params }) => answer(mill.groups().find(({ id }) => id === params.id))),
    http.patch('*/api/groups/:id', async ({ params, request }) => {
      const { name } = (await request.json()) as Schemas['NewGroup']
      if (mill.groups().some((group) => group.id !== params.id && group.name === name)) return problem('conflict', 409, 'The thing is not in a state that allows this.')
      for (const job of mill.jobs) if (job.groupId === params.id) job.groupName = name
      return answer(mill.groups().find(({ id }) => id === params.id))
    }),
  ]
}

/** Nothing is paid twice: what is being tried again, or was made so, is not tried once more. */
const isRetriable = ({ retriedBy }: Item) => retriedBy == null || retriedBy.state === 'failed' || retriedBy.state === 'cancelled'

function failuresOf(items: readonly Item[]): Schemas['FailureGroup'][] {
  const groups = groupBy(
    items.filter(({ error }) => error != null),
    ({ error }) => error?.code,
  )
  return [...groups.values()].flatMap((failed) => {
    const error = failed[0]?.error
    if (error == null) return []
    return [{ code: error.code, fault: 'ENGINE' as const, sentence: error.message, advice: error.advice, count: failed.length, retriable: failed.filter(isRetriable).length }]
  })
}

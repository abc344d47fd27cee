import { api, good } from './client'
import { Problem } from './problem'
import type { components } from './schema'
import { SubmissionKeys } from './submission-keys'
import type { JobView } from './types'

export type Submission = Omit<components['schemas']['SubmitJob'], 'dryRun'>
/** @public */
export type Estimate = components['schemas']['Estimate']

const keys = new SubmissionKeys()

/**
 * Submits a job, never twice: see {@link SubmissionKeys}.
 *
 * @throws Problem when it was refused, or when nobody knows (`passes`): then sending the same again is safe
 */
export async function submitJob(body: Submission): Promise<JobView> {
  try {
    const job = await good(api.POST('/api/jobs/submit', { body, headers: { 'Idempotency-Key': keys.keyOf(body) } }))
    keys.answered(body)
    return job as JobView
  } catch (thrown) {
    const problem = Problem.from(thrown)
    if (!problem.passes) keys.answered(body)
    throw problem
  }
}

/**
 * What a submission would make, cost and take, and all that stands against it; nothing is stored.
 *
 * @public
 */
export async function estimateJob(body: Submission, signal?: AbortSignal): Promise<Estimate> {
  return (await good(api.POST('/api/jobs/submit', { body: { ...body, dryRun: true }, ...(signal && { signal }) }))) as Estimate
}

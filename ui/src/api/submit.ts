import { api, good } from './client'
import { Problem } from './problem'
import type { components } from './schema'
import { SubmissionKeys } from './submission-keys'
import type { JobView } from './types'

export type Submission = Omit<components['schemas']['SubmitJob'], 'dryRun'>
export type Estimate = components['schemas']['Estimate']

/** Those of this tab. */
export const submissionKeys = new SubmissionKeys()

/**
 * Submits a job, never twice: see {@link SubmissionKeys}.
 *
 * @throws Problem when it was refused, or when nobody knows: then sending the same again is safe
 */
export const submitJob = (body: Submission): Promise<JobView> => sendOnce(body, (key) => submitUnder(key, body))

/**
 * Submits a job under a key that somebody keeps: sent again with it, by another tab too, the same is answered with the first job. The
 * server remembers no refusal, so that the key is good for another body then.
 *
 * @throws Problem `idempotency-key-reused` when another body was accepted under it
 */
export async function submitUnder(key: string, body: Submission): Promise<JobView> {
  return (await good(api.POST('/api/jobs/submit', { body, headers: { 'Idempotency-Key': key } }))) as JobView
}

/**
 * Sends something that is paid for, with the key under which the same, sent again, is still one.
 *
 * @param body all that makes it what it is
 */
export async function sendOnce<T>(body: unknown, send: (key: string) => Promise<T>): Promise<T> {
  try {
    const answer = await send(submissionKeys.keyOf(body))
    submissionKeys.answered(body)
    return answer
  } catch (thrown) {
    const problem = Problem.from(thrown)
    if (problem.isFinal) submissionKeys.answered(body)
    throw problem
  }
}

/** What a submission would make, cost and take, and all that stands against it; nothing is stored. */
export async function estimateJob(body: Submission, signal?: AbortSignal): Promise<Estimate> {
  return (await good(api.POST('/api/jobs/submit', { body: { ...body, dryRun: true }, ...(signal && { signal }) }))) as Estimate
}

import createClient from 'openapi-fetch'
import type { paths } from './schema'
import { saysWhose } from './page-owner'
import { patientFetch } from './patient-fetch'
import { Problem } from './problem'
import { signInAgain } from './sign-in-again'

const patient = patientFetch(signInAgain)

/** A fetch whose every bad answer, and every missing one, is a Problem; read here, because a body can be read once. */
async function fetchGood(request: Request): Promise<Response> {
  saysWhose(request.headers)
  const response = await patient(request).catch(noAnswer)
  if (!response.ok) throw await Problem.of(response)
  return response
}

/** Calls of the gateway's documented API; all of them throw {@link Problem}. What they answer is taken out by {@link good}. */
export const api = createClient<paths>({ baseUrl: location.origin, fetch: fetchGood })

/** The body of an answer. */
export async function good<T>(call: Promise<{ data?: T }>): Promise<NonNullable<T>> {
  const { data } = await call.catch(noAnswer)
  if (data === undefined || data === null) throw new Error('The answer has no body, though one was promised.')
  return data
}

/** A browser says no more of a request that found nobody, or of an answer that was cut off. */
function noAnswer(thrown: unknown): never {
  throw thrown instanceof TypeError ? Problem.unreachable() : thrown
}

/** The bytes of a picture, asked for as patiently as everything else. */
export const bytesOf = async (url: string): Promise<Blob> => (await fetchGood(new Request(new URL(url, location.origin)))).blob()

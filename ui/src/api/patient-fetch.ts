import type { SignInAgain } from './sign-in-again'

/** Signing in and asking who one is are answered with 401 as a matter of course. */
const isAboutSession = (request: Request) => new URL(request.url).pathname === '/api/session'

/** A fetch that repeats a request once, after whoever sits there has signed in again. */
export function patientFetch(signInAgain: SignInAgain): (request: Request) => Promise<Response> {
  return async (request) => {
    const again = request.clone()
    const response = await fetch(request)
    if (response.status !== 401 || isAboutSession(request)) return response
    return (await signInAgain.ask(request.method !== 'GET')) ? fetch(again) : response
  }
}

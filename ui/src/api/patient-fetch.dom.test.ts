import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { server } from '@/test/server'
import { patientFetch } from './patient-fetch'
import { SignInAgain } from './sign-in-again'

const submit = () => new Request(`${location.origin}/api/jobs/submit`, { method: 'POST', body: '{"prompt":"a shoe"}' })

it('repeats what was sent, with its body, after the sign-in', async () => {
  const bodies: string[] = []
  server.use(
    http.post('/api/jobs/submit', async ({ request }) => {
      bodies.push(await request.text())
      return bodies.length === 1 ? new HttpResponse(null, { status: 401 }) : HttpResponse.json({ id: '1' }, { status: 202 })
    }),
  )
  const again = new SignInAgain()
  again.state.subscribe(() => {
    if (again.state.get() === 'asked') queueMicrotask(() => again.answer(true))
  })

  const response = await patientFetch(again)(submit())

  expect(response.status).toBe(202)
  expect(bodies).toEqual(['{"prompt":"a shoe"}', '{"prompt":"a shoe"}'])
})

it('asks once for all that wait', async () => {
  let signedIn = false
  let asked = 0
  server.use(http.post('/api/jobs/submit', () => new HttpResponse(null, { status: signedIn ? 202 : 401 })))
  const again = new SignInAgain()
  again.state.subscribe(() => {
    if (again.state.get() !== 'asked') return
    asked += 1
    setTimeout(() => {
      signedIn = true
      again.answer(true)
    })
  })

  const answers = await Promise.all([1, 2, 3].map(() => patientFetch(again)(submit())))

  expect(answers.map((each) => each.status)).toEqual([202, 202, 202])
  expect(asked).toBe(1)
})

it('tells the 401 to who asked when nobody signs in', async () => {
  server.use(http.post('/api/jobs/submit', () => new HttpResponse(null, { status: 401 })))
  const again = new SignInAgain()
  again.state.subscribe(() => {
    if (again.state.get() === 'asked') queueMicrotask(() => again.answer(false))
  })
  expect((await patientFetch(again)(submit())).status).toBe(401)
})

it('never asks for the question who one is', async () => {
  server.use(http.get('/api/session', () => new HttpResponse(null, { status: 401 })))
  const again = new SignInAgain()
  const response = await patientFetch(again)(new Request(`${location.origin}/api/session`))
  expect(response.status).toBe(401)
  expect(again.state.get()).toBe('no')
})

it('asks no more for what a page wants by itself, once somebody would rather not', async () => {
  server.use(http.get('/api/jobs', () => new HttpResponse(null, { status: 401 })), http.post('/api/jobs/submit', () => new HttpResponse(null, { status: 401 })))
  const again = new SignInAgain()
  again.answer(false)

  expect((await patientFetch(again)(new Request(`${location.origin}/api/jobs`))).status).toBe(401)
  expect(again.state.get()).toBe('declined')
  const submitted = patientFetch(again)(submit())
  await vi.waitFor(() => expect(again.state.get()).toBe('asked'))
  again.answer(false)
  expect((await submitted).status).toBe(401)
})

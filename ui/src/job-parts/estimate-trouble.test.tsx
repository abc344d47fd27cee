import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Problem } from '@/api/problem'
import { EstimateTrouble } from './EstimateTrouble'

const busy = (seconds: number | undefined) => new Problem('too-many-requests', 'Too many requests.', undefined, undefined, 429, seconds, new Map())

it('says how long it waits', () => {
  render(<EstimateTrouble trouble={busy(4)} />)
  expect(screen.getByRole('status')).toHaveTextContent('Too many requests. The sum is asked for again by itself in 4 s.')
})

it('says at least that it is asked for again', () => {
  render(<EstimateTrouble trouble={busy(undefined)} />)
  expect(screen.getByRole('status')).toHaveTextContent('Too many requests. The sum is asked for again by itself.')
})

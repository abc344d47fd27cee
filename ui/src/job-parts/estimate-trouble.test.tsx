import { render, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { Problem } from '@/api/problem'
import { EstimateTrouble } from './EstimateTrouble'

const busy = (seconds: number | undefined) => new Problem('too-many-requests', 'Too many requests.', undefined, undefined, 429, seconds, new Map())

it('says how long it waits', () => {
  const { container } = render(<EstimateTrouble trouble={busy(4)} />)
  expect(within(container).getByRole('status')).toHaveTextContent('Too many requests. The sum is asked for again by itself in 4 s.')
})

it('says at least that it is asked for again', () => {
  const { container } = render(<EstimateTrouble trouble={busy(undefined)} />)
  expect(within(container).getByRole('status')).toHaveTextContent('Too many requests. The sum is asked for again by itself.')
})

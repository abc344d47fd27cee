import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { expect, it } from 'vitest'
import { Problem } from '@/api/problem'
import { Faults } from '@/job-parts/faults'
import { anEngine } from '@/test/engines'
import { noSettings } from './settings'
import { ShapeFields } from './ShapeFields'

it('a size that was refused is called wrong until another is chosen', async () => {
  const faults = new Faults(undefined, new Problem('invalid-request', 'x', undefined, undefined, 422, undefined, new Map([['size', 'size is too large for it.']])))
  function Shape() {
    const [settings, setSettings] = useState({ ...noSettings, size: '4K' })
    return <ShapeFields profile={anEngine('gemini')} settings={settings} onChange={(now) => setSettings({ ...settings, ...now, size: now.size ?? settings.size })} faults={faults} />
  }
  render(<Shape />)
  expect(screen.getByText('It is too large for it.')).toBeVisible()
  await userEvent.click(screen.getByRole('button', { name: /Size$/ }))
  await userEvent.click(screen.getByRole('option', { name: '2K' }))
  expect(screen.queryByText('It is too large for it.')).toBeNull()
})

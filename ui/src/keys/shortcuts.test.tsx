import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { Suggest } from '@/components/Suggest'
import { useShortcut, useShortcutListener } from './shortcuts'

const submit = vi.fn<() => void>()

function Page() {
  useShortcutListener()
  useShortcut({ keys: 'mod+enter', label: 'Make', section: 'This page', whileTyping: true }, submit)
  return <Suggest label="Group" suggestions={[]} value="" onChange={() => {}} />
}

it('hears what works while one types, also from a field that keeps its keys', async () => {
  render(<Page />)
  await userEvent.type(screen.getByRole('combobox', { name: 'Group' }), '{Control>}{Enter}{/Control}')
  expect(submit).toHaveBeenCalledOnce()
})

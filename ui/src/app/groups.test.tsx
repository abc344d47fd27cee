import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { open } from './test-app'

describe('groups', () => {
  it('are told in lines', async () => {
    open('/groups')
    const card = (await screen.findByRole('link', { name: 'Street scenes' })).closest('li')
    expect(card).toHaveTextContent(/2 jobs · \d+ images · \d+ to be made · \d+ failed/)
  })

  it('are renamed, and their jobs with them', async () => {
    const { user, mill } = open('/groups')
    await user.click(await screen.findByRole('link', { name: 'Street scenes' }))
    await user.click(await screen.findByRole('button', { name: 'Rename' }))
    const dialog = await screen.findByRole('dialog', { name: 'Rename the group' })
    await user.clear(within(dialog).getByLabelText('Name'))
    await user.type(within(dialog).getByLabelText('Name'), 'Rain and snow')
    await user.click(within(dialog).getByRole('button', { name: 'Rename' }))
    expect(await screen.findByRole('heading', { name: 'Rain and snow' })).toBeVisible()
    expect(mill.jobs.filter(({ groupName }) => groupName === 'Rain and snow')).toHaveLength(2)
  })

  it('keep what was typed when the name is taken', async () => {
    const { user } = open('/groups')
    await user.click(await screen.findByRole('link', { name: 'Street scenes' }))
    await user.click(await screen.findByRole('button', { name: 'Rename' }))
    const field = within(await screen.findByRole('dialog')).getByLabelText('Name')
    await user.clear(field)
    await user.type(field, 'Characters{Enter}')
    await waitFor(() => expect(field).toBeInvalid())
    expect(field).toHaveValue('Characters')
  })

  it('show their jobs', async () => {
    const { user, at } = open('/groups')
    await user.click(await screen.findByRole('link', { name: 'Street scenes' }))
    await user.click(await screen.findByRole('tab', { name: 'Jobs 2' }))
    expect(await screen.findByRole('link', { name: 'The same street under fresh snow' })).toBeVisible()
    expect(at()).toMatch(/part=jobs$/)
  })
})

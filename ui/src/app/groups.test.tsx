import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Mill } from '../../mock/mill.ts'
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
    await user.type(field, ' of old{Enter}')
    expect(await screen.findByRole('heading', { name: 'Characters of old' })).toBeVisible()
  })

  it('are followed by a form that names one, when another tab renames it', async () => {
    const mill = new Mill()
    const job = mill.jobs.find(({ mode, groupName }) => mode === 'automatic' && groupName === 'Street scenes')
    const { user } = open(`/automatic?settings=${job?.id}&inputs=true`, { mill })
    const field = await screen.findByRole('combobox', { name: 'Group' })
    await waitFor(() => expect(field).toHaveValue('Street scenes'))

    for (const each of mill.jobs) if (each.groupId === job?.groupId) each.groupName = 'Rain and snow'
    const otherTab = new BroadcastChannel(`lightmill-names-${mill.session.userId}`)
    otherTab.postMessage('changed')
    await waitFor(() => expect(field).toHaveValue('Rain and snow'))
    otherTab.close()

    const before = mill.jobs.length
    await user.click(await screen.findByRole('button', { name: /^Make \d+ images?/ }))
    await waitFor(() => expect(mill.jobs).toHaveLength(before + 1))
    expect(mill.jobs[0]).toMatchObject({ groupId: job?.groupId, groupName: 'Rain and snow' })
  })

  it('name the tab of the browser, and have a ZIP of what was not put aside', async () => {
    const mill = new Mill()
    const jobs = mill.jobs.filter(({ groupName }) => groupName === 'Street scenes')
    const made = jobs.reduce((sum, { items }) => sum + items.completed, 0)
    for (const item of mill.items(jobs[0]?.id ?? '')?.filter(({ state }) => state === 'completed').slice(0, 2) ?? []) item.rejected = true
    open(`/groups/${jobs[0]?.groupId}`, { mill })
    expect(await screen.findByRole('link', { name: `ZIP of ${made - 2}` })).toBeVisible()
    expect(document.title).toMatch(/Street scenes · Lightmill$/)
  })

  it('show their jobs', async () => {
    const { user, at } = open('/groups')
    await user.click(await screen.findByRole('link', { name: 'Street scenes' }))
    await user.click(await screen.findByRole('tab', { name: 'Jobs 2' }))
    expect(await screen.findByRole('link', { name: 'The same street under fresh snow' })).toBeVisible()
    expect(at()).toMatch(/part=jobs$/)
  })
})

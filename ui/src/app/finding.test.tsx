import { screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Mill } from '../../mock/mill.ts'
import { manyJobs } from '../../mock/plans.ts'
import { open } from './test-app'

const NAME = 'A lighthouse of long ago'
const many = () => new Mill(manyJobs({ name: NAME, groupName: 'Coasts' }))
const idOf = (mill: Mill) => mill.jobs.find(({ name }) => name === NAME)?.id

describe('a job below those that are listed', () => {
  it('is found by the palette', async () => {
    const { user, mill, at } = open('/', { mill: many() })
    await screen.findByText('Ended last')
    await user.keyboard('{Control>}k{/Control}')
    const field = await screen.findByPlaceholderText('A page, a job, or what to do')
    expect(screen.queryByRole('option', { name: new RegExp(NAME) })).toBeNull()
    await user.type(field, 'LIGHT')
    await screen.findByRole('option', { name: new RegExp(NAME) })
    await user.keyboard('{Enter}')
    await waitFor(() => expect(at()).toBe(`/jobs/${idOf(mill)}`))
  })

  it('narrows the gallery, and is named there', async () => {
    const { user, mill, at } = open('/gallery', { mill: many() })
    await user.click(await screen.findByRole('button', { name: 'All jobs Job' }))
    await user.type(await screen.findByRole('searchbox', { name: 'Find: Job' }), 'long ago')
    await user.click(await screen.findByRole('option', { name: NAME }))
    await waitFor(() => expect(at()).toBe(`/gallery?jobId=${idOf(mill)}`))
    expect(await screen.findByRole('button', { name: new RegExp(NAME) })).toBeVisible()
  })
})

describe('the palette', () => {
  it('lists what has the typed words in its own name, and nothing else', async () => {
    const { user, mill } = open('/')
    await screen.findByText('Ended last')
    await user.keyboard('{Control>}k{/Control}')
    const field = await screen.findByPlaceholderText('A page, a job, or what to do')
    const group = mill.jobs.find(({ groupName, name }) => !name.toLowerCase().includes(groupName.toLowerCase()))?.groupName ?? ''
    await user.type(field, group)
    const found = await screen.findAllByRole('option')
    for (const option of found) expect(option).toHaveTextContent(new RegExp(group, 'i'))
    expect(found[0]).toHaveTextContent(group)
  })

  it('finds no job by single letters of its name', async () => {
    const { user } = open('/')
    await screen.findByText('Ended last')
    await user.keyboard('{Control>}k{/Control}')
    await user.type(await screen.findByPlaceholderText('A page, a job, or what to do'), 'barn')
    expect(await screen.findByText('Nothing is called so.')).toBeVisible()
  })
})

it('what nothing is called is said where one looks for it', async () => {
  const { user } = open('/gallery', { mill: many() })
  await user.click(await screen.findByRole('button', { name: 'All jobs Job' }))
  await user.type(await screen.findByRole('searchbox', { name: 'Find: Job' }), 'nobody')
  expect(await screen.findByText('Nothing is called so.')).toBeVisible()
})

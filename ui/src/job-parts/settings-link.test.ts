import { expect, it } from 'vitest'
import { anItem } from '@/test/builders'
import { settingsLink } from './settings-link'

const image = anItem({ seed: 7, set: 2 })

it('leads to the form of the job, with the seed of an image', () =>
  expect(settingsLink({ id: 'j', mode: 'automatic' }, { image })).toEqual({ to: '/automatic', search: { settings: 'j', seed: 7 } }))

it('leads to the reference that the image was made from', () =>
  expect(settingsLink({ id: 'j', mode: 'semi-automatic' }, { image })).toEqual({ to: '/semi-automatic', search: { settings: 'j', seed: 7, set: 2 } }))

it('brings the pictures of a job along', () =>
  expect(settingsLink({ id: 'j', mode: 'automatic' }, { inputs: true })).toEqual({ to: '/automatic', search: { settings: 'j', inputs: true } }))

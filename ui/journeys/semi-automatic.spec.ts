import type { components } from '../src/api/schema'
import { faults, turn } from './stack/endpoint.ts'
import { folderOf } from './stack/pictures.ts'
import type { Person } from './stack/people.ts'
import { choose } from './steps/automatic.ts'
import { entriesOf } from './steps/zip.ts'
import { expect, test } from './test.ts'

type Schemas = components['schemas']

const itemsOf = async (person: Person, job: Schemas['JobView']) => (await person.get<{ items: Schemas['ItemView'][] }>(`/api/jobs/${job.id}/items`)).items

const seedsOf = (items: readonly Schemas['ItemView'][]): number[] => items.map(({ seed }) => seed)

test('references become sets of four that fill in tile by tile, and one goes on from there', async ({ page, person }, info) => {
  const files = await folderOf(info.outputPath('references'), 2)
  await page.getByRole('link', { name: 'Semi-Automatic', exact: true }).click()
  await choose(page, files)
  await page.getByLabel('Prompt of reference 1').fill('as a watercolour')
  await page.getByLabel('Prompt of reference 2').fill('as a paper cut-out')
  await page.getByLabel('Prompt for all references').fill('The lighthouse keeper')
  const make = page.getByRole('button', { name: /^Make/ })
  await expect(make).toContainText('8 images · 2 sets')

  // Nobody gets work yet: the sets are there at once, and empty.
  await faults({ type: 'no-capacity' })
  await make.click()
  const sets = page.getByRole('article')
  await expect(sets).toHaveCount(2)
  await expect(sets.getByRole('img', { name: 'Waiting' })).toHaveCount(8)
  await expect(sets.getByRole('button', { name: /^Image \d+$/ })).toHaveCount(0)

  await turn({ workers: 1, latency: '600ms' })
  await faults()
  const made = sets.getByRole('button', { name: /^Image \d+$/ })
  const counts = new Set<number>()
  await expect
    .poll(async () => counts.add(await made.count()) && made.count(), { intervals: [50], timeout: 120_000 })
    .toBe(8)
  expect([...counts].filter((count) => count > 0 && count < 8), 'tiles appeared one after the other').not.toEqual([])

  const second = sets.nth(1)
  await second.hover()
  const download = page.waitForEvent('download')
  await second.getByRole('button', { name: 'Download the set' }).click()
  expect((await entriesOf(await (await download).path())).filter(({ name }) => name.endsWith('.png'))).toHaveLength(4)

  await turn({ workers: 24, latency: '0' })
  await second.getByRole('button', { name: 'Vary: new seeds' }).click()
  await expect(sets).toHaveCount(3)
  await expect(made).toHaveCount(12)

  // The newest stands on top: the set that was varied is now the last one. What comes of it has its seeds, and only other words.
  const varied = sets.last()
  await varied.getByRole('button', { name: 'Again with the same seeds and another prompt' }).click()
  const words = page.getByRole('dialog').getByLabel('Prompt')
  await expect(words).toHaveValue('The lighthouse keeper\nas a paper cut-out')
  await words.fill('The lighthouse keeper\nas a wood engraving')
  await page.getByRole('dialog').getByRole('button', { name: 'Make 4 images' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(sets).toHaveCount(4)
  await expect(made).toHaveCount(16)
  const { items: jobs } = await person.get<{ items: Schemas['JobView'][] }>('/api/jobs')
  const [again = [], vary = [], first = []] = await Promise.all(jobs.map((job) => itemsOf(person, job)))
  const was = seedsOf(first.slice(4))
  expect(seedsOf(again)).toEqual(was)
  expect(seedsOf(vary).filter((seed) => was.includes(seed)), 'a variation has seeds of its own').toEqual([])
  expect(again.map(({ prompt }) => prompt)).toEqual(Array.from({ length: 4 }, () => 'The lighthouse keeper\nas a wood engraving'))

  await sets.last().getByRole('button', { name: 'Use image 8 as a reference' }).click()
  await expect(page.getByRole('group', { name: 'Reference 3' })).toBeVisible()
})

import type { Page } from '@playwright/test'
import { Person } from './stack/people.ts'
import { folderOf } from './stack/pictures.ts'
import { choose, haveArrived, makeButton, openAutomatic, setVariations, write } from './steps/automatic.ts'
import { haveEachOnce } from './steps/jobs.ts'
import { holdUploads } from './steps/uploads.ts'
import { expect, test } from './test.ts'

const PICTURES = 8
const FIRST = 3

test('what is still on its way is made by itself, each picture once, with a second tab open', async ({ page, context, person }, info) => {
  const files = await folderOf(info.outputPath('streets'), PICTURES)
  const release = await holdUploads(context, FIRST)
  await openAutomatic(page)
  await choose(page, files)
  await write(page, 'the same street at noon')
  await setVariations(page, 1)
  await expect(makeButton(page)).toContainText('8 images')
  await expect(page.getByText('3 are there and begin at once; the other 5 follow by themselves as a second job.')).toBeVisible()
  await makeButton(page).click()
  await expect(follows(page)).toBeVisible()

  const second = await context.newPage()
  await second.goto('/automatic')
  await expect(follows(second)).toBeVisible()
  // It reads the same pictures, and may be as quick as the first one.
  await choose(second, files)
  release()
  await haveArrived(page, '8 pictures')
  for (const tab of [page, second]) await expect(tab.getByRole('status').filter({ hasText: 'more pictures follow' })).toHaveCount(0)
  await haveEachOnce(person, files, [FIRST, PICTURES - FIRST])
})

test('nothing is made in the name of somebody else who signs in by another tab', async ({ page, context, person }, info) => {
  const files = await folderOf(info.outputPath('streets'), FIRST)
  const other = await Person.newcomer()
  const release = await holdUploads(context, 0)
  await openAutomatic(page)
  await choose(page, files)
  await write(page, 'the same street in the evening')
  await setVariations(page, 1)
  await makeButton(page).click()
  await expect(page.getByRole('status').filter({ hasText: '3 more pictures follow' })).toBeVisible()

  const second = await context.newPage()
  await second.goto(other.link)
  await expect(second.getByRole('navigation', { name: 'Pages' })).toBeVisible()
  release()
  const dialog = page.getByRole('dialog', { name: 'Sign in again' })
  await dialog.getByLabel('Key').fill(person.key)
  await dialog.getByRole('button', { name: 'Sign in' }).click()

  await haveArrived(page, '3 pictures')
  await expect(page.getByRole('status').filter({ hasText: 'more pictures follow' })).toHaveCount(0)
  await haveEachOnce(person, files, [FIRST])
  await haveEachOnce(other, [], [])
})

const follows = (page: Page) => page.getByRole('status').filter({ hasText: '5 more pictures follow when the last one is there.' })

import { Person } from './stack/people.ts'
import { expect, test } from './test.ts'

test('a link signs in, and leaves no key behind', async ({ page, person }) => {
  await expect(page).toHaveURL('/')
  await page.getByRole('link', { name: 'Account' }).click()
  await expect(page.getByRole('heading', { name: person.name })).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL('/')

  await page.goto('/account')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in to Lightmill' })).toBeVisible()
  await page.goto('/gallery')
  await expect(page.getByRole('heading', { name: 'Sign in to Lightmill' })).toBeVisible()
})

test('a wrong key is answered by a sentence, the right one leads to where one wanted', async ({ context, person, baseURL }) => {
  const page = await context.newPage()
  await page.goto(`${baseURL}/jobs`)
  await page.getByLabel('Key').fill('lm_wrong')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toContainText('Sign in with a key that is not revoked.')
  await page.getByLabel('Key').fill(person.key)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL('/jobs')
  await expect(page.getByText('No jobs yet')).toBeVisible()
})

test('two users see nothing of each other', async ({ page, person, browser }) => {
  const other = await Person.newcomer()
  const job = await other.submit('a street of another one', 2)
  const own = await person.submit('a street of my own', 1)

  await page.getByRole('link', { name: 'Jobs' }).click()
  await expect(page.getByRole('main').getByRole('link', { name: 'a street of my own' })).toBeVisible()
  await expect(page.getByText('a street of another one')).toHaveCount(0)
  await page.getByRole('link', { name: 'Gallery' }).click()
  await expect(page.getByRole('grid', { name: '1 image' })).toBeVisible()
  for (const place of [`/jobs/${job.id}`, `/groups/${job.groupId}`]) {
    await page.goto(place)
    await expect(page.getByRole('alert')).toContainText('It may have been removed, or it is somebody else’s.')
  }

  const theirs = await browser.newPage()
  await theirs.goto(other.link)
  await theirs.getByRole('link', { name: 'Jobs' }).click()
  await expect(theirs.getByRole('main').getByRole('link', { name: 'a street of another one' })).toBeVisible()
  await expect(theirs.getByText('a street of my own')).toHaveCount(0)
  await theirs.goto(new URL(`/jobs/${own.id}`, theirs.url()).href)
  await expect(theirs.getByRole('alert')).toBeVisible()
  await theirs.close()
})

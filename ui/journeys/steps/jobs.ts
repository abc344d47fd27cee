import { basename } from 'node:path'
import { expect } from '@playwright/test'
import type { Person } from '../stack/people.ts'

interface Job {
  id: string
  items: { total: number }
}

/** All jobs of somebody are of these sizes, and together they have each of the files once. */
export async function haveEachOnce(person: Person, files: readonly string[], sizes: readonly number[]): Promise<void> {
  const { items: jobs } = await person.get<{ items: Job[] }>('/api/jobs')
  expect(jobs.map(({ items }) => items.total).toSorted((a, b) => a - b)).toEqual(sizes)
  const submissions = await Promise.all(jobs.map(({ id }) => person.get<{ inputs: { name: string }[] }>(`/api/jobs/${id}/submission`)))
  const names = files.map((file) => basename(file))
  expect(submissions.flatMap(({ inputs }) => inputs.map(({ name }) => name)).toSorted(byText)).toEqual(names.toSorted(byText))
}

const byText = (a: string, b: string) => a.localeCompare(b)

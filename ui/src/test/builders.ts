import type { ItemCounts, ItemView, JobView, OutputView } from '@/api/types'

/** Counts of items; their total is their sum. */
export function someCounts(counts: Partial<Omit<ItemCounts, 'total'>> = { queued: 1 }): ItemCounts {
  const all = { queued: 0, processing: 0, generated: 0, completed: 0, failed: 0, cancelled: 0, ...counts }
  return { ...all, total: Object.values(all).reduce((sum, each) => sum + each, 0) }
}

export const aJob = (facts: Partial<JobView> = {}): JobView => ({
  id: '0197f3a2-7a10-7b43-9c3e-5f0a9d2c4b61',
  groupId: '0197f3a2-6f0e-7c1d-8d57-0b6f3a1c2d4e',
  groupName: 'Street scenes',
  name: 'the same street in heavy rain at dusk',
  mode: 'automatic',
  lane: 'bulk',
  state: 'queued',
  paused: false,
  cancelRequested: false,
  engine: 'gemini',
  prompt: 'the same street in heavy rain at dusk',
  negativePrompt: null,
  variations: 4,
  parameters: {},
  aspectRatio: null,
  size: null,
  seed: null,
  sets: 1,
  items: someCounts(),
  progress: 0,
  seconds: 0,
  costUsd: 0,
  secondsLeft: null,
  retryOf: null,
  recovered: 0,
  marksVersion: 0,
  createdAt: '2026-11-21T09:30:00Z',
  startedAt: null,
  finishedAt: null,
  ...facts,
})

export function anItem(facts: Partial<ItemView> = {}): ItemView {
  const id = facts.id ?? '0197f3a2-7a11-7c0e-9f10-2b3c4d5e6f70'
  return {
    id,
    jobId: '0197f3a2-7a10-7b43-9c3e-5f0a9d2c4b61',
    ordinal: 0,
    set: 0,
    variation: 1,
    seed: 4_011_275_093,
    state: 'completed',
    prompt: 'the same street in heavy rain at dusk',
    negativePrompt: null,
    inputs: [{ sha256: 'a'.repeat(64), name: 'street/001.png' }],
    attempts: 1,
    error: null,
    output: {
      attemptId: '0197f3a2-7a12-7000-8000-000000000001',
      contentType: 'image/png',
      bytes: 1_507_328,
      sha256: 'b'.repeat(64),
      width: 1200,
      height: 800,
      url: `/api/items/${id}/output`,
      previewUrl: `/api/items/${id}/preview`,
    },
    seconds: 2.4,
    costUsd: 0.039,
    metadata: {},
    favourite: false,
    rejected: false,
    retryOf: null,
    retriedBy: null,
    createdAt: '2026-11-21T09:30:00Z',
    finishedAt: '2026-11-21T09:30:31Z',
    ...facts,
  }
}

export function anOutput(facts: Partial<OutputView> = {}): OutputView {
  const itemId = facts.itemId ?? '0197f3a2-7a11-7c0e-9f10-2b3c4d5e6f70'
  return {
    itemId,
    jobId: '0197f3a2-7a10-7b43-9c3e-5f0a9d2c4b61',
    groupId: '0197f3a2-6f0e-7c1d-8d57-0b6f3a1c2d4e',
    mode: 'automatic',
    engine: 'gemini',
    set: 0,
    variation: 1,
    seed: 4_011_275_093,
    width: 1200,
    height: 800,
    url: `/api/items/${itemId}/output`,
    previewUrl: `/api/items/${itemId}/preview`,
    finishedAt: '2026-11-21T09:30:31Z',
    favourite: false,
    rejected: false,
    ...facts,
  }
}

import { waitBefore } from '@/api/query-client'
import { api, good } from '@/api/client'
import type { Ticket, UploadAnswer } from '@/api/types'
import { type Hashed, Hashing } from './hashing'
import { type Put, put } from './put'
import type { UploadLimits } from './refusal'

/** A file's content, as it is announced. */
export interface Announced {
  name: string
  bytes: number
  sha256: string
}

/** What an upload needs of the world. */
export interface Ports {
  limits: () => Promise<UploadLimits>
  hash: (file: File) => Promise<Hashed>
  announce: (files: Announced[], signal: AbortSignal) => Promise<UploadAnswer[]>
  put: (ticket: Ticket, file: File, onSent: (part: number) => void, signal: AbortSignal) => Promise<Put>
  complete: (sha256: string[], signal: AbortSignal) => Promise<UploadAnswer[]>
  /** Waits after so many failures in a row. */
  wait: (failures: number, thrown: unknown, signal: AbortSignal) => Promise<void>
}

const hashing = new Hashing()

/** The gateway's, and this browser's workers. */
export const realPorts = (limits: Ports['limits']): Ports => ({
  limits,
  hash: (file) => hashing.hash(file),
  announce: async (files, signal) => (await good(api.POST('/api/uploads', { body: { files }, signal }))).files,
  put,
  complete: async (sha256, signal) => (await good(api.POST('/api/uploads/complete', { body: { sha256 }, signal }))).files,
  wait: (failures, thrown, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, waitBefore(failures, thrown))
      signal.addEventListener('abort', () => {
        clearTimeout(timer)
        resolve()
      })
    }),
})

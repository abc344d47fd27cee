import type { Engine, JobState, Mode } from './types'

/** What the API's enums may be, for what comes from an address or was kept by an older page. */
export const MODES = ['automatic', 'semi-automatic'] as const satisfies readonly Mode[]
export const ENGINES = ['gemini', 'comfyui', 'diffusers', 'augment'] as const satisfies readonly Engine[]
export const JOB_STATES = ['queued', 'processing', 'completed', 'failed', 'cancelled'] as const satisfies readonly JobState[]

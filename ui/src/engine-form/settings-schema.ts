import * as z from 'zod/mini'
import { ENGINES } from '@/api/enums'
import type { EngineSettings } from './settings'

/** Settings as they were kept; each that makes no sense any more is as if it had not been chosen. */
export const settingsSchema: z.ZodMiniType<EngineSettings> = z.object({
  engine: z.catch(z.nullable(z.enum(ENGINES)), null),
  parameters: z.catch(z.record(z.string(), z.unknown()), {}),
  size: z.catch(z.nullable(z.string()), null),
  aspectRatio: z.catch(z.nullable(z.string()), null),
  seed: z.catch(z.nullable(z.int().check(z.nonnegative())), null),
})

import type { components } from './schema'

type Schemas = components['schemas']

export type JobView = Schemas['JobView']
export type JobState = Schemas['JobState']
export type ItemView = Schemas['ItemView']
export type ItemState = Schemas['ItemState']
export type ItemCounts = Schemas['ItemCounts']
export type GroupView = Schemas['GroupView']
export type EndpointView = Schemas['EndpointView']
export type KeyView = Schemas['Key']
export type CreatedKey = Schemas['CreatedKey']
export type Session = Schemas['Session']
export type Mode = Schemas['Mode']
export type JobProgressed = Schemas['JobProgressed']
export type ItemsChanged = Schemas['ItemsChanged']
export type JobCompleted = Schemas['JobCompleted']

/** One page of a list: `next` is the cursor of the one behind it. */
export interface Page<T> {
  items: T[]
  next?: string | null
  total?: number | null
}

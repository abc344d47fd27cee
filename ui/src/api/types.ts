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
export type Engine = Schemas['Engine']
export type InputRef = Schemas['InputRef']
export type OutputView = Schemas['OutputView']
export type MarksChange = Schemas['MarksChange']
export type ItemDetail = Schemas['ItemDetail']
export type AttemptView = Schemas['AttemptView']
export type FailureGroup = Schemas['FailureGroup']
export type RetryItems = Schemas['RetryItems']
export type SubmitJob = Schemas['SubmitJob']
export type JobProgressed = Schemas['JobProgressed']
export type ItemsChanged = Schemas['ItemsChanged']
export type ItemsProgressed = Schemas['ItemsProgressed']
export type JobCompleted = Schemas['JobCompleted']
export type EngineView = Schemas['EngineView']
export type EngineProfile = Schemas['EngineProfile']
export type EngineParameter = Schemas['EngineParameter']
export type Limits = Schemas['Limits']
export type Ticket = Schemas['Ticket']
export type UploadAnswer = Schemas['UploadFileAnswer']

/** One page of a list: `next` is the cursor of the one behind it. */
export interface Page<T> {
  items: T[]
  next?: string | null
  total?: number | null
}

import type { CDPSession, Page } from '@playwright/test'

interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** Microseconds of the clock, and those in which the thread had a core. */
  dur?: number
  tdur?: number
  args: { name?: string; data?: { frames?: { url: string; processId?: number }[] } }
}

interface Task {
  /** Milliseconds in which the page's thread worked on it. */
  work: number
  /** The same by the clock: longer where others want the cores, too. */
  clock: number
}

/** Watches the thread that draws a page and listens to its user; told to stop, it gives the task that kept it longest. */
export async function watchMainThread(page: Page): Promise<() => Promise<Task>> {
  const debug = await page.context().newCDPSession(page)
  const events: TraceEvent[] = []
  debug.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])))
  await debug.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: ['toplevel', '__metadata'], excludedCategories: ['*'] } })
  return async () => {
    await ended(debug)
    return longest(events)
  }
}

async function ended(debug: CDPSession): Promise<void> {
  const complete = new Promise<void>((resolve) => {
    debug.once('Tracing.tracingComplete', () => resolve())
  })
  await debug.send('Tracing.end')
  await complete
}

/** Workers of the page have threads of other names. */
function longest(events: readonly TraceEvent[]): Task {
  const main = new Set(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(threadOf))
  const tasks = events.filter((event) => event.dur !== undefined && event.tdur !== undefined && main.has(threadOf(event)))
  if (tasks.length === 0) throw new Error('The trace has no task.')
  return tasks.map(({ dur = 0, tdur = 0 }) => ({ work: tdur / 1000, clock: dur / 1000 })).reduce((a, b) => (a.work > b.work ? a : b))
}

const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`

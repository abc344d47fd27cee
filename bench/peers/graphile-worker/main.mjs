import { createInterface } from 'node:readline'
import { Logger, makeWorkerUtils, run } from 'graphile-worker'

const NAME = 'nothing'
const silent = new Logger(() => () => {})
// worker.graphile.org, "Performance": what its own figures are measured with.
const preset = {
  worker: {
    connectionString: process.env.PEER_URL,
    concurrentJobs: 24,
    maxPoolSize: 25,
    localQueue: { size: 500 },
    completeJobBatchDelay: 0,
    failJobBatchDelay: 0,
    logger: silent,
  },
}

let begins = () => {}
let completed = () => {}
const utils = await makeWorkerUtils({ preset })
await utils.migrate()
const runner = await run({ preset, noHandleSignals: true, taskList: { [NAME]: async () => begins() } })
runner.events.on('job:success', () => completed())

async function rate(jobs) {
  let open = jobs
  const all = new Promise((resolve) => {
    completed = () => --open === 0 && resolve()
  })
  const begun = performance.now()
  await utils.addJobs(Array.from({ length: jobs }, (_, number) => ({ identifier: NAME, payload: { number } })))
  await all
  return { seconds: (performance.now() - begun) / 1e3 }
}

async function latency(jobs) {
  const milliseconds = []
  for (let number = 0; number < jobs; number++) {
    const done = new Promise((resolve) => (completed = resolve))
    const begun = performance.now()
    begins = () => milliseconds.push(performance.now() - begun)
    await utils.addJob(NAME, { number })
    await done
  }
  begins = () => {}
  return { milliseconds }
}

console.log(JSON.stringify({ ready: true }))
for await (const line of createInterface({ input: process.stdin })) {
  const [word, count] = line.split(' ')
  console.log(JSON.stringify(await { rate, latency }[word](Number(count))))
}
await runner.stop()
await utils.release()
process.exit(0)

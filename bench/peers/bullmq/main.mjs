import { createInterface } from 'node:readline'
import { Queue, Worker } from 'bullmq'
import IORedis from 'ioredis'

const NAME = 'nothing'
// docs.bullmq.io, "Parallelism and Concurrency": 100 to 300 for jobs that only wait.
const CONCURRENCY = 100

const connect = () => new IORedis(process.env.PEER_URL, { maxRetriesPerRequest: null })
const queue = new Queue(NAME, { connection: connect(), defaultJobOptions: { removeOnComplete: true } })
let begins = () => {}
let completed = () => {}
const worker = new Worker(NAME, async () => begins(), { connection: connect(), concurrency: CONCURRENCY })
worker.on('completed', () => completed())
worker.on('error', (error) => console.error(error))

async function rate(jobs) {
  let open = jobs
  const all = new Promise((resolve) => {
    completed = () => --open === 0 && resolve()
  })
  const begun = performance.now()
  await queue.addBulk(Array.from({ length: jobs }, (_, number) => ({ name: NAME, data: { number } })))
  await all
  return { seconds: (performance.now() - begun) / 1e3 }
}

async function latency(jobs) {
  const milliseconds = []
  for (let number = 0; number < jobs; number++) {
    const done = new Promise((resolve) => (completed = resolve))
    const begun = performance.now()
    begins = () => milliseconds.push(performance.now() - begun)
    await queue.add(NAME, { number })
    await done
  }
  begins = () => {}
  return { milliseconds }
}

await worker.waitUntilReady()
await queue.waitUntilReady()
console.log(JSON.stringify({ ready: true }))
for await (const line of createInterface({ input: process.stdin })) {
  const [word, count] = line.split(' ')
  console.log(JSON.stringify(await { rate, latency }[word](Number(count))))
}
process.exit(0)

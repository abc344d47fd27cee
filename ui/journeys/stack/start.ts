import { up } from './up.ts'

/**
 * The stack of the journeys: workers inside of the endpoint, which make as many images a minute as a journey wants and have all its
 * faults, in the place of an engine that reads prompts.
 */
export default () => up(['--simulated-workers=24', '--budget=24', '--latency=200ms'], {
    LIGHTMILL_RUNPOD_ENGINES: 'gemini',
    // The second compiler would want half of the machine for as long as the journeys take.
    LIGHTMILL_JAVA_OPTIONS: '-XX:TieredStopAtLevel=1',
  })

import { up } from './up.ts'

/** A stack as everybody has it on their machine, with real workers. */
export default () => up([])

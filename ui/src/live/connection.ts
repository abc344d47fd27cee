import { Store } from '@/store'
import type { Connection } from './event-stream'

/** How news arrive at this page now. */
export const connection = new Store<Connection>('connecting')

import { packAsWorker } from './deflate.ts'

packAsWorker()

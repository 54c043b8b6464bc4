import { packAsWorker } from './deflate.ts'

await packAsWorker()

import { packAsWorker } from './deflate.ts'

void packAsWorker()

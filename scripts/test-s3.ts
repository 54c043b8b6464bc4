/**
 * `npm run test:s3`: the tests of test/s3 against a real S3 server, Ceph's radosgw, which is installed
 * where it is missing, and stopped in the end whatever happens. Arguments go to vitest.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3'
import { installRadosgw, startRadosgw, type S3Server } from './radosgw.ts'

const BUCKET = 'packages'
/** Signed over, but radosgw does not hold it against anything. */
const REGION = 'default'

let tests: ChildProcess | undefined
const signalled = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    signalled.abort()
    tests?.kill(signal)
  })
}

try {
  process.exitCode = await main()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function main(): Promise<number> {
  installRadosgw()
  const begin = performance.now()
  const server = await startRadosgw(signalled.signal)
  try {
    await createBucket(server)
    const seconds = ((performance.now() - begin) / 1000).toFixed(1)
    process.stdout.write(`radosgw listens on ${server.endpoint} after ${seconds} s\n`)
    return signalled.signal.aborted ? 1 : await runTests(server)
  } finally {
    await server.stop()
  }
}

async function createBucket({ endpoint, accessKey, secretKey }: S3Server): Promise<void> {
  const client = new S3Client({
    endpoint,
    forcePathStyle: true,
    region: REGION,
    credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
    requestChecksumCalculation: 'WHEN_REQUIRED',
  })
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }))
  client.destroy()
}

/** The exit code of vitest; 1 where a signal ended it. */
async function runTests({ endpoint, accessKey, secretKey }: S3Server): Promise<number> {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.s3.config.ts']
  tests = spawn(process.execPath, [...vitest, ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: {
      ...process.env,
      S3_ENDPOINT: endpoint,
      S3_ACCESS_KEY: accessKey,
      S3_SECRET_KEY: secretKey,
      S3_BUCKET: BUCKET,
      S3_REGION: REGION,
    },
  })
  const [code] = (await once(tests, 'close')) as [number | null]
  return code ?? 1
}

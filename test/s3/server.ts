/** The S3 server that `npm run test:s3` has started, as it says in the environment. */
export interface Server {
  /** Without a path; the bucket goes into the path of requests. */
  readonly endpoint: string
  readonly accessKey: string
  readonly secretKey: string
  /** Exists, and is the only one. */
  readonly bucket: string
  readonly region: string
}

/** @throws Error where there is none */
export function server(): Server {
  return {
    endpoint: setting('S3_ENDPOINT'),
    accessKey: setting('S3_ACCESS_KEY'),
    secretKey: setting('S3_SECRET_KEY'),
    bucket: setting('S3_BUCKET'),
    region: setting('S3_REGION'),
  }
}

function setting(name: string): string {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set: run this by npm run test:s3`)
  return value
}

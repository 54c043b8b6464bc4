import { createHash, randomBytes } from 'node:crypto'
import AdmZip from 'adm-zip'

/** A zip of one stored file, so that its size follows from the length of the source. */
export function zipOf(source: string, time = new Date(2020, 0, 1)): Buffer {
  const zip = new AdmZip()
  const entry = zip.addFile('index.js', Buffer.from(source))
  entry.header.method = 0
  entry.header.time = time
  return zip.toBuffer()
}

/** Makes sources of a function that nobody deployed before, each longer than the one before. */
export function sources(): () => string {
  let count = 0
  return () => {
    count += 1
    const nonce = randomBytes(16).toString('hex')
    return `exports.handler = async () => '${nonce}${'.'.repeat(count)}'\n`
  }
}

/** As the service's `digest` is documented: of the bytes of the archive. */
export function sha512(bytes: Buffer): string {
  return createHash('sha512').update(bytes).digest('hex')
}

/**
 * Our packing, and our sending where a port is given, without the rest of the action: arguments are
 * a folder, a port, and how many threads (else what the machine and the work merit).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { bodyWithFile, sha256Of } from '../../src/cloud/body.ts'
import { makePackage } from '../../src/package/make.ts'

const [folder = '.', port] = process.argv.slice(2)
const temp = mkdtempSync(join(tmpdir(), 'ours-'))
const began = performance.now()
const made = await makePackage(
  { paths: [folder], codeType: 'auto', exclude: [], compression: 'deflate' },
  { workspace: folder, temp },
)
const milliseconds = performance.now() - began
if (port !== undefined) await send(port)
rmSync(temp, { recursive: true })
const memory = process.resourceUsage().maxRSS / 1024
process.stdout.write(
  JSON.stringify({ bytes: made.size, memory, milliseconds, digest: made.digest }),
)

async function send(to: string): Promise<void> {
  const body = bodyWithFile({ code_type: 'zip', digest: made.digest }, made)
  const headers = { 'content-length': body.length, 'x-signature': await sha256Of(body) }
  const sent = request({ port: to, host: '127.0.0.1', method: 'PUT', headers })
  const answered = new Promise<void>((resolve, reject) => {
    sent.on('error', reject)
    sent.on('response', (answer) => answer.resume().on('end', resolve))
  })
  await pipeline(Readable.from(body.pieces()), sent)
  await answered
}

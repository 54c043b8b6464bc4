/** Sends a package that lies in a file, by our body and our transport. */
import { statSync } from 'node:fs'
import { bodyWithFile, sha256Of } from '../../src/cloud/body.ts'
import { networkTransport } from '../../src/cloud/transport.ts'

const [path = '', port = ''] = process.argv.slice(2)
const { size } = statSync(path)
const body = bodyWithFile({ code_type: 'zip' }, { path, size })
const signature = await sha256Of(body)
await networkTransport('bench').send(
  {
    method: 'PUT',
    url: new URL(`http://127.0.0.1:${port}/`),
    headers: { 'x-signature': signature, 'content-length': String(body.length) },
    body,
  },
  new AbortController().signal,
)
const memory = process.resourceUsage().maxRSS / 1024
process.stdout.write(JSON.stringify({ bytes: size, memory }))

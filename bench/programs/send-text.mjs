// Sends a package that lies in a file the plain way: read whole, encoded whole, hashed whole.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { report, sendText } from './report.mjs'

const [path, port] = process.argv.slice(2)
const bytes = readFileSync(path)
const body = JSON.stringify({ code_type: 'zip', func_code: { file: bytes.toString('base64') } })
await sendText(port, body, createHash('sha256').update(body).digest('hex'))
report(bytes.length)

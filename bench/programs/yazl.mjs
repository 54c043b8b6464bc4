// yazl's addFile for each file, fixed time and mode.
import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { ZipFile } from 'yazl'
import { report } from './report.mjs'

const [folder] = process.argv.slice(2)
const zip = new ZipFile()
const options = { mtime: new Date(1980, 0, 1), mode: 0o100755, forceDosTimestamp: true }
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name)
  if (entry.isFile()) zip.addFile(path, relative(folder, path), options)
}
zip.end()
let bytes = 0
for await (const part of zip.outputStream) bytes += part.length
report(bytes)

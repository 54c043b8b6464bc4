// What one peer action does: copies the folder to a temporary one, adds it with adm-zip, writes the
// zip to a file, and reads it again to send it.
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AdmZip from 'adm-zip'
import { report } from './report.mjs'

const [folder] = process.argv.slice(2)
const temp = await mkdtemp(join(tmpdir(), 'copy-then-zip-'))
await cp(folder, join(temp, 'copy'), { recursive: true })
const zip = new AdmZip()
zip.addLocalFolder(join(temp, 'copy'))
zip.writeZip(join(temp, 'package.zip'))
const { length } = await readFile(join(temp, 'package.zip'))
await rm(temp, { recursive: true })
report(length)

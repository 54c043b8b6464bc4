// fflate's zipSync, level 6.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { zipSync } from 'fflate'
import { report } from './report.mjs'

const [folder] = process.argv.slice(2)
const files = {}
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name)
  if (entry.isFile()) files[relative(folder, path)] = readFileSync(path)
}
report(zipSync(files, { level: 6, mtime: new Date(1980, 0, 1) }).length)

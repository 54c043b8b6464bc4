// archiver's directory(), level 6 unless told otherwise, into one buffer.
import { Writable } from 'node:stream'
import archiver from 'archiver'
import { report } from './report.mjs'

const [folder, , level = '6'] = process.argv.slice(2)
const parts = []
const sink = new Writable({
  write(part, _, done) {
    parts.push(part)
    done()
  },
})
const zip = archiver('zip', { zlib: { level: Number(level) } })
const finished = new Promise((resolve) => sink.on('finish', resolve))
zip.pipe(sink)
zip.directory(folder, false)
await zip.finalize()
await finished
report(Buffer.concat(parts).length)

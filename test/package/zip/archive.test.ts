import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import AdmZip from 'adm-zip'
import { describe, expect, it } from 'vitest'
import { fromBuffer, type Entry, type ZipFile } from 'yauzl'
import { writeArchive, type ArchiveOptions } from '../../../src/package/zip/archive.ts'
import type { SourceFile } from '../../../src/package/select/findings.ts'
import { Packing } from '../../../src/package/zip/packing.ts'
import { selectFiles } from '../../../src/package/select/select.ts'
import { newFolder, openIn, plant, workspaceWith, type Tree } from '../trees.ts'

async function archive(tree: Tree, more: Partial<ArchiveOptions> = {}) {
  const { workspace, temp } = workspaceWith(tree)
  const { files } = await selectFiles({ paths: ['.'], exclude: [] }, workspace)
  return writeArchive(files, { compression: 'deflate', folder: temp, ...more })
}

/** Everything that yauzl, in strict mode, reads out of a zip. */
async function readWithYauzl(bytes: Buffer) {
  const found: { name: string; content: Buffer; entry: Entry }[] = []
  const zip = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, strictFileNames: true }, (error, file) => {
      if (error) reject(error)
      else resolve(file)
    })
  })
  await new Promise<void>((resolve, reject) => {
    zip.on('error', reject)
    zip.on('end', resolve)
    zip.on('entry', (entry: Entry) => {
      zip.openReadStream(entry, (error, stream) => {
        if (error) {
          reject(error)
          return
        }
        const parts: Buffer[] = []
        stream.on('error', reject)
        stream.on('data', (part: Buffer) => parts.push(part))
        stream.on('end', () => {
          found.push({ name: entry.fileName, content: Buffer.concat(parts), entry })
          zip.readEntry()
        })
      })
    })
    zip.readEntry()
  })
  return found
}

const TREE: Tree = {
  'index.js': 'exports.handler = async () => "hello"\n'.repeat(20),
  empty: '',
  tiny: 'x',
  'noise.bin': Buffer.from(Array.from({ length: 999 }, (_, at) => (at * at * 2654435761) >>> 23)),
  '数据/文件.json': '{}',
  'Z/a': 'upper case comes first',
  'a/\u{1f600}.txt': 'emoji',
  'a/\uff5e.txt': 'full width',
}

const ORDER = [
  'Z/a',
  'a/\uff5e.txt',
  'a/\u{1f600}.txt',
  'empty',
  'index.js',
  'noise.bin',
  'tiny',
  '数据/文件.json',
]

describe.each(['deflate', 'store'] as const)('a zip with %s', (compression) => {
  it('is read back by yauzl: order, names, contents', async () => {
    const { path } = await archive(TREE, { compression })
    const found = await readWithYauzl(readFileSync(path))
    expect(found.map(({ name }) => name)).toEqual(ORDER)
    for (const { name, content } of found) expect(content).toEqual(Buffer.from(TREE[name] ?? ''))
  })

  it('is read back by adm-zip, which checks each CRC', async () => {
    const { path } = await archive(TREE, { compression })
    expect(new AdmZip(path).test()).toBe(true)
  })

  it('has these fields in each header', async () => {
    const { path } = await archive(TREE, { compression })
    for (const { name, entry, content } of await readWithYauzl(readFileSync(path))) {
      const shrinks = compression === 'deflate' && name === 'index.js'
      expect(entry, name).toMatchObject({
        versionMadeBy: 0x0314,
        versionNeededToExtract: 20,
        generalPurposeBitFlag: 0x0800,
        compressionMethod: shrinks ? 8 : 0,
        lastModFileTime: 0,
        lastModFileDate: 0x0021,
        crc32: crc32(content),
        uncompressedSize: content.length,
        externalFileAttributes: 0o100755 * 0x10000,
        internalFileAttributes: 0,
        extraFieldLength: 0,
        fileCommentLength: 0,
      })
    }
  })

  it('holds nothing between headers, data and directory', async () => {
    const { path, size, entries } = await archive(TREE, { compression })
    const names = entries.reduce((sum, { name }) => sum + Buffer.byteLength(name), 0)
    const data = entries.reduce((sum, { packedSize }) => sum + packedSize, 0)
    expect(size).toBe((30 + 46) * entries.length + 2 * names + data + 22)
    expect(readFileSync(path).length).toBe(size)
  })

  it('has the same bytes, whatever number of threads packs, started early or not', async () => {
    const large = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`f${at}`, `${at} `.repeat(30_000 * (at % 7))]),
    )
    const digests: string[] = []
    for (const threads of [1, 2, 3]) {
      digests.push((await archive(large, { compression, threads })).digest)
    }
    const { workspace, temp } = workspaceWith(large)
    const compress = compression === 'deflate'
    const packing = new Packing<SourceFile>({ compress, folder: () => temp, threads: 2 })
    const found: SourceFile[] = []
    const { files } = await selectFiles({ paths: ['.'], exclude: [] }, workspace, temp, (file) => {
      found.push(file)
      packing.offer(file)
    })
    expect(found).toHaveLength(files.length)
    digests.push((await writeArchive(files, { compression, folder: temp, packing })).digest)
    expect(new Set(digests).size).toBe(1)
  })

  it('takes files of many sizes, at and around the sizes of its buffers', async () => {
    const sizes = [1, 63, 64, 65, 262_143, 262_144, 262_145, 1_048_575, 1_048_576, 1_048_577]
    const tree = Object.fromEntries(sizes.map((size) => [`${size}`, Buffer.alloc(size, 'abcdefg')]))
    const { path } = await archive(tree, { compression, threads: 2 })
    const found = await readWithYauzl(readFileSync(path))
    expect(found.map(({ content }) => content.length).sort((a, b) => a - b)).toEqual(sizes)
  })
})

describe('what cannot be packed', () => {
  async function packAfter(change: (workspace: string) => void, threads = 1) {
    const { workspace, temp } = workspaceWith({ 'a.js': 'aaaa', 'b/c.js': 'cccc' })
    const { files } = await selectFiles({ paths: ['.'], exclude: [] }, workspace)
    change(workspace)
    return writeArchive(files, { compression: 'deflate', folder: temp, threads })
  }

  it.each<[string, (workspace: string) => void, RegExp]>([
    [
      'a file that is gone',
      (at) => {
        rmSync(join(at, 'b/c.js'))
      },
      /^b\/c.js could not be read \(ENOENT\)/,
    ],
    [
      'one that grew',
      (at) => {
        writeFileSync(join(at, 'a.js'), 'aaaaa')
      },
      /^a.js changed during packaging/,
    ],
    [
      'one that shrank',
      (at) => {
        writeFileSync(join(at, 'a.js'), 'aaa')
      },
      /^a.js changed during packaging/,
    ],
  ])('%s is named', async (_, change, message) => {
    await expect(packAfter(change)).rejects.toThrow(message)
    await expect(packAfter(change, 2)).rejects.toThrow(message)
  })

  it('stored files are checked too', async () => {
    const { workspace, temp } = workspaceWith({ 'a.js': 'aaaa' })
    const file = { name: 'a.js', path: join(workspace, 'a.js') }
    const store = (size: number) =>
      writeArchive([{ ...file, size }], { compression: 'store', folder: plant(temp, {}) })
    await expect(store(3)).rejects.toThrow('a.js changed during packaging')
    const other = newFolder()
    await expect(
      writeArchive([{ ...file, size: 5 }], { compression: 'store', folder: other }),
    ).rejects.toThrow('a.js changed during packaging')
  })

  it('leaves nothing but the zip open or behind', async () => {
    const { workspace, temp } = workspaceWith({ 'a.js': 'a', 'b.js': 'b'.repeat(100) })
    const { files } = await selectFiles({ paths: ['.'], exclude: [] }, workspace)
    for (const compression of ['deflate', 'store'] as const) {
      for (const threads of [1, 2]) {
        const folder = newFolder()
        await writeArchive(files, { compression, folder, threads })
        expect(readdirSync(folder)).toEqual(['package.zip'])
        expect(openIn(folder)).toEqual([])
        await expect(writeArchive(files, { compression, folder })).rejects.toThrow('EEXIST')
        expect(openIn(folder)).toEqual([])
        rmSync(join(workspace, 'a.js'))
        const other = newFolder()
        const gone = writeArchive(files, { compression, folder: other, threads })
        await expect(gone).rejects.toThrow('a.js could not be read')
        writeFileSync(join(workspace, 'a.js'), 'a')
        expect([...openIn(workspace), ...openIn(other)]).toEqual([])
      }
    }
    expect(readdirSync(temp)).toEqual([])
  })
})

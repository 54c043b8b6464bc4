import { randomBytes } from 'node:crypto'
import { openSync, closeSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as yieldToEvents, setTimeout as sleep } from 'node:timers/promises'
import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Packer, UnreadableFile, type PackedFile } from '../../../src/package/zip/packer.ts'
import { deflateFiles, packUntilDone } from '../../../src/package/zip/deflate.ts'
import { intoBatches, worthwhileThreads } from '../../../src/package/zip/schedule.ts'
import { selectFiles } from '../../../src/package/select/select.ts'
import { newFolder, plant, workspaceWith } from '../trees.ts'

const MIB = 1024 * 1024

describe('worthwhileThreads', () => {
  const files = (count: number, size: number) =>
    Array.from({ length: count }, (_, at) => ({ path: `${at}`, size }))

  it.each<[string, number, number, number, number]>([
    ['nothing', 0, 0, 8, 1],
    ['a small function', 5, 20_000, 8, 1],
    ['just under 2 MiB', 1, 2 * MIB - 4097, 8, 1],
    ['2 MiB', 1, 2 * MIB - 4096, 8, 4],
    ['many small files', 512, 1, 8, 4],
    ['a large tree on two cores', 10_000, 1000, 2, 2],
    ['on one core', 10_000, 1000, 1, 1],
  ])('%s: %i files of %i bytes, %i cores: %i', (_, count, size, cores, threads) => {
    expect(worthwhileThreads(files(count, size), cores)).toBe(threads)
  })

  it('asks the machine', () => {
    expect(worthwhileThreads(files(1, 1))).toBe(1)
  })
})

describe('intoBatches', () => {
  it('puts the largest first, and gathers small ones', () => {
    const sizes = [10, 3 * MIB, 700_000, 0, 600_000, MIB]
    const batches = intoBatches(sizes.map((size, at) => ({ path: `${at}`, size })))
    expect(batches.map((jobs) => jobs.map(({ at }) => at))).toEqual([[1], [5], [2, 4], [0, 3]])
  })

  it('holds every file once', () => {
    const files = fc.array(fc.record({ path: fc.constant('x'), size: fc.nat({ max: 3 * MIB }) }))
    fc.assert(
      fc.property(files, (some) => {
        const places = intoBatches(some).flatMap((jobs) => jobs.map(({ at }) => at))
        expect(places.sort((a, b) => a - b)).toEqual(some.map((_, at) => at))
      }),
    )
  })

  it('makes none of nothing', () => {
    expect(intoBatches([])).toEqual([])
  })
})

describe("a worker's share", () => {
  function work(tree: Record<string, string>, batches: string[][]) {
    const base = plant(newFolder(), { 'spool/': '', ...tree })
    const jobs = batches.map((names, batch) =>
      names.map((name, at) => ({
        path: join(base, name),
        size: tree[name]?.length ?? 0,
        at: batch * 10 + at,
      })),
    )
    return {
      compress: true,
      folder: join(base, 'spool'),
      batches: jobs,
      next: new Int32Array(new SharedArrayBuffer(4)),
      results: new SharedArrayBuffer(24 * 100),
    }
  }

  it('is every batch that nobody else has taken', async () => {
    const shared = work({ a: 'a'.repeat(500), b: 'b'.repeat(600), c: 'c' }, [['a'], ['b', 'c']])
    Atomics.store(shared.next, 0, 1)
    expect(await packUntilDone({ work: shared, id: 3 })).toEqual({ done: true })
    const spool = readFileSync(join(shared.folder, 'spool-3'))
    const b = new DataView(shared.results, 10 * 24, 24)
    const packedSize = b.getUint32(12)
    expect(b.getUint8(16)).toBe(3)
    expect(inflateRawSync(spool.subarray(0, packedSize)).toString()).toBe('b'.repeat(600))
    expect(spool.subarray(packedSize).toString()).toBe('c')
    expect(Atomics.load(shared.next, 0)).toBe(3)
  })

  it('ends with the file that it cannot read', async () => {
    const shared = work({ a: 'a' }, [['a', 'gone']])
    expect(await packUntilDone({ work: shared, id: 1 })).toEqual({
      path: shared.batches[0]?.[1]?.path,
      problem: 'cannot be read (ENOENT)',
    })
  })

  it('does not swallow other failures', async () => {
    const shared = work({ a: 'a' }, [['a']])
    const share = packUntilDone({ work: { ...shared, folder: '/nowhere' }, id: 1 })
    await expect(share).rejects.toThrow('ENOENT')
  })
})

describe('Packer', () => {
  it('packs each file as if it were alone, in whatever order', () => {
    const texts = ['abc '.repeat(300), 'x', '', 'abc '.repeat(299), '0123456789'.repeat(5000)]
    const base = plant(newFolder(), Object.fromEntries(texts.map((text, at) => [`f${at}`, text])))
    const files = texts.map((text, at) => ({ path: join(base, `f${at}`), size: text.length }))
    const packIn = (order: typeof files, spoolName: string) => {
      const path = join(base, spoolName)
      const spool = openSync(path, 'wx')
      const packed = new Map<string, Buffer>()
      const places: [string, number, number][] = []
      new Packer(spool, true).pack(order, (file, { offset, packedSize }) => {
        places.push([file.path, offset, packedSize])
      })
      closeSync(spool)
      const bytes = readFileSync(path)
      for (const [name, at, size] of places) packed.set(name, bytes.subarray(at, at + size))
      return packed
    }
    const forwards = packIn(files, 'one')
    const backwards = packIn(files.toReversed(), 'two')
    for (const { path } of files) expect(backwards.get(path)).toEqual(forwards.get(path))
  })

  it.each([
    ['is not there', 'gone', 'cannot be read (ENOENT)'],
    ['is a folder meanwhile', 'folder', 'cannot be read (EISDIR)'],
  ])('tells of a file that %s', async (_, name, problem) => {
    const base = plant(newFolder(), { 'folder/': '' })
    const file = { path: join(base, name), size: 1 }
    for (const compress of [true, false]) {
      const spool = openSync(join(base, `spool-${compress}`), 'wx')
      const packer = new Packer(spool, compress)
      const expected = new UnreadableFile(file.path, problem)
      expect(() => {
        packer.pack([file], () => undefined)
      }).toThrow(expected)
      await expect(packer.packLarge(file, () => Promise.resolve())).rejects.toThrow(expected)
      closeSync(spool)
    }
  })

  it.each<[string, Buffer, boolean]>([
    ['what shrinks', Buffer.alloc(3 * MIB, '#!/bin/sh\r\nexit\r\n'), true],
    ['what does not', randomBytes(3 * MIB + 1), true],
    ['what is stored', randomBytes(MIB), false],
    ['nothing', Buffer.alloc(0), true],
  ])('packs %s bit by bit to the same bytes', async (_, content, compress) => {
    // Several files make room for themselves, in which those after them are collected.
    const noise = { one: randomBytes(300_000), other: randomBytes(300_000) }
    const base = plant(newFolder(), { content, after: 'x', ...noise })
    const before = Object.keys(noise).map((name) => ({ path: join(base, name), size: 300_000 }))
    const file = { path: join(base, 'content'), size: content.length }
    const after = { path: join(base, 'after'), size: 1 }
    const spools = ['at-once', 'bit-by-bit'].map((name) => openSync(join(base, name), 'wx'))
    const [atOnce, bitByBit] = spools.map((spool) => new Packer(spool, compress))
    const told: unknown[] = []
    for (const packer of [atOnce, bitByBit]) packer?.pack(before, () => undefined)
    atOnce?.pack([file], (__, packed) => told.push(packed))
    atOnce?.pack([after], (__, packed) => told.push(packed))
    let pauses = 0
    const pause = () => Promise.resolve(void (pauses += 1))
    expect(await bitByBit?.packLarge(file, pause)).toEqual(told[0])
    bitByBit?.pack([after], (__, packed) => {
      expect(packed).toEqual(told[1])
    })
    const end = (told[1] as PackedFile).offset + 1
    const [one, other] = ['at-once', 'bit-by-bit'].map((name) => readFileSync(join(base, name)))
    expect(other?.subarray(0, end).equals(one?.subarray(0, end) as Buffer)).toBe(true)
    expect(pauses).toBeGreaterThanOrEqual(content.length / (256 * 1024))
    for (const spool of spools) closeSync(spool)
  })

  it.each([
    ['#!/bin/sh\r\nexit\n', true],
    ['#!/bin/sh\nexit\r\n', false],
    ['#!\r\n', true],
    ['#!\n', false],
    ['#!', false],
    ['#/bin/sh\r\n', false],
    ['!!/bin/sh\r\n', false],
    ['\n#!/bin/sh\r\n', false],
    ['', false],
    // Linux reads 256 bytes of the line: 3 here, and 2 at its end.
    [`#!/${'x'.repeat(251)}\r\n`, true],
    [`#!/${'x'.repeat(252)}\r\n`, false],
    // What a later piece begins with is no first line.
    [`${'x'.repeat(256 * 1024)}#!/bin/sh\r\n`, false],
  ])(
    'says of script %#, %.24j, that its first line ends in CRLF: %s',
    async (content, expected) => {
      const base = plant(newFolder(), { content })
      const file = { path: join(base, 'content'), size: content.length }
      for (const compress of [true, false]) {
        const spool = openSync(join(base, `spool-${compress}`), 'wx')
        const packer = new Packer(spool, compress)
        packer.pack([file], (_, { crlfScript }) => {
          expect(crlfScript).toBe(expected)
        })
        const { crlfScript } = await packer.packLarge(file, () => Promise.resolve())
        expect(crlfScript).toBe(expected)
        closeSync(spool)
      }
    },
  )

  it.each([-1, 1])('notices that a large file has changed its size by %i', async (more) => {
    const base = plant(newFolder(), { content: Buffer.alloc(MIB) })
    const file = { path: join(base, 'content'), size: MIB - more }
    for (const compress of [true, false]) {
      const spool = openSync(join(base, `spool-${compress}`), 'wx')
      const packed = new Packer(spool, compress).packLarge(file, () => Promise.resolve())
      await expect(packed).rejects.toThrow('has changed')
      closeSync(spool)
    }
  })
})

const SIZE = 100 * MIB
/** Deflate needs seconds for it: what repeats lies farther back than it looks. */
const slow = Buffer.alloc(SIZE, randomBytes((MIB / 4) * 3).toString('base64'))

describe('a failure in one of several threads', () => {
  it('ends all of them, and names the file', async () => {
    const { workspace, temp: folder } = workspaceWith({ slow })
    const files = [
      { path: join(workspace, 'slow'), size: SIZE },
      { path: join(workspace, 'gone'), size: 1 },
    ]
    const packed = deflateFiles(files, { compress: true, folder, threads: 2 })
    await expect(packed).rejects.toThrow(
      new UnreadableFile(join(workspace, 'gone'), 'cannot be read (ENOENT)'),
    )
    expect(statSync(join(folder, 'spool-0')).size).toBeLessThan(SIZE / 2)
  })

  it('that is none of a file is told as it is', async () => {
    const { workspace, temp: folder } = workspaceWith({ a: 'a', 'b/c': 'c' })
    const { files } = await selectFiles({ paths: ['.'], exclude: [] }, workspace)
    plant(folder, { 'spool-1': '' })
    const packed = deflateFiles(files, { compress: true, folder, threads: 2 })
    await expect(packed).rejects.toThrow('EEXIST')
  })
})

describe('an abort', () => {
  it.each([
    ['deflate', 1],
    ['deflate', 2],
    ['store', 1],
    ['store', 2],
  ] as const)('is heard amid large files: %s, %i threads', async (compression, threads) => {
    const surroundings = workspaceWith({ one: slow, other: slow })
    const { files } = await selectFiles({ paths: ['.'], exclude: [] }, surroundings.workspace)
    const aborter = new AbortController()
    const folder = surroundings.temp
    const compress = compression === 'deflate'
    const packed = deflateFiles(files, { compress, folder, threads, signal: aborter.signal })
    // Storing is quick: it is given up as soon as anything is heard.
    const after = compress ? sleep(200) : yieldToEvents()
    const aborted = after.then(() => {
      aborter.abort(new Error('cancelled'))
      return performance.now()
    })
    await expect(packed).rejects.toThrow('cancelled')
    expect(performance.now() - (await aborted)).toBeLessThan(2000)
    const spools = readdirSync(folder).map((name) => statSync(join(folder, name)).size)
    for (const size of spools) expect(size).toBeLessThan(SIZE / 2)
  })
})

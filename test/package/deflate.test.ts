import { openSync, closeSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Packer, UnreadableFile } from '../../src/package/batch.ts'
import { packUntilDone } from '../../src/package/deflate.ts'
import { intoBatches, worthwhileThreads } from '../../src/package/schedule.ts'
import { newFolder, plant } from './trees.ts'

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

  it('is every batch that nobody else has taken', () => {
    const shared = work({ a: 'a'.repeat(500), b: 'b'.repeat(600), c: 'c' }, [['a'], ['b', 'c']])
    Atomics.store(shared.next, 0, 1)
    expect(packUntilDone({ work: shared, id: 3 })).toEqual({ done: true })
    const spool = readFileSync(join(shared.folder, 'spool-3'))
    const b = new DataView(shared.results, 10 * 24, 24)
    const packedSize = b.getUint32(12)
    expect(b.getUint8(16)).toBe(3)
    expect(inflateRawSync(spool.subarray(0, packedSize)).toString()).toBe('b'.repeat(600))
    expect(spool.subarray(packedSize).toString()).toBe('c')
    expect(Atomics.load(shared.next, 0)).toBe(3)
  })

  it('ends with the file that it cannot read', () => {
    const shared = work({ a: 'a' }, [['a', 'gone']])
    expect(packUntilDone({ work: shared, id: 1 })).toEqual({
      path: shared.batches[0]?.[1]?.path,
      problem: 'cannot be read (ENOENT)',
    })
  })

  it('does not swallow other failures', () => {
    const shared = work({ a: 'a' }, [['a']])
    expect(() => packUntilDone({ work: { ...shared, folder: '/nowhere' }, id: 1 })).toThrow(
      'ENOENT',
    )
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

  it('tells what it cannot read', () => {
    const spool = openSync(join(newFolder(), 'spool'), 'wx')
    const pack = () => {
      new Packer(spool, true).pack([{ path: '/nowhere/x', size: 1 }], () => undefined)
    }
    expect(pack).toThrow(UnreadableFile)
    closeSync(spool)
  })
})

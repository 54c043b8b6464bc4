import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setImmediate as yieldToEvents, setTimeout as sleep } from 'node:timers/promises'
import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LOCAL_HEADER_BYTES } from '../../../src/package/zip/container.ts'
import { ZLIB } from '../../../src/package/zip/engine.ts'
import { Jobs, nothingTaken, stop } from '../../../src/package/zip/jobs.ts'
import { Packer, type PackedFile } from '../../../src/package/zip/packer.ts'
import { Packing, type PackingOptions } from '../../../src/package/zip/packing.ts'
import { UnreadableFile, type RawFile } from '../../../src/package/zip/reading.ts'
import { readResult, roomForResults } from '../../../src/package/zip/results.ts'
import { Gatherer, isAlone, worthwhileThreads } from '../../../src/package/zip/schedule.ts'
import { packShare } from '../../../src/package/zip/share.ts'
import { newFolder, openIn, plant, workspaceWith } from '../trees.ts'

const MIB = 1024 * 1024

/** A content in pieces of these sizes in turn, in two buffers in turn as a file is read. */
async function* cut(content: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  const rooms = [Buffer.alloc(Math.max(...sizes)), Buffer.alloc(Math.max(...sizes))]
  for (let start = 0, turn = 0; start < content.length; turn += 1) {
    const piece = content.subarray(start, start + (sizes[turn % sizes.length] ?? 1))
    start += piece.length
    await yieldToEvents()
    const room = rooms[turn % 2] as Buffer
    yield room.subarray(0, piece.copy(room))
  }
}

/** A file below `base`, as it would be found. */
function at(base: string, name: string, size: number): RawFile {
  return { name, path: join(base, name), size }
}

describe('worthwhileThreads', () => {
  it.each<[string, number, number, number]>([
    ['nothing', 0, 8, 1],
    ['just under 16 MiB', 16 * MIB - 1, 8, 1],
    ['16 MiB', 16 * MIB, 8, 4],
    ['a large tree on two cores', 50 * MIB, 2, 2],
    ['on one core', 50 * MIB, 1, 1],
  ])('%s: work of %i bytes, %i cores: %i', (_, effort, cores, threads) => {
    expect(worthwhileThreads(effort, cores)).toBe(threads)
  })

  it('asks the machine', () => {
    expect(worthwhileThreads(1)).toBe(1)
  })
})

describe('Gatherer', () => {
  it('makes batches of half a MiB or more, in order, and counts 4 KiB for each file', () => {
    const sizes = [300_000, 200_000, 20_000, 600_000, ...Array.from({ length: 128 }, () => 0), 7]
    const gatherer = new Gatherer()
    const batches = sizes.flatMap((size, place) => {
      const batch = gatherer.add({ ...at('', '', size), at: place })
      return batch === undefined ? [] : [batch.map((job) => job.at)]
    })
    expect(batches).toEqual([[0, 1, 2], [3], Array.from({ length: 128 }, (_, place) => 4 + place)])
    expect(gatherer.rest().map((job) => job.size)).toEqual([7])
    expect(gatherer.rest()).toEqual([])
  })

  it('is not for files of a MiB and more', () => {
    expect([MIB - 1, MIB].map((size) => isAlone({ size }))).toEqual([false, true])
  })
})

describe('Jobs', () => {
  const job = (place: number) => ({ ...at('', `${place}`, 1), at: place })
  const more = (alone: number[], small: number[][], last = false) => ({
    alone: alone.map(job),
    small: small.map((batch) => batch.map(job)),
    last,
  })
  const take = (jobs: Jobs) => jobs.take()?.map((one) => one.at)

  it('are each taken once, by whichever thread; those that are alone before others', () => {
    const taken = nothingTaken()
    const [one, other] = [new Jobs(taken), new Jobs(taken)]
    for (const jobs of [one, other]) jobs.add(more([], [[0, 1], [2], [3]]))
    expect([take(one), take(other)]).toEqual([[0, 1], [2]])
    for (const jobs of [one, other]) jobs.add(more([7, 8], [[4]], true))
    expect([take(other), take(one), take(one), take(other)]).toEqual([[7], [8], [3], [4]])
    expect([take(one), take(other)]).toEqual([undefined, undefined])
  })

  it('are taken only when they are known, and waited for until the last', async () => {
    const taken = nothingTaken()
    const [early, late] = [new Jobs(taken), new Jobs(taken)]
    early.add(more([], [[0]]))
    expect(take(late)).toBeUndefined()
    expect(late.ended).toBe(false)
    const waiting = late.more()
    late.add(more([], [[0]], true))
    await waiting
    expect(take(late)).toEqual([0])
    expect(late.ended).toBe(true)
  })

  it('are none once they are stopped', () => {
    const jobs = new Jobs(nothingTaken())
    jobs.add(more([1], [[0]]))
    const stopped = nothingTaken()
    const others = new Jobs(stopped)
    others.add(more([1], [[0]]))
    stop(stopped)
    expect([take(jobs), take(others), others.ended]).toEqual([[1], undefined, true])
  })
})

describe("a thread's share", () => {
  it('is every batch that nobody else has taken, with local headers', async () => {
    const base = plant(newFolder(), { 'spool/': '', a: 'a', b: 'b'.repeat(600), c: 'c' })
    const taken = nothingTaken()
    const jobs = new Jobs(taken)
    const [a, b, c] = [at(base, 'a', 1), at(base, 'b', 600), at(base, 'c', 1)]
    jobs.add({
      alone: [],
      small: [
        [{ ...a, at: 0 }],
        [
          { ...b, at: 5 },
          { ...c, at: 9 },
        ],
      ],
      last: true,
    })
    expect(jobs.take()).toHaveLength(1)
    const results = roomForResults(10)
    const folder = join(base, 'spool')
    await packShare({ compress: true, folder, taken, results }, 3, jobs)
    const spool = readFileSync(join(folder, 'spool-3'))
    const found = [5, 9].map((place) => readResult(results, place, ['', '', '', 'mine']))
    expect(found.map((one) => one.spool)).toEqual(['mine', 'mine'])
    const [first, second] = found.map(({ offset, packedSize }) => {
      const data = offset + LOCAL_HEADER_BYTES + 1
      expect(spool.readUInt32LE(offset)).toBe(0x04034b50)
      return {
        name: spool.toString('utf8', data - 1, data),
        data: spool.subarray(data, data + packedSize),
      }
    })
    expect([first?.name, second?.name]).toEqual(['b', 'c'])
    expect(inflateRawSync(first?.data ?? Buffer.alloc(0)).toString()).toBe('b'.repeat(600))
    expect(second?.data.toString()).toBe('c')
    expect(readResult(results, 0, [])).toMatchObject({ packedSize: 0 })
  })
})

describe('Packer', () => {
  it('packs each file as if it were alone, in whatever order', () => {
    const texts = ['abc '.repeat(300), 'x', '', 'abc '.repeat(299), '0123456789'.repeat(5000)]
    const base = plant(
      newFolder(),
      Object.fromEntries(texts.map((text, place) => [`f${place}`, text])),
    )
    const files = texts.map((text, place) => at(base, `f${place}`, text.length))
    const packIn = (order: typeof files, spoolName: string) => {
      const path = join(base, spoolName)
      const spool = openSync(path, 'wx')
      const packed = new Map<string, Buffer>()
      const places: [string, number, number][] = []
      new Packer(spool, ZLIB).pack(order, (file, { offset, packedSize }) => {
        places.push([file.path, offset, packedSize])
      })
      closeSync(spool)
      const bytes = readFileSync(path)
      for (const [path, start, size] of places) {
        const whole = LOCAL_HEADER_BYTES + path.length - base.length - 1 + size
        packed.set(path, bytes.subarray(start, start + whole))
      }
      return packed
    }
    const forwards = packIn(files, 'one')
    const backwards = packIn(files.toReversed(), 'two')
    for (const { path } of files) expect(backwards.get(path)).toEqual(forwards.get(path))
  })

  it.each([
    ['is not there', 'gone', 'could not be read (ENOENT)'],
    ['is a folder meanwhile', 'folder', 'could not be read (EISDIR)'],
  ])('returns the problem of a file that %s', async (_, name, problem) => {
    const base = plant(newFolder(), { 'folder/': '' })
    const file = at(base, name, 1)
    for (const compress of [true, false]) {
      const spool = openSync(join(base, `spool-${compress}`), 'wx')
      const packer = new Packer(spool, compress ? ZLIB : undefined)
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
    const before = Object.keys(noise).map((name) => at(base, name, 300_000))
    const file = at(base, 'content', content.length)
    const after = at(base, 'after', 1)
    const spools = ['at-once', 'bit-by-bit'].map((name) => openSync(join(base, name), 'wx'))
    const [atOnce, bitByBit] = spools.map((spool) => new Packer(spool, compress ? ZLIB : undefined))
    const reported: unknown[] = []
    for (const packer of [atOnce, bitByBit]) packer?.pack(before, () => undefined)
    atOnce?.pack([file], (__, packed) => reported.push(packed))
    atOnce?.pack([after], (__, packed) => reported.push(packed))
    let pauses = 0
    const pause = () => Promise.resolve(void (pauses += 1))
    expect(await bitByBit?.packLarge(file, pause)).toEqual(reported[0])
    bitByBit?.pack([after], (__, packed) => {
      expect(packed).toEqual(reported[1])
    })
    const end = (reported[1] as PackedFile).offset + LOCAL_HEADER_BYTES + 'after'.length + 1
    const [one, other] = ['at-once', 'bit-by-bit'].map((name) => readFileSync(join(base, name)))
    expect(other?.subarray(0, end).equals(one?.subarray(0, end) as Buffer)).toBe(true)
    expect(pauses).toBeGreaterThanOrEqual(content.length / MIB)
    for (const spool of spools) closeSync(spool)
    expect(openIn(base)).toEqual([])
  })

  it('gives the same bytes for whatever is read piece by piece', async () => {
    const words = fc.string({ minLength: 1, maxLength: 30 })
    const texts = fc
      .array(words, { minLength: 1, maxLength: 20 })
      .chain((some) =>
        fc
          .array(fc.constantFrom(...some), { minLength: 100, maxLength: 3_000 })
          .map((all) => Buffer.from(all.join('').repeat(20))),
      )
    const noise = fc.integer({ min: 1, max: 700_000 }).map((size) => randomBytes(size))
    const contents = fc.array(fc.oneof(texts, noise), { minLength: 1, maxLength: 4 })
    const pieceSizes = fc.array(fc.integer({ min: 1, max: 300_000 }), {
      minLength: 1,
      maxLength: 5,
    })
    await fc.assert(
      fc.asyncProperty(contents, pieceSizes, async (parts, sizes) => {
        const content = Buffer.concat(parts)
        const deflated: Buffer[] = []
        for await (const piece of ZLIB.pieces(cut(content, sizes))) deflated.push(piece)
        expect(Buffer.concat(deflated).equals(ZLIB.deflate(content))).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('reads no more once whoever takes what is deflated has stopped', async () => {
    let reading = true
    async function* source(): AsyncGenerator<Buffer> {
      try {
        for (let turn = 0; turn < 20; turn += 1) {
          await yieldToEvents()
          yield randomBytes(MIB)
        }
      } finally {
        reading = false
      }
    }
    for await (const piece of ZLIB.pieces(source())) {
      expect(piece.length).toBeGreaterThan(0)
      break
    }
    expect(reading).toBe(false)
  })

  it.runIf(existsSync('/dev/full'))('reports a full disk, and nothing else', async () => {
    const rejected: unknown[] = []
    const note = (reason: unknown): unknown => rejected.push(reason)
    process.on('unhandledRejection', note)
    const base = plant(newFolder(), { content: randomBytes(9 * MIB) })
    const spool = openSync('/dev/full', 'w')
    const packed = new Packer(spool, ZLIB).packLarge(at(base, 'content', 9 * MIB), yieldToEvents)
    await expect(packed).rejects.toThrow('ENOSPC')
    await sleep(20)
    process.off('unhandledRejection', note)
    closeSync(spool)
    expect(rejected).toEqual([])
  })

  it('notices a large file that does not shrink and has other bytes when it is read again', async () => {
    const base = plant(newFolder(), { content: randomBytes(2 * MIB) })
    const file = at(base, 'content', 2 * MIB)
    const spool = openSync(join(base, 'spool'), 'wx')
    let pauses = 0
    const packed = new Packer(spool, ZLIB).packLarge(file, () => {
      pauses += 1
      // The second piece is the last one of the first reading.
      if (pauses === 2) writeFileSync(file.path, randomBytes(2 * MIB))
      return Promise.resolve()
    })
    await expect(packed).rejects.toThrow('changed during packaging')
    closeSync(spool)
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
    [`${'x'.repeat(MIB)}#!/bin/sh\r\n`, false],
  ])(
    'says of script %#, %.24j, that its first line ends in CRLF: %s',
    async (content, expected) => {
      const base = plant(newFolder(), { content })
      const file = at(base, 'content', content.length)
      for (const compress of [true, false]) {
        const spool = openSync(join(base, `spool-${compress}`), 'wx')
        const packer = new Packer(spool, compress ? ZLIB : undefined)
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
    const file = at(base, 'content', MIB - more)
    for (const compress of [true, false]) {
      const spool = openSync(join(base, `spool-${compress}`), 'wx')
      const packed = new Packer(spool, compress ? ZLIB : undefined).packLarge(file, () =>
        Promise.resolve(),
      )
      await expect(packed).rejects.toThrow('changed during')
      closeSync(spool)
    }
  })
})

const SIZE = 100 * MIB
/** Deflate needs seconds for it: what repeats lies farther back than it looks. */
const slow = Buffer.alloc(SIZE, randomBytes((MIB / 4) * 3).toString('base64'))

type Options = Partial<PackingOptions> & { readonly temp: string }

function packing({ temp, ...options }: Options): Packing<RawFile> {
  return new Packing({ compress: true, folder: () => temp, ...options })
}

describe('a package that is started while its files are found', () => {
  /** Files of 4 KiB each that hold their number. */
  function tree(count: number) {
    const names = Array.from({ length: count }, (_, place) => `f${place}`)
    const content = (name: string) => `${name} `.repeat(2000).slice(0, 4096)
    const { workspace, temp } = workspaceWith(
      Object.fromEntries(names.map((name) => [name, content(name)])),
    )
    return { temp, content, files: names.map((name) => at(workspace, name, 4096)) }
  }

  /** What the spool has of each file. */
  function contents(
    spooled: Awaited<ReturnType<Packing<RawFile>['finish']>>,
    files: readonly RawFile[],
  ) {
    return spooled.files.map(({ spool, offset, packedSize }, place) => {
      const header = LOCAL_HEADER_BYTES + (files[place]?.name.length ?? 0)
      const bytes = Buffer.alloc(packedSize)
      expect(spool.read(bytes, 0, offset + header, packedSize)).toBe(packedSize)
      return inflateRawSync(bytes).toString()
    })
  }

  it('has the files that it is finished with, in their order, however they were offered', async () => {
    const { temp, content, files } = tree(300)
    const packed = packing({ temp, threads: 3 })
    const left = files.filter((_, place) => place % 3 > 0)
    for (const file of files.toReversed()) if (file.name !== 'f100') packed.offer(file)
    const spooled = await packed.finish(left)
    expect(contents(spooled, left)).toEqual(left.map(({ name }) => content(name)))
    spooled.close()
  })

  it('packs nothing before there is work for two, and not what is large', async () => {
    const { temp, files } = tree(1)
    let asked = 0
    const folder = () => {
      asked += 1
      return temp
    }
    const packed = packing({ temp, folder, threads: 2 })
    packed.offer(at('/nowhere', 'large', MIB))
    packed.offer(at('/nowhere', 'x'.repeat(4097), 1))
    expect(asked).toBe(0)
    for (const file of files) packed.offer(file)
    expect(asked).toBe(1)
    const small = packing({ temp, folder })
    for (const file of files) small.offer(file)
    expect(asked).toBe(1)
    await packed.abandon()
    await small.abandon()
  })

  it('reports at its end a file that could not be read meanwhile', async () => {
    const { temp, files } = tree(200)
    const packed = packing({ temp, threads: 2 })
    const gone = at('/nowhere', 'gone', 1)
    for (const file of [gone, ...files]) packed.offer(file)
    await expect(packed.finish([...files, gone])).rejects.toThrow(
      new UnreadableFile(gone.path, 'could not be read (ENOENT)'),
    )
  })

  it('is given up, and then nobody writes any more', async () => {
    const { temp, files } = tree(600)
    const packed = packing({ temp, threads: 2 })
    for (const file of files) packed.offer(file)
    await packed.abandon()
    const sizes = () => readdirSync(temp).map((name) => statSync(join(temp, name)).size)
    const before = sizes()
    // Long enough for a worker to start, which would write then.
    await sleep(300)
    expect(sizes()).toEqual(before)
  })
})

describe('a failure in one of several threads', () => {
  it('ends all of them, and names the file', async () => {
    const { workspace, temp } = workspaceWith({ slow })
    const files = [at(workspace, 'slow', SIZE), at(workspace, 'gone', 1)]
    await expect(packing({ temp, threads: 2 }).finish(files)).rejects.toThrow(
      new UnreadableFile(join(workspace, 'gone'), 'could not be read (ENOENT)'),
    )
    const spools = readdirSync(temp).map((name) => statSync(join(temp, name)).size)
    for (const size of spools) expect(size).toBeLessThan(SIZE / 2)
  })

  it('that is none of a file is reported as it is', async () => {
    const { workspace, temp } = workspaceWith({ a: 'a', 'b/c': 'c' })
    const files = [at(workspace, 'a', 1), at(workspace, 'b/c', 1)]
    plant(temp, { 'spool-1': '' })
    await expect(packing({ temp, threads: 2 }).finish(files)).rejects.toThrow('EEXIST')
  })
})

describe('an abort', () => {
  it.each([
    ['deflate', 1],
    ['deflate', 2],
    ['store', 1],
    ['store', 2],
  ] as const)('is heard amid large files: %s, %i threads', async (compression, threads) => {
    const { workspace, temp } = workspaceWith({ one: slow, other: slow })
    const files = ['one', 'other'].map((name) => at(workspace, name, SIZE))
    const aborter = new AbortController()
    const compress = compression === 'deflate'
    const packed = packing({ temp, compress, threads, signal: aborter.signal }).finish(files)
    // Storing is quick: it is given up as soon as anything is heard.
    const after = compress ? sleep(200) : yieldToEvents()
    const aborted = after.then(() => {
      aborter.abort(new Error('cancelled'))
      return performance.now()
    })
    await expect(packed).rejects.toThrow('cancelled')
    expect(performance.now() - (await aborted)).toBeLessThan(2000)
    const spools = readdirSync(temp).map((name) => statSync(join(temp, name)).size)
    for (const size of spools) expect(size).toBeLessThan(SIZE / 2)
  })
})

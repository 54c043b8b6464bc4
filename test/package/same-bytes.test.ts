import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { makePackage } from '../../src/package/make.ts'
import { newFolder, plant, requestFor, type Tree } from './trees.ts'

const MIB = 1024 * 1024

const PACK_ONCE = fileURLToPath(new URL('./pack-once.ts', import.meta.url))

/** How a tree comes to lie on a disk; none of it may show in the package. */
interface Circumstances {
  readonly order: readonly string[]
  readonly times: readonly number[]
  readonly modes: readonly number[]
  readonly folder: string
}

function plantAs(tree: Tree, { order, times, modes, folder }: Circumstances): string {
  const root = join(newFolder(), folder)
  order.forEach((name, at) => {
    const path = join(root, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, tree[name] ?? '')
    chmodSync(path, modes[at % modes.length] ?? 0o644)
    const seconds = times[at % times.length] ?? 0
    utimesSync(path, seconds, seconds)
  })
  return root
}

async function digestOf(root: string): Promise<string> {
  const { digest } = await makePackage(requestFor(['.']), { workspace: root, temp: newFolder() })
  return digest
}

const part = fc.oneof(
  fc.stringMatching(/^[a-zA-Z0-9_.-]{1,6}$/),
  fc.constantFrom('é', '数据', '\u{1f600}', '\uff5e', 'aa', 'Ab', 'ab', 'ß', 'a b'),
)
const fileName = fc
  .array(part, { minLength: 1, maxLength: 3 })
  .map((parts) =>
    parts.map((one) => (/^\.+(git|hg|svn|fgignore)?$/.test(one) ? 'dot' : one)).join('/'),
  )
const content = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.string({ maxLength: 40 }).map((text) => text.repeat(50)),
)

/** A tree in which no file stands where another one needs a folder. */
const trees = fc.dictionary(fileName, content, { minKeys: 1, maxKeys: 12 }).map((tree) =>
  Object.fromEntries(
    Object.entries(tree)
      .filter(([name]) => !Object.keys(tree).some((other) => other.startsWith(`${name}/`)))
      .map(([name, bytes]) => [name, Buffer.from(bytes)]),
  ),
)

const circumstances = (names: readonly string[]) =>
  fc.record({
    order: fc.shuffledSubarray([...names], { minLength: names.length }),
    times: fc.array(fc.integer({ min: 0, max: 4_000_000_000 }), { minLength: 1, maxLength: 5 }),
    modes: fc.array(fc.constantFrom(0o400, 0o600, 0o644, 0o755, 0o777, 0o4755), {
      minLength: 1,
      maxLength: 5,
    }),
    folder: fc.constantFrom('app', 'somewhere/else', 'Zoë', '.hidden'),
  })

const treeTwice = trees.chain((tree) =>
  fc.tuple(fc.constant(tree), circumstances(Object.keys(tree)), circumstances(Object.keys(tree))),
)

/** Packs in a process of its own, once with each compression. */
function packElsewhere(
  root: string,
  compressions: readonly string[],
  { umask = '022', ...env }: Readonly<Record<string, string>> = {},
) {
  const { NODE_COMPILE_CACHE } = process.env
  const printed = execFileSync(process.execPath, [PACK_ONCE, root, umask, ...compressions], {
    env: { ...env, LANG: env['LC_ALL'], NODE_COMPILE_CACHE },
    encoding: 'utf8',
  })
  return JSON.parse(printed) as { digests: string[]; memory: number }
}

describe('memory', () => {
  // Compiling takes as much memory as packing: from here on, every process finds it done.
  beforeAll(() => {
    packElsewhere(resolve('examples/hello-node'), ['store'])
  })

  it('does not grow with the package', () => {
    const one = randomBytes(MIB)
    const ofMany = (count: number) => {
      const tree = Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, one]))
      return packElsewhere(plant(newFolder(), tree), ['store']).memory
    }
    expect(ofMany(112) - ofMany(32)).toBeLessThan(40)
  })

  it('does not grow with a large file that does not shrink', () => {
    const ofOne = (size: number) => {
      const root = plant(newFolder(), { one: randomBytes(size) })
      return packElsewhere(root, ['deflate']).memory
    }
    // Both are packed by two threads. What could differ is pieces that wait for the collector.
    expect(ofOne(44 * MIB) - ofOne(16 * MIB)).toBeLessThan(20)
  })
})

describe('the bytes depend on names and contents only', () => {
  it('not on order of creation, times, modes or folder', async () => {
    await fc.assert(
      fc.asyncProperty(treeTwice, async ([tree, one, other]) => {
        expect(await digestOf(plantAs(tree, one))).toBe(await digestOf(plantAs(tree, other)))
      }),
      { numRuns: 40 },
    )
  })

  it('but on every name and every byte', async () => {
    const digests = await Promise.all(
      [{ a: 'x' }, { b: 'x' }, { a: 'y' }, { 'a/a': 'x' }, { a: 'x', b: '' }].map((tree) =>
        digestOf(plant(newFolder(), tree)),
      ),
    )
    expect(new Set(digests).size).toBe(digests.length)
  })

  it('not on empty folders, and not on a link being one', async () => {
    const plain = await digestOf(plant(newFolder(), { 'a/x': 'x', 'b/x': 'x' }))
    const linked = { 'a/x': 'x', b: '-> a', 'empty/': '' }
    expect(await digestOf(plant(newFolder(), linked))).toBe(plain)
  })

  it('not on time zone, locale or umask, with either compression', () => {
    const root = plant(newFolder(), {
      'aa.txt': 'aa '.repeat(100),
      'Z.txt': 'z',
      'å.txt': 'å',
      'i.txt': 'dotless',
      'I.txt': 'dotted',
      'lib/数据.json': '{}',
    })
    const processes = [
      { TZ: 'UTC', LC_ALL: 'C', umask: '022' },
      { TZ: 'Asia/Shanghai', LC_ALL: 'da_DK.UTF-8', umask: '077' },
      { TZ: 'America/Los_Angeles', LC_ALL: 'tr_TR.UTF-8', umask: '000' },
    ]
    const [first, ...others] = processes.map(
      (environment) => packElsewhere(root, ['deflate', 'store'], environment).digests,
    )
    const digest = expect.stringMatching(/^[0-9a-f]{128}$/) as string
    expect(first).toEqual([digest, digest])
    expect(first?.[0]).not.toBe(first?.[1])
    expect(others).toEqual([first, first])
  })
})

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makePackage } from '../../src/package/make.ts'
import { craftZip } from './crafted-zip.ts'
import { newFolder, plant, requestFor, type Tree } from './trees.ts'
import { VECTOR } from './vector.ts'

const PAGE = readFileSync(new URL('../../docs/package-format.md', import.meta.url), 'utf8')

type Compression = 'deflate' | 'store'

async function pack(tree: Tree, compression: Compression) {
  const workspace = plant(newFolder(), tree)
  const made = await makePackage(requestFor(['.'], { compression }), {
    workspace,
    temp: newFolder(),
  })
  return { ...made, bytes: readFileSync(made.path) }
}

/** The same package by a writer that shares no line with ours, and follows the page. */
function packByThePage(tree: Tree, compression: Compression): Buffer {
  const names = Object.keys(tree).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  return craftZip(
    names.map((name) => {
      const content = Buffer.from(tree[name] ?? '')
      const shrinks = deflateRawSync(content).length < content.length
      return { name, content, deflate: compression === 'deflate' && shrinks, mode: 0o100755 }
    }),
  )
}

/** The row of the vector's table for this compression. */
function published(compression: Compression): { size: number; digest: string } {
  const row = new RegExp(`^\\| \`${compression}\` +\\| (\\d+) +\\| \`([0-9a-f]{128})\``, 'm').exec(
    PAGE,
  )
  return { size: Number(row?.[1]), digest: row?.[2] ?? 'not on the page' }
}

describe('docs/package-format.md', () => {
  it.each<Compression>(['store', 'deflate'])('its vector, %s', async (compression) => {
    const { size, digest, bytes } = await pack(VECTOR, compression)
    expect({ size, digest }).toEqual(published(compression))
    expect(bytes.equals(packByThePage(VECTOR, compression))).toBe(true)
  })

  it('names every file of the vector', () => {
    for (const name of Object.keys(VECTOR)) expect(PAGE).toContain(`| \`${name}\` `)
  })

  it.each<Compression>(['store', 'deflate'])('its smallest package, %s', async (compression) => {
    const hex = /```text\n([0-9a-f\s]+)```/.exec(PAGE)?.[1]?.replaceAll(/\s/g, '')
    expect((await pack({ a: 'x' }, compression)).bytes.toString('hex')).toBe(hex)
  })

  it('describes the bytes of any tree', async () => {
    const name = fc.stringMatching(/^[a-z0-9\u00e0-\u00ff]{1,6}(\/[a-z]{1,3}){0,2}$/)
    const trees = fc
      .dictionary(
        name,
        fc.oneof(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.constant('ab'.repeat(999))),
      )
      .filter((tree) => {
        const names = Object.keys(tree)
        return names.length > 0 && !names.some((a) => names.some((b) => b.startsWith(`${a}/`)))
      })
    await fc.assert(
      fc.asyncProperty(
        trees,
        fc.constantFrom<Compression>('store', 'deflate'),
        async (tree, how) => {
          const contents = Object.fromEntries(
            Object.entries(tree).map(([key, text]) => [key, Buffer.from(text)]),
          )
          const { bytes, digest } = await pack(contents, how)
          expect(bytes.equals(packByThePage(contents, how))).toBe(true)
          expect(digest).toBe(createHash('sha512').update(bytes).digest('hex'))
        },
      ),
      { numRuns: 40 },
    )
  })
})

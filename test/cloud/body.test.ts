import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodyWithFile, sha256Of, textBody, type Body } from '../../src/cloud/body.ts'
import { workspaceWith } from '../support/workspace.ts'
import { anyCharacter } from '../support/any-character.ts'

async function read(body: Body): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of body.pieces()) pieces.push(piece)
  return Buffer.concat(pieces)
}

function fileOf(content: Buffer): { path: string; size: number } {
  return { path: join(workspaceWith({ code: content }), 'code'), size: content.length }
}

const KIB = 1024
const fields = { code_type: 'zip', code_filename: 'a "b".zip' }

describe('a body with a file', () => {
  it.each([
    ...[0, 1, 2, 3, 4, 5, 6, 7],
    ...[48 * KIB - 1, 48 * KIB, 48 * KIB + 1, 48 * KIB + 2, 96 * KIB, 96 * KIB + 1],
    ...[768 * KIB - 1, 768 * KIB, 768 * KIB + 1, 1536 * KIB + 2],
  ])('of %i bytes is the JSON that holds it in base64', async (size) => {
    const content = randomBytes(size)
    const body = bodyWithFile(fields, fileOf(content))
    const bytes = await read(body)
    const whole = { ...fields, func_code: { file: content.toString('base64') } }
    expect(bytes.equals(Buffer.from(JSON.stringify(whole)))).toBe(true)
    expect(body.length).toBe(bytes.length)
  })

  it('is the same when it is read again, and at the same time', async () => {
    const body = bodyWithFile(fields, fileOf(randomBytes(200_000)))
    const first = await read(body)
    const [second, third] = await Promise.all([read(body), read(body)])
    expect(second.equals(first) && third.equals(first)).toBe(true)
  })

  it('comes in pieces that keep their content after the next one', async () => {
    const content = randomBytes(2_000_000)
    const pieces: Buffer[] = []
    const hashes: string[] = []
    for await (const piece of bodyWithFile(fields, fileOf(content)).pieces()) {
      pieces.push(piece)
      hashes.push(createHash('sha256').update(piece).digest('hex'))
      expect(piece.length).toBeLessThanOrEqual(64 * KIB)
    }
    expect(pieces.map((piece) => createHash('sha256').update(piece).digest('hex'))).toEqual(hashes)
  })

  it.each([0, 1, 100_000, 799_999])('of a file cut to %i bytes is refused', async (left) => {
    const file = fileOf(randomBytes(800_000))
    const body = bodyWithFile(fields, file)
    truncateSync(file.path, left)
    await expect(read(body)).rejects.toThrow(`${file.path} was truncated while being read`)
  })

  it('of a file that grew sends what was hashed', async () => {
    const content = randomBytes(100)
    const file = { ...fileOf(content), size: 60 }
    const { func_code } = JSON.parse(String(await read(bodyWithFile(fields, file)))) as {
      func_code: { file: string }
    }
    expect(Buffer.from(func_code.file, 'base64').equals(content.subarray(0, 60))).toBe(true)
  })

  it('closes its file, whether it is read to the end, broken off, or damaged', async () => {
    const open = (): number => readdirSync('/proc/self/fd').length
    const file = fileOf(randomBytes(800_000))
    const before = open()
    await read(bodyWithFile(fields, file))
    for await (const piece of bodyWithFile(fields, file).pieces()) if (piece.length > 1_000) break
    truncateSync(file.path, 10)
    await expect(read(bodyWithFile(fields, file))).rejects.toThrow()
    expect(open()).toBe(before)
  })

  it('of any content and fields can be read back as JSON', async () => {
    const text = fc.string({ unit: anyCharacter })
    const content = fc.uint8Array({ maxLength: 300 })
    await fc.assert(
      fc.asyncProperty(text, text, content, async (name, value, bytes) => {
        const given = Object.fromEntries([
          ['code_type', 'zip'],
          [name, value],
        ])
        const body = await read(bodyWithFile(given, fileOf(Buffer.from(bytes))))
        const file = Buffer.from(bytes).toString('base64')
        expect(JSON.parse(String(body))).toEqual(
          JSON.parse(JSON.stringify({ ...given, func_code: { file } })),
        )
      }),
      { numRuns: 50 },
    )
  })
})

describe('a body of text', () => {
  it('has the length of its bytes', async () => {
    const body = textBody('{"a":"é数"}')
    expect(body.length).toBe(13)
    expect(String(await read(body))).toBe('{"a":"é数"}')
    expect(String(await read(body))).toBe('{"a":"é数"}')
  })
})

describe('the hash of a body', () => {
  const sha256 = (bytes: string | Buffer): string =>
    createHash('sha256').update(bytes).digest('hex')

  it('is that of the empty text where there is none', async () => {
    expect(await sha256Of(undefined)).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
  })

  it('is that of what is sent', async () => {
    const body = bodyWithFile(fields, fileOf(randomBytes(900_000)))
    expect(await sha256Of(body)).toBe(sha256(await read(body)))
    expect(await sha256Of(textBody('abc'))).toBe(sha256('abc'))
  })
})

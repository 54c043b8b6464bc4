import { createHash, randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startEmulator, type Emulator } from '../../emulator/emulator.ts'
import type { ObjectConnection } from '../../src/cloud/obs/client.ts'
import { uploadInParts } from '../../src/cloud/obs/multipart.ts'
import { partsOf, type SourceFile } from '../../src/cloud/obs/parts.ts'
import { placeOf } from '../../src/cloud/obs/place.ts'
import { pacerFor } from '../../src/cloud/pacer.ts'
import { networkTransport } from '../../src/cloud/transport.ts'
import { explain } from '../../src/report/failure.ts'
import { instantClock } from '../support/step.ts'
import { permanentWorkspace } from '../support/workspace.ts'
import { HARMS, limitsOf, TIMES } from './matrix.ts'

const PART = 70_000
const bytes = randomBytes(3 * PART + 1)
const file: SourceFile = {
  path: join(permanentWorkspace({ 'package.zip': bytes }), 'package.zip'),
  digest: createHash('sha512').update(bytes).digest('hex'),
  size: bytes.length,
}

/** The calls of an upload in parts. `listed` happens only where there is one to continue. */
const CALLS = {
  unfinished: 'obs-list-uploads',
  begin: 'obs-initiate',
  part: 'obs-part',
  listed: 'obs-list-parts',
  complete: 'obs-complete',
  abort: 'obs-abort',
} as const
type CallName = keyof typeof CALLS

interface End {
  readonly error: unknown
  readonly emulator: Emulator
}

async function uploadUnder(call: CallName, harm: string, times: keyof typeof TIMES): Promise<End> {
  const emulator = await startEmulator()
  emulator.buckets.create({ name: 'packages' })
  const clock = instantClock()
  const { signal } = new AbortController()
  const [key = { accessKey: '', secretKey: '' }] = emulator.accounts.keys
  // What comes after a silence that passes must be in time, on a busy machine too.
  const limits = limitsOf(harm, times === 'once' ? 1_000 : 150)
  const connection: ObjectConnection = {
    transport: networkTransport('test', { limits }),
    pacer: pacerFor(clock, signal),
    clock,
    signal,
    endsAt: new Date(clock.now().getTime() + 600_000),
    log: { info: () => undefined, debug: () => undefined },
    keys: () => Promise.resolve(key),
  }
  const storage = { bucket: 'packages', prefix: 'p/', endpoint: emulator.url }
  const place = placeOf(storage, emulator.region, { digest: file.digest, codeType: 'zip' })
  const parts = await partsOf(file, PART, signal)
  const headers = { 'x-amz-meta-sha512': file.digest }
  const upload = { place, file, headers, parts, follow: () => undefined }
  if (call === 'listed' || call === 'abort') await leaveUnfinished(emulator, place.key)
  const what = HARMS[harm]
  if (what === undefined) throw new Error(`There is no fault ${harm}`)
  emulator.faults.script({ ...what, on: CALLS[call], times: TIMES[times] })
  const error = await uploadInParts(upload, connection).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return { error, emulator }
}

/** One that has a part, and an older one; the abort of what is too much is a call too. */
function leaveUnfinished(emulator: Emulator, key: string): Promise<void> {
  const { uploads } = emulator.buckets.expect('packages')
  for (const [id, initiated] of [
    ['OLD', new Date(0)],
    ['NEW', new Date(1)],
  ] as const) {
    const facts = { metadata: { sha512: file.digest }, contentType: '', acl: 'private' as const }
    uploads.set(id, { id, key, initiated, parts: new Map(), ...facts })
  }
  return Promise.resolve()
}

const CASES = (Object.keys(CALLS) as CallName[]).flatMap((call) =>
  Object.keys(HARMS).flatMap((harm) =>
    (Object.keys(TIMES) as (keyof typeof TIMES)[]).map((times) => [call, harm, times] as const),
  ),
)

describe.concurrent('an upload in parts', () => {
  it.each(CASES)('whose call %s ends by %s %s tells the truth', async (call, harm, times) => {
    const { error, emulator } = await uploadUnder(call, harm, times)
    const { objects, uploads } = emulator.buckets.expect('packages')
    const [object] = objects.values()
    await emulator.close()
    if (error === undefined) {
      expect(object?.bytes.equals(bytes)).toBe(true)
      expect(object?.metadata['sha512']).toBe(file.digest)
    } else {
      const { cause, advice } = explain(error)
      expect(cause).toMatch(/OBS|object/)
      expect(advice.length).toBeGreaterThan(20)
    }
    // Where it can be seen and aborted at all, nothing is left.
    if (call !== 'abort' && call !== 'unfinished') expect([...uploads.keys()]).toEqual([])
  })
})

describe('a file that is no longer what was hashed', () => {
  it('is not uploaded', async () => {
    const path = join(permanentWorkspace({}), 'package.zip')
    writeFileSync(path, 'other')
    const changed = partsOf({ ...file, path, size: 5 }, PART, new AbortController().signal)
    await expect(changed).rejects.toThrow(`${path} changed after it was packaged`)
  })
})

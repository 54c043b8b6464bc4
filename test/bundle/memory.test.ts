import { randomBytes } from 'node:crypto'
import {
  appendFileSync,
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Emulator } from '../../emulator/emulator.ts'
import { craftZip } from '../package/crafted-zip.ts'
import { runAction, type ActionEnd } from '../support/run-action.ts'
import { inputsFor, serviceHolding, urnOf } from '../support/service.ts'
import { workspaceWith } from '../support/workspace.ts'

const MB = 1_000_000
/**
 * A step that packages or uploads takes up to 140 MB, whatever the size of the package. The packages
 * here are just large enough that holding one as a whole exceeds this.
 */
const MOST = 165 * MB
/** Deflate looks back 32 KiB, so repeating this does not make it compress. */
const RANDOM = randomBytes(MB)
const HANDLER = { 'index.js': 'exports.handler = async () => 1\n' }

async function service(): Promise<Emulator> {
  const emulator = await serviceHolding()
  emulator.buckets.create({ name: 'packages' })
  return emulator
}

function inputsOf(emulator: Emulator): Record<string, string> {
  const obs = { upload_bucket: 'packages', obs_endpoint: emulator.url }
  return { ...inputsFor(emulator), code_path: '.', ...obs }
}

/** Runs the bundle. @returns its end, and the peak memory of its process in bytes */
async function measured(
  inputs: Readonly<Record<string, string>>,
  workspace: string,
): Promise<ActionEnd & { readonly peak: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'peak-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const file = join(folder, 'peak')
  const preload = `--import=${resolve('test/support/peak.mjs')}`
  const environment = { NODE_OPTIONS: preload, PEAK_FILE: file }
  const end = await runAction({ inputs, workspace, environment })
  return { ...end, peak: Number(readFileSync(file, 'latin1')) }
}

function expectUploaded(end: ActionEnd, emulator: Emulator): void {
  expect(end.exitCode, end.log).toBe(0)
  expect(emulator.functions.expect(urnOf(emulator)).digest).toBe(end.outputs['digest'])
  expect(emulator.count('obs-complete')).toBe(1)
}

/** A file that does not compress. */
function writeRandom(path: string, megabytes: number): void {
  const file = openSync(path, 'w')
  for (let at = 0; at < megabytes; at += 1) writeSync(file, RANDOM)
  closeSync(file)
}

/** A file of zeros that takes no room on the disk. */
function writeSparse(path: string, bytes: number): void {
  writeFileSync(path, '')
  truncateSync(path, bytes)
}

/** CRC-32 of so many zeros. */
function crcOfZeros(bytes: number): number {
  const zeros = Buffer.alloc(MB)
  let crc = 0
  for (let at = 0; at < bytes; at += MB) crc = crc32(zeros, crc)
  return crc
}

/** A zip that stores so many zeros, a hole in the file, and has a handler. */
function writeReadyArchive(path: string, bytes: number): void {
  const handler = { name: 'index.js', content: HANDLER['index.js'] }
  const local = { size: bytes, packedSize: bytes }
  const central = { ...local, offset: 0 }
  const hole = { name: 'zeros.bin', crc: crcOfZeros(bytes), local, central }
  const data = craftZip([hole])
  const header = data.readUInt16LE(26) + 30
  const after = craftZip([hole, { ...handler, central: { offset: header + bytes } }]).subarray(
    header,
  )
  const directoryAt = after.length - 6
  after.writeUInt32LE(after.readUInt32LE(directoryAt) + bytes, directoryAt)
  writeFileSync(path, data.subarray(0, header))
  truncateSync(path, header + bytes)
  appendFileSync(path, after)
}

describe.runIf(process.platform === 'linux')('peak memory of a step with a bucket for', () => {
  it('a ready archive stays below 165 MB', async () => {
    const emulator = await service()
    const workspace = workspaceWith({})
    writeReadyArchive(join(workspace, 'ready.zip'), 90 * MB)
    const end = await measured({ ...inputsOf(emulator), code_path: 'ready.zip' }, workspace)
    expectUploaded(end, emulator)
    expect(end.peak).toBeLessThan(MOST)
  }, 60_000)

  it('a large file that does not compress stays below 165 MB', async () => {
    const emulator = await service()
    const workspace = workspaceWith(HANDLER)
    writeRandom(join(workspace, 'data.bin'), 60)
    const end = await measured(inputsOf(emulator), workspace)
    expectUploaded(end, emulator)
    expect(end.peak).toBeLessThan(MOST)
  }, 60_000)

  it('files of 7 MB that do not compress, in a plan, stays below 165 MB', async () => {
    const emulator = await service()
    const workspace = workspaceWith(HANDLER)
    for (let at = 0; at < 13; at += 1) writeRandom(join(workspace, `data-${at}.bin`), 7)
    const end = await measured({ ...inputsOf(emulator), mode: 'plan' }, workspace)
    expect(end.exitCode, end.log).toBe(0)
    expect(end.peak).toBeLessThan(MOST)
  }, 60_000)
})

describe.runIf(process.platform === 'linux')('a sparse file', () => {
  const buckets = [
    ['with a bucket', {}],
    ['without one', { upload_bucket: '', obs_endpoint: '' }],
  ] as const

  it.each(buckets)('that deflates well is packaged in little memory, %s', async (_, bucket) => {
    const emulator = await service()
    const workspace = workspaceWith(HANDLER)
    writeSparse(join(workspace, 'zeros.bin'), 160 * MB)
    const inputs = { ...inputsOf(emulator), ...bucket, mode: 'plan' }
    const end = await measured(inputs, workspace)
    expect(end.exitCode, end.log).toBe(0)
    expect(end.peak).toBeLessThan(MOST)
  })

  it.each(
    buckets.flatMap(([name, bucket]) => [
      [`of 1.6 GB, over the uncompressed limit, ${name}`, 1_600, bucket, {}] as const,
      [`of 1.2 GB that is stored, ${name}`, 1_200, bucket, { compression: 'store' }] as const,
    ]),
  )('%s, is refused before it is read', async (_, megabytes, bucket, more) => {
    const emulator = await service()
    const workspace = workspaceWith(HANDLER)
    writeSparse(join(workspace, 'zeros.bin'), megabytes * MB)
    const began = performance.now()
    const end = await measured({ ...inputsOf(emulator), ...bucket, ...more }, workspace)
    expect(end.exitCode).toBe(1)
    expect(end.log).toMatch(/(Package|Uncompressed size) is 1,[26]00,000,032 bytes; the limit /)
    expect(emulator.count('code')).toBe(0)
    expect(end.peak).toBeLessThan(MOST)
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})

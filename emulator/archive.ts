import { crc32 } from 'node:zlib'
import AdmZip from 'adm-zip'
import { Refusal } from './refusal.ts'

/** Unpacked: documented as 1500 MB. */
const unpackedLimit = 1500 * 1024 * 1024

export interface ArchiveEntry {
  /** With forward slashes. */
  readonly name: string
  readonly data: Buffer
}

/**
 * Reads all files of a zip or jar and checks the CRC of the central directory, which most readers use (adm-zip uses that of the local header).
 *
 * @throws Refusal 400 FSS.1011 (documented: the code is invalid; the inner reason was seen on Open
 *   Telekom Cloud). For an empty, encrypted or oversized archive the same code is assumed.
 */
export function readArchive(bytes: Buffer): readonly ArchiveEntry[] {
  const entries = entriesOf(bytes)
  const files = entries.filter((entry) => !entry.isDirectory)
  if (files.length === 0) throw invalidCode('the archive is empty')
  const unpacked = files.reduce((sum, entry) => sum + entry.header.size, 0)
  if (unpacked > unpackedLimit) throw invalidCode('the archive unpacks to more than 1500 MB')
  return files.map((entry) => ({ name: safeName(entry.entryName), data: dataOf(entry) }))
}

export function invalidCode(reason: string): Refusal {
  return new Refusal(400, 'FSS.1011', `The function code is invalid: ${reason}`, reason)
}

function entriesOf(bytes: Buffer): AdmZip.IZipEntry[] {
  try {
    return new AdmZip(bytes).getEntries()
  } catch {
    throw invalidCode('zip: not a valid zip file')
  }
}

function dataOf(entry: AdmZip.IZipEntry): Buffer {
  let data: Buffer
  try {
    data = entry.getData()
  } catch {
    throw invalidCode(`${entry.entryName} could not be read`)
  }
  if (crc32(data) !== entry.header.crc) throw invalidCode(`${entry.entryName} is corrupt`)
  return data
}

/** Rejects names outside of the folder, so that code can be unpacked for invocations. */
function safeName(name: string): string {
  const unsafe =
    name.includes('\\') || /^(\/|[A-Za-z]:)/.test(name) || name.split('/').includes('..')
  if (unsafe) throw invalidCode('the archive contains an unsafe name')
  return name
}

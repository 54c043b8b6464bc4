import { crc32, deflateRawSync } from 'node:zlib'

/** One entry of a zip as an attacker or an odd tool would write it; what is not given is honest. */
export interface Crafted {
  readonly name: string | Buffer
  readonly content?: string | Buffer
  readonly deflate?: boolean
  readonly flags?: number
  /** Instead of what `deflate` says; the data stay the same. */
  readonly method?: number
  /** In both headers, instead of that of the content. */
  readonly crc?: number
  /** Unix mode in the central directory. */
  readonly mode?: number
  /** What the local header says instead of the truth. */
  readonly local?: {
    readonly name?: string
    readonly flags?: number
    readonly method?: number
    readonly crc?: number
    readonly size?: number
    readonly packedSize?: number
    readonly extra?: Buffer
  }
  /** What the central directory says instead of the truth. */
  readonly central?: {
    readonly size?: number
    readonly packedSize?: number
    readonly offset?: number
    readonly extra?: Buffer
  }
  /** Bytes that follow the data, such as a data descriptor. */
  readonly after?: Buffer
}

export interface Around {
  readonly prefix?: Buffer
  /** Whether offsets count the prefix, as they should. */
  readonly adjusted?: boolean
  readonly comment?: string
  /** Whether the directory lists the entries in the order of their data, as it mostly does. */
  readonly listed?: 'in order' | 'backwards'
  /** How many entries the end record claims. */
  readonly claimed?: number
}

const UTF8 = 0x0800

/** Info-ZIP's Unicode Path field (APPNOTE 4.6.9), sound if `other` is the name in the header. */
export function unicodePath(path: string, other: Buffer): Buffer {
  const field = Buffer.alloc(9)
  field.writeUInt16LE(0x7075, 0)
  field.writeUInt16LE(5 + Buffer.byteLength(path), 2)
  field.writeUInt8(1, 4)
  field.writeUInt32LE(crc32(other), 5)
  return Buffer.concat([field, Buffer.from(path)])
}

/** Writes a zip with exactly these lies in it. */
export function craftZip(entries: readonly Crafted[], around: Around = {}): Buffer {
  const base = around.adjusted === false ? 0 : (around.prefix?.length ?? 0)
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let at = base
  for (const entry of entries) {
    const local = localPart(entry)
    locals.push(local)
    centrals[around.listed === 'backwards' ? 'unshift' : 'push'](centralPart(entry, at))
    at += local.length
  }
  const directory = Buffer.concat(centrals)
  const end = endRecord(entries.length, directory.length, at, around)
  return Buffer.concat([around.prefix ?? Buffer.alloc(0), ...locals, directory, end])
}

function truth(entry: Crafted) {
  const content = Buffer.from(entry.content ?? '')
  const data = entry.deflate === true ? deflateRawSync(content) : content
  return { name: Buffer.from(entry.name), content, data }
}

interface Said {
  readonly flags?: number
  readonly method?: number
  readonly crc?: number
  readonly size: number
  readonly packedSize: number
  readonly nameLength: number
  readonly extraLength: number
}

function shared(entry: Crafted, said: Said): Buffer {
  const { content } = truth(entry)
  const bytes = Buffer.alloc(26)
  bytes.writeUInt16LE(20, 0)
  bytes.writeUInt16LE(said.flags ?? entry.flags ?? UTF8, 2)
  bytes.writeUInt16LE(said.method ?? entry.method ?? (entry.deflate === true ? 8 : 0), 4)
  bytes.writeUInt16LE(0x21, 8)
  bytes.writeUInt32LE(said.crc ?? entry.crc ?? crc32(content), 10)
  bytes.writeUInt32LE(said.packedSize, 14)
  bytes.writeUInt32LE(said.size, 18)
  bytes.writeUInt16LE(said.nameLength, 22)
  bytes.writeUInt16LE(said.extraLength, 24)
  return bytes
}

function localPart(entry: Crafted): Buffer {
  const { content, data, name } = truth(entry)
  const { local = {} } = entry
  const saidName = local.name === undefined ? name : Buffer.from(local.name)
  const { size = content.length, packedSize = data.length, extra = Buffer.alloc(0) } = local
  const lengths = { size, packedSize, nameLength: saidName.length, extraLength: extra.length }
  return Buffer.concat([
    Buffer.from('PK\x03\x04'),
    shared(entry, { ...local, ...lengths }),
    saidName,
    extra,
    data,
    entry.after ?? Buffer.alloc(0),
  ])
}

function centralPart(entry: Crafted, at: number): Buffer {
  const { content, data, name } = truth(entry)
  const { central = {} } = entry
  const { size = content.length, packedSize = data.length, extra = Buffer.alloc(0) } = central
  const lengths = { size, packedSize, nameLength: name.length, extraLength: extra.length }
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE((entry.mode ?? 0) * 0x10000, 6)
  rest.writeUInt32LE(central.offset ?? at, 10)
  return Buffer.concat([
    Buffer.from('PK\x01\x02\x14\x03'),
    shared(entry, lengths),
    rest,
    name,
    extra,
  ])
}

function endRecord(count: number, bytes: number, at: number, around: Around): Buffer {
  const comment = Buffer.from(around.comment ?? '')
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(around.claimed ?? count, 8)
  end.writeUInt16LE(around.claimed ?? count, 10)
  end.writeUInt32LE(bytes, 12)
  end.writeUInt32LE(at, 16)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([end, comment])
}

/**
 * The same archive with Zip64 records before its end record, which says nothing itself then (APPNOTE
 * 4.3.14 to 4.3.16).
 */
export function asZip64(zip: Buffer, comment = ''): Buffer {
  const at = zip.length - 22
  const [entries, length, offset] = [
    zip.readUInt16LE(at + 10),
    zip.readUInt32LE(at + 12),
    zip.readUInt32LE(at + 16),
  ]
  const record = Buffer.alloc(56)
  record.write('PK\x06\x06', 'latin1')
  record.writeBigUInt64LE(44n, 4)
  record.writeUInt16LE(45, 12)
  record.writeUInt16LE(45, 14)
  record.writeBigUInt64LE(BigInt(entries), 24)
  record.writeBigUInt64LE(BigInt(entries), 32)
  record.writeBigUInt64LE(BigInt(length), 40)
  record.writeBigUInt64LE(BigInt(offset), 48)
  const locator = Buffer.alloc(20)
  locator.write('PK\x06\x07', 'latin1')
  locator.writeBigUInt64LE(BigInt(at), 8)
  locator.writeUInt32LE(1, 16)
  const end = Buffer.alloc(22, 0xff)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt32LE(0, 4)
  end.writeUInt16LE(comment.length, 20)
  return Buffer.concat([zip.subarray(0, at), record, locator, end, Buffer.from(comment)])
}

import type { PackedFile } from './packer.ts'

/** Results of all files, in memory shared by all threads, so that nothing is sent between them. */
export interface Results {
  /** By the job's `at`, as all fields. Where the file's local header begins in the spool. */
  readonly offset: Float64Array<SharedArrayBuffer>
  readonly crc: Uint32Array<SharedArrayBuffer>
  readonly packedSize: Uint32Array<SharedArrayBuffer>
  /** The thread whose spool has the file. */
  readonly spool: Uint8Array<SharedArrayBuffer>
  readonly crlfScript: Uint8Array<SharedArrayBuffer>
}

/** Room for so many files, in one piece: each costs a call of the system. What is not written costs no memory. */
export function roomForResults(count: number): Results {
  const room = new SharedArrayBuffer(18 * count)
  return {
    offset: new Float64Array(room, 0, count),
    crc: new Uint32Array(room, 8 * count, count),
    packedSize: new Uint32Array(room, 12 * count, count),
    spool: new Uint8Array(room, 16 * count, count),
    crlfScript: new Uint8Array(room, 17 * count, count),
  }
}

export function writeResult(results: Results, at: number, spool: number, packed: PackedFile): void {
  results.offset[at] = packed.offset
  results.crc[at] = packed.crc
  results.packedSize[at] = packed.packedSize
  results.spool[at] = spool
  results.crlfScript[at] = Number(packed.crlfScript)
}

/** `spools`: by thread. */
export function readResult<Spool>(
  results: Results,
  at: number,
  spools: readonly Spool[],
): PackedFile & { readonly spool: Spool } {
  return {
    offset: results.offset[at] as number,
    crc: results.crc[at] as number,
    packedSize: results.packedSize[at] as number,
    crlfScript: results.crlfScript[at] === 1,
    spool: spools[results.spool[at] as number] as Spool,
  }
}

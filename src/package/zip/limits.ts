import { PackageError } from '../../errors.ts'
import { LARGEST_FILE } from './packer.ts'
import {
  CENTRAL_HEADER_BYTES,
  END_RECORD_BYTES,
  LOCAL_HEADER_BYTES,
  type ContainerEntry,
} from './container.ts'
import { MOST_FILES, type SourceFile } from '../select/findings.ts'
import { grouped } from '../../units.ts'

/** A zip without the ZIP64 extension counts offsets and sizes in 32 bits. */
const MOST_BYTES = 0xffff_fffe
const LONGEST_NAME = 0xffff

const REMEDY = 'Exclude files with `exclude` or .fgignore.'

/** Throws PackageError for files that do not fit into the format, before any of them is read. */
export function refuseTooLarge(files: readonly Pick<SourceFile, 'name' | 'size'>[]): void {
  if (files.length > MOST_FILES) {
    throw new PackageError(`Too many files (limit: ${grouped(MOST_FILES)} without ZIP64)`, REMEDY)
  }
  const large = files.find((file) => file.size > LARGEST_FILE)
  if (large !== undefined) {
    const [size, limit] = [large.size, LARGEST_FILE].map((count) => grouped(count))
    throw new PackageError(`${large.name} is too large: ${size} bytes (limit: ${limit})`, REMEDY)
  }
  const long = files.find((file) => Buffer.byteLength(file.name) > LONGEST_NAME)
  if (long !== undefined) throw new PackageError(`File name too long: ${long.name}`, REMEDY)
}

/** Throws PackageError if the zip of these entries would be too large for the format. */
export function refuseTooLong(
  entries: readonly Pick<ContainerEntry, 'nameBytes' | 'packedSize'>[],
): void {
  const headers = LOCAL_HEADER_BYTES + CENTRAL_HEADER_BYTES
  const total = entries.reduce(
    (sum, { nameBytes, packedSize }) => sum + headers + 2 * nameBytes + packedSize,
    END_RECORD_BYTES,
  )
  if (total <= MOST_BYTES) return
  throw new PackageError(`Zip would exceed 4 GiB (${grouped(total)} bytes)`, REMEDY)
}

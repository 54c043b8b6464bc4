import { PackageError } from '../../errors.ts'
import { LARGEST_FILE } from './packer.ts'
import {
  CENTRAL_HEADER_BYTES,
  END_RECORD_BYTES,
  LOCAL_HEADER_BYTES,
  type ContainerEntry,
} from './container.ts'
import { MOST_FILES, type SourceFile } from '../select/findings.ts'

/** A zip without the ZIP64 extension counts offsets and sizes in 32 bits. */
const MOST_BYTES = 0xffff_fffe
const LONGEST_NAME = 0xffff

const REMEDY = 'Leave files out with exclude or .fgignore.'

/** Throws PackageError for files that the format does not hold, before any of them is read. */
export function refuseTooLarge(files: readonly Pick<SourceFile, 'name' | 'size'>[]): void {
  if (files.length > MOST_FILES) {
    throw new PackageError(`There are more than ${MOST_FILES} files`, REMEDY)
  }
  const large = files.find((file) => file.size > LARGEST_FILE)
  if (large !== undefined) {
    throw new PackageError(`${large.name} is too large: ${large.size} bytes`, REMEDY)
  }
  const long = files.find((file) => Buffer.byteLength(file.name) > LONGEST_NAME)
  if (long !== undefined) throw new PackageError(`The name ${long.name} is too long`, REMEDY)
}

/** Throws PackageError when the zip of these entries would be longer than the format can say. */
export function refuseTooLong(
  entries: readonly Pick<ContainerEntry, 'nameBytes' | 'packedSize'>[],
): void {
  const headers = LOCAL_HEADER_BYTES + CENTRAL_HEADER_BYTES
  const total = entries.reduce(
    (sum, { nameBytes, packedSize }) => sum + headers + 2 * nameBytes + packedSize,
    END_RECORD_BYTES,
  )
  if (total <= MOST_BYTES) return
  throw new PackageError(`The zip would have ${total} bytes, more than 4 GiB`, REMEDY)
}

import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { PACKAGE_FOLDER } from '../select/ignore.ts'
import type { SourceFile } from '../select/findings.ts'
import type { PackageRequest, Surroundings } from '../package.ts'
import { writeFailure } from '../system-reason.ts'
import { writeArchive, type Archive } from './archive.ts'
import { Packing } from './packing.ts'

/**
 * A zip below RUNNER_TEMP that is started while its files are still being found. Work for files that
 * are not included in the end is discarded.
 */
export class Draft {
  readonly #compression: PackageRequest['compression']
  readonly #surroundings: Surroundings
  readonly #packing: Packing<SourceFile>
  #folder: string | undefined
  #path: string | undefined

  constructor({ compression }: PackageRequest, surroundings: Surroundings) {
    const { signal } = surroundings
    this.#compression = compression
    this.#surroundings = surroundings
    this.#packing = new Packing({
      compress: compression === 'deflate',
      folder: () => this.#newFolder(),
      ...(signal === undefined ? {} : { signal }),
    })
  }

  /** Where the zip is, once it is finished. */
  get path(): string | undefined {
    return this.#path
  }

  /** Accepts a found file; it is included if it is among those passed to `finish`. */
  readonly offer = (file: SourceFile): void => {
    this.#packing.offer(file)
  }

  /** The zip of these files. Throws what writeArchive throws, and PackageError for the folder. */
  async finish(files: readonly SourceFile[]): Promise<Archive> {
    const { temp, signal } = this.#surroundings
    try {
      const archive = await writeArchive(files, {
        compression: this.#compression,
        folder: this.#newFolder(),
        packing: this.#packing,
        ...(signal === undefined ? {} : { signal }),
      })
      this.#path = archive.path
      return archive
    } catch (error) {
      // Read errors are PackageErrors already; the rest are write errors.
      throw writeFailure(temp, error)
    }
  }

  /** Discards the zip, finished or not, and leaves nothing behind. */
  async discard(): Promise<void> {
    await this.#packing.abandon()
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true })
  }

  #newFolder(): string {
    const { temp } = this.#surroundings
    try {
      this.#folder ??= mkdtempSync(join(temp, PACKAGE_FOLDER))
      return this.#folder
    } catch (error) {
      throw writeFailure(temp, error)
    }
  }
}

import type { Switches } from '../../emulator/switches.ts'
import type { Target } from '../../src/target.ts'
import { zipOf, sources } from '../live/archives.ts'
import { described, type Ask, type Client, type Reply } from '../live/client.ts'
import { wholeUrn } from '../live/scratch.ts'
import { Unsettled } from './unsettled-error.ts'

/** Optional resources of the user for the experiments. */
export interface Materials {
  /** Ids of dependency versions that the function may use. */
  readonly dependencies: readonly string[]
  /** A zip in OBS, and the same bytes on this machine. */
  readonly object: { readonly url: string; readonly bytes: Buffer } | undefined
  readonly kmsKey: string | undefined
}

type Json = Readonly<Record<string, unknown>>

/** The fields that hold dependencies; the newer one first. */
export type ListField = 'depend_version_list' | 'depend_list'
export const LIST_FIELDS: readonly ListField[] = ['depend_version_list', 'depend_list']

/** How long reads may be stale, in milliseconds, and in reads of the list. */
export interface Lags {
  config: number
  versions: number
  versionReads: number
  aliases: number
}

/** Slightly more than a measured lag, so that the next read is current. */
export const MARGIN = 100

/** The function of the experiments, and results that later ones use. */
export class Lab {
  readonly client: Client
  readonly function: Target
  readonly materials: Materials
  readonly signal: AbortSignal
  readonly lags: Lags = { config: 0, versions: 0, versionReads: 0, aliases: 0 }
  /** The configuration right after the creation, and the lists that the creation gave. */
  born: { readonly config: Json; readonly given: readonly ListField[] } = { config: {}, given: [] }
  readonly found: Partial<Switches> = {}
  readonly newSource = sources()

  constructor(parts: {
    readonly client: Client
    readonly function: Target
    readonly materials: Materials
    readonly signal: AbortSignal
  }) {
    this.client = parts.client
    this.function = parts.function
    this.materials = parts.materials
    this.signal = parts.signal
  }

  /** A new zip: its contents and its size are unique. */
  newZip(): Buffer {
    return zipOf(this.newSource())
  }

  send(ask: Ask): Promise<Reply> {
    return this.client.send(ask, this.signal)
  }

  sleep(milliseconds: number): Promise<void> {
    return this.client.clock.sleep(milliseconds, this.signal)
  }

  /** A call about the function; `ending` is that of a version or an alias, with its colon. */
  call(method: Ask['method'], tail: string, more: Partial<Ask> & { ending?: string } = {}) {
    const { ending = ':latest', ...rest } = more
    return this.send({ method, path: `/${wholeUrn(this.function)}${ending}/${tail}`, ...rest })
  }

  /** PUT code; any response is accepted. */
  put(code: Buffer, more: Json = {}, ending?: string): Promise<Reply> {
    const body = {
      code_type: 'zip',
      code_filename: 'index.zip',
      func_code: { file: code.toString('base64') },
      ...more,
    }
    return this.call('PUT', 'code', { body, ...(ending !== undefined && { ending }) })
  }

  /** PUT code that must succeed. @throws Unsettled */
  async deploy(code: Buffer = this.newZip(), more: Json = {}): Promise<Reply> {
    const reply = await this.put(code, more)
    return expectDone(reply, 'new code')
  }

  /** Waits until the configuration shows the last change. @throws Unsettled */
  async config(): Promise<Json> {
    if (this.lags.config > 0) await this.sleep(this.lags.config + MARGIN)
    return expectDone(await this.call('GET', 'config'), 'a read of the configuration').json
  }

  /** The ids in a list field of a configuration; undefined where it is not reported. */
  ids(config: Json, field: ListField): readonly string[] | undefined {
    const value = config[field]
    if (Array.isArray(value)) return value.map(String)
    if (value === null) return []
    return this.found[REPORTS[field]] === true ? [] : undefined
  }

  /** A list field that the service both takes and reports. @throws Unsettled */
  carrier(): ListField {
    const found = LIST_FIELDS.find(
      (field) => this.found[FATES[field]] === 'honored' && this.found[REPORTS[field]] === true,
    )
    if (found !== undefined) return found
    throw new Unsettled('no dependency field is known to be both honored and reported')
  }

  /** @throws Unsettled without so many `--dependency` */
  dependencies(wanted: number): readonly string[] {
    const { dependencies } = this.materials
    if (dependencies.length >= wanted) return dependencies
    throw new Unsettled(
      `requires ${wanted} --dependency (IDs of dependency versions), got ${dependencies.length}`,
    )
  }

  /** @throws Unsettled without `--code-url` */
  object(): { readonly url: string; readonly bytes: Buffer } {
    if (this.materials.object !== undefined) return this.materials.object
    throw new Unsettled('requires a zip in OBS: --code-url and --code-file')
  }
}

export const REPORTS = {
  depend_version_list: 'reportsDependVersionList',
  depend_list: 'reportsDependList',
} as const

export const FATES = {
  depend_version_list: 'dependVersionListField',
  depend_list: 'dependListField',
} as const

/** @throws Unsettled where the service did not do it */
export function expectDone(reply: Reply, what: string): Reply {
  if (reply.status >= 200 && reply.status < 300) return reply
  throw new Unsettled(`${what} failed: ${described(reply)}`)
}

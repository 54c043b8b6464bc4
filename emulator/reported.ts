/** Functions, versions and aliases in responses. */
import { createHash } from 'node:crypto'
import { sha512 } from './state/functions.ts'
import type { StoredFunction } from './state/stored-function.ts'
import type { Alias } from './state/releases.ts'
import type { DigestKind, Switches } from './switches.ts'

type Json = Record<string, unknown>

/** The answer of ShowFunctionConfig, and of those that mirror it: CreateFunction and publication. */
export function configOf(fn: StoredFunction, switches: Switches): Json {
  return {
    ...listedOf(fn, switches),
    ...lists(fn, switches),
    ...(fn.version !== 'latest' && { version_description: fn.versionDescription }),
  }
}

/** A function in the lists of functions and of versions, whose models have no dependencies. */
export function listedOf(fn: StoredFunction, switches: Switches): Json {
  return {
    ...fn.settings,
    ...identity(fn),
    namespace: fn.projectId,
    project_name: fn.region,
    package: fn.package,
    runtime: fn.runtime,
    timeout: fn.timeout,
    handler: fn.handler,
    memory_size: fn.memorySize,
    cpu: 300,
    ...codeFacts(fn, switches),
    ...digest(fn, switches),
    version: fn.version,
    image_name: `${fn.version}-${fn.lastModified.getTime()}`,
    user_data: fn.userData,
    last_modified: lastModified(fn, switches),
    strategy_config: {
      concurrency: fn.concurrency,
      ...(switches.newFields && { concurrent_num: 1 }),
    },
    ...(switches.oldAnswerFields && { concurrency: fn.concurrency, func_vpc: null }),
    ...(switches.newFields && newConfigFields(fn)),
    ...(fn.customImage && { custom_image: fn.customImage }),
  }
}

/** An alias in the answers of the calls that make, change, show and list aliases. */
export function aliasOf(alias: Alias, urn: string, switches: Switches): Json {
  return {
    name: alias.name,
    version: alias.version,
    description: alias.description,
    last_modified: lastModified(alias, switches),
    alias_urn: `${urn}:!${alias.name}`,
    ...map('additional_version_weights', alias.weights, switches),
    ...map('additional_version_strategy', alias.strategy, switches),
  }
}

/** The answer of UpdateFunctionCode and of ShowFunctionCode. */
export function codeAnswerOf(fn: StoredFunction, switches: Switches): Json {
  return {
    ...identity(fn),
    runtime: fn.runtime,
    ...codeFacts(fn, switches),
    ...(switches.answersDigest && digest(fn, switches)),
    last_modified: lastModified(fn, switches),
    func_code: { file: '', ...link(fn, switches) },
    ...(switches.answerLists && lists(fn, switches)),
    strategy_config: { concurrency: fn.concurrency },
    ...(switches.oldAnswerFields && { concurrency: fn.concurrency, func_vpc: null }),
    ...(switches.newFields && kmsKey(fn)),
  }
}

function identity(fn: StoredFunction): Json {
  return { func_urn: `${fn.urn}:${fn.version}`, func_name: fn.name, domain_id: 'emulator-domain' }
}

function codeFacts(fn: StoredFunction, switches: Switches): Json {
  const size = fn.code.length
  return {
    code_type: fn.codeType,
    code_url: fn.codeUrl,
    code_filename: fn.codeFilename,
    code_size: switches.codeSize === 'string' ? String(size) : size,
  }
}

function digest(fn: StoredFunction, switches: Switches): Json {
  const kind = digestKind(fn, switches)
  if (kind === 'missing') return {}
  const value = kind === 'ours' ? fn.digest : sha512(Buffer.from(`foreign ${fn.digest}`))
  return { digest: switches.digestCase === 'upper' ? value.toUpperCase() : value }
}

function digestKind(fn: StoredFunction, switches: Switches): DigestKind {
  if (fn.customImage?.enabled === true) return 'missing'
  if (fn.kmsKeyId !== '') return switches.kmsDigest
  if (fn.codeType === 'jar') return switches.jarDigest
  return fn.codeType === 'obs' ? switches.obsDigest : switches.zipDigest
}

function lists(fn: StoredFunction, switches: Switches): Json {
  return {
    ...(switches.reportsDependVersionList &&
      list('depend_version_list', fn.dependVersionList, switches)),
    ...(switches.reportsDependList && list('depend_list', fn.dependList, switches)),
    ...(switches.reportsDependencyPkg && { dependency_pkg: fn.dependencyPkg }),
  }
}

function list(name: string, ids: readonly string[], { emptyLists, listOrder }: Switches): Json {
  if (ids.length > 0 || emptyLists === 'array') {
    return { [name]: listOrder === 'sorted' ? [...ids].sort() : ids }
  }
  return emptyLists === 'null' ? { [name]: null } : {}
}

/** A map without entries is spelled like a list without entries. */
function map(name: string, entries: object, { emptyLists }: Switches): Json {
  if (Object.keys(entries).length > 0 || emptyLists === 'array') return { [name]: entries }
  return emptyLists === 'null' ? { [name]: null } : {}
}

function lastModified(
  of: Pick<StoredFunction, 'lastModified'>,
  switches: Switches,
): string | number {
  const time = of.lastModified.getTime()
  if (switches.lastModified === 'epoch') return Math.floor(time / 1000)
  const china = new Date(time + 8 * 3600 * 1000).toISOString().slice(0, 19)
  return switches.lastModified === 'iso-zone' ? `${china}+08:00` : china.replace('T', ' ')
}

/** Documented as an OBS address without a signature; what is live is not known. */
function link(fn: StoredFunction, { codeLink }: Switches): Json {
  if (codeLink === 'missing') return {}
  const name = createHash('sha256').update(fn.urn).digest('hex').slice(0, 16)
  const plain = `https://functionstorage-${name}.obs.${fn.region}.myhuaweicloud.com/code.zip`
  const signed = `${plain}?AccessKeyId=EMULATOR&Expires=1&Signature=emulator-link-signature`
  return { link: codeLink === 'signed' ? signed : plain }
}

function newConfigFields(fn: StoredFunction): Json {
  const id = createHash('sha256').update(fn.urn).digest('hex').slice(0, 32)
  return {
    func_id: id,
    resource_id: `${id}:${fn.name}`,
    ephemeral_storage: 512,
    long_time: false,
    type: 'v2',
    enable_dynamic_memory: false,
    is_stateful_function: false,
    allow_ephemeral_storage: true,
    ...kmsKey(fn),
  }
}

function kmsKey(fn: StoredFunction): Json {
  return fn.kmsKeyId === '' ? {} : { code_encrypt_kms_key_id: fn.kmsKeyId }
}

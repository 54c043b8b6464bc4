import { isFunctionCall, type Operation } from './routes.ts'

/**
 * How this service behaves where the published sources are silent or disagree: each switch with the
 * values it can take, `number` for any count, `operations` for any list of calls. PROVENANCE.md lists the source of each.
 */
export const switchValues = {
  /** PUT code with the same bytes and other dependencies: applied, refused, or refused but applied. */
  dependencyOnlyChange: ['200', '409', '409-applied'],
  /** What equality means for the 409: archive bytes, names and contents inside, or no 409 at all. */
  sameCode: ['bytes', 'content', 'never'],
  /** Dependency field (or KMS key) that PUT code omits. */
  absentList: ['keep', 'clear'],
  /** How a list without entries is reported. */
  emptyLists: ['array', 'omitted', 'null'],
  /** Order of reported lists: as sent, or sorted by the service. */
  listOrder: ['sent', 'sorted'],
  /** Effect of a dependency field in the body of PUT code. */
  dependVersionListField: ['honored', 'ignored', 'refused'],
  dependListField: ['honored', 'ignored', 'refused'],
  dependencyPkgField: ['honored', 'ignored', 'refused'],
  reportsDependVersionList: [true, false],
  reportsDependList: [true, false],
  reportsDependencyPkg: [true, false],
  /** Whether the answer to PUT code has the dependency fields that are reported in the config. */
  answerLists: [true, false],
  /** `ours`: SHA-512 of the bytes that were sent. `zipDigest` is for inline code too. */
  zipDigest: ['ours', 'foreign', 'missing'],
  jarDigest: ['ours', 'foreign', 'missing'],
  obsDigest: ['ours', 'foreign', 'missing'],
  /** With a KMS key, whatever the code type. */
  kmsDigest: ['ours', 'foreign', 'missing'],
  /** Whether the answer to PUT code has a digest. */
  answersDigest: [true, false],
  digestCase: ['lower', 'upper'],
  codeSize: ['number', 'string'],
  lastModified: ['iso-zone', 'space', 'epoch'],
  /** `func_code.link` in answers. */
  codeLink: ['plain', 'signed', 'missing'],
  /** The first API's answers also show `concurrency` and `func_vpc`. */
  oldAnswerFields: [true, false],
  /** Fields that came after 2020, `code_encrypt_kms_key_id` among them, in bodies and answers. */
  newFields: [true, false],
  /** GET config returns the previous state for this many milliseconds after a PUT. */
  staleConfigMs: 'number',
  /** `%3A` in place of `:` in the path. */
  encodedUrn: ['accepted', 'refused'],
  /** Maximum body in bytes of a request signed with AK/SK; 0 for none except that of the package. */
  signedBodyLimit: 'number',
  /** What the 50 MiB limit of a package counts. */
  packageLimit: ['raw', 'base64'],
  /** PUT or POST with neither `func_code.file` nor an OBS address. */
  absentFile: ['refused', 'placeholder'],
  /** zip and jar without `code_filename`. */
  absentFilename: ['accepted', 'refused'],
  /** Undocumented fields of a body. */
  unknownFields: ['refused', 'ignored'],
  /** The error code for new code on a published version or an alias. */
  publishedVersion: ['FSS.1052', 'FSS.0400'],
  /** `code_url` with a query. */
  presignedUrl: ['accepted', 'refused'],
  /** Whose rights to read the object of `code_url` count: the caller's, or the service's own. */
  obsReader: ['caller', 'service'],
  /** What OBS answers where a bucket is in another region than the host. */
  obsOtherRegion: ['PermanentRedirect', 'NoSuchBucket'],
  /** An object that is not there, to one who may not list the bucket. */
  obsMissingKey: ['403', '404'],
  /** Least bytes of a part that is not the last. */
  obsLeastPart: 'number',
  /** GET with Range: that range, or the whole object all the same. */
  obsRanges: ['honored', 'ignored'],
  /** Access rights of buckets for which a test names none. */
  obsBucketAcl: ['private', 'public-read', 'public-read-delivered'],
  /** Format of exported code: a URL in JSON, base64, or a redirect to the URL. */
  exportForm: ['address', 'base64', 'redirect'],
  /** The address: the emulator's own, or one that is no https. */
  exportAddress: ['own', 'plain-http'],
  /** Exported are the bytes that were sent, or another archive of the same files. */
  exportBytes: ['same', 'repacked'],
  /** Maximum bytes of an export. */
  exportLimit: 'number',
  /** FSS.1011 says why in a nested `details` object. */
  nestedDetails: [true, false],
  /** Whether the calls about versions and aliases exist here; the gateway knows no such path else. */
  versionApi: [true, false],
  /** Calls without permission: 403. */
  forbidden: 'operations',
  /** Digest in a publication: ignored, or must be that of the code. */
  publishDigest: ['ignored', 'sha512', 'md5'],
  /** Publishing published code again: another version, or FSS.1016 if it equals the last one or any. */
  unchangedVersion: ['published', 'FSS.1016-last', 'FSS.1016-any'],
  /** What has to differ for that: the code alone, or dependencies or configuration too. */
  versionCompares: ['code', 'dependencies', 'configuration'],
  /** The form of names that the service gives. */
  versionName: ['v-date', 'date'],
  /** The error code for a version's name that is taken. */
  versionTaken: ['FSS.1062', 'FSS.1021'],
  /** Most versions of a function, `latest` among them. */
  mostVersions: 'number',
  /** The error code beyond that. */
  tooManyVersions: ['FSS.0403', 'FSS.0400'],
  /** What the answer to a publication names: the new version, or `latest`. */
  publishAnswers: ['version', 'latest'],
  /** `last_modified` of a version: when it was published, or when its code was last changed. */
  versionModified: ['published', 'code'],
  /** The order of published versions in their list; `latest` comes first. */
  versionOrder: ['newest-first', 'oldest-first'],
  /** Whether the list of versions honors `marker` and `maxitems`. */
  versionPages: ['honored', 'ignored'],
  /** Most versions on a page. */
  versionPageLimit: 'number',
  /** Whether the list of versions shows their dependencies. */
  versionsReportLists: [true, false],
  /** The list of versions is stale for this many milliseconds after a change. */
  staleVersionsMs: 'number',
  /** The same, for at least so many reads of the list. */
  staleVersionsReads: 'number',
  /** Reads of aliases are stale for this many milliseconds after a change. */
  staleAliasMs: 'number',
  /** Maximum aliases of a version. */
  versionAliases: ['one', 'many'],
  /** Effect of PUT of an alias on omitted fields. */
  aliasUpdate: ['replaces', 'keeps'],
  /** DELETE of a version that an alias with triggers points to. */
  triggeredVersion: ['deleted', 'refused'],
  /** The error code for the invocation of a disabled function. */
  disabledInvoke: ['FSS.0403', 'FSS.0429'],
  /**
   * How the response shows that the function failed: headers and status of a v1 answer, one of the
   * two, or an answer with HTTP status 500 in the form of any error.
   */
  functionErrorShown: ['headers+status', 'headers', 'status', 'http'],
} as const

type SwitchValues = typeof switchValues

export type Switches = {
  -readonly [Name in keyof SwitchValues]: SwitchValues[Name] extends readonly (infer Value)[]
    ? Value
    : SwitchValues[Name] extends 'number'
      ? number
      : readonly Operation[]
}

export type DigestKind = Switches['zipDigest']
export type FieldFate = Switches['dependListField']

/** Reads `name=value`, of calls `name=call,call`; undefined where there is no such switch or value. */
export function parseSwitch(text: string): Partial<Switches> | undefined {
  const [name = '', value = '', ...more] = text.split('=')
  if (!Object.hasOwn(switchValues, name) || more.length > 0) return undefined
  const values: readonly (string | boolean)[] | 'number' | 'operations' =
    switchValues[name as keyof Switches]
  if (values === 'number') return /^\d+$/.test(value) ? { [name]: Number(value) } : undefined
  if (values === 'operations') {
    const calls = value.split(',').filter((call) => call !== '')
    return calls.every(isFunctionCall) ? { [name]: calls } : undefined
  }
  const found = values.find((known) => String(known) === value)
  return found === undefined ? undefined : { [name]: found }
}

/**
 * How this service behaves where the published sources are silent or disagree: each switch with the
 * values it can take, `number` for any count. README.md says of each on which ground it stands.
 */
export const switchValues = {
  /** PUT code with the same bytes and other dependencies: done, refused, or refused yet done. */
  dependencyOnlyChange: ['200', '409', '409-applied'],
  /** What equality means for the 409: archive bytes, names and contents inside, or no 409 at all. */
  sameCode: ['bytes', 'content', 'never'],
  /** A dependency field (or KMS key) that PUT code leaves out. */
  absentList: ['keep', 'clear'],
  /** How a list without entries is reported. */
  emptyLists: ['array', 'omitted', 'null'],
  /** In which order lists are reported: as they were sent, or in one of the service's own. */
  listOrder: ['sent', 'sorted'],
  /** What becomes of a dependency field in the body of PUT code. */
  dependVersionListField: ['honoured', 'ignored', 'refused'],
  dependListField: ['honoured', 'ignored', 'refused'],
  dependencyPkgField: ['honoured', 'ignored', 'refused'],
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
  /** GET config answers the former state for so many milliseconds after a PUT. */
  staleConfigMs: 'number',
  /** `%3A` in place of `:` in the path. */
  encodedUrn: ['accepted', 'refused'],
  /** Most bytes in the body of a request signed with AK/SK; 0 for no limit but the package's. */
  signedBodyLimit: 'number',
  /** What the 50 MiB limit of a package counts. */
  packageLimit: ['raw', 'base64'],
  /** PUT or POST with neither `func_code.file` nor an OBS address. */
  absentFile: ['refused', 'placeholder'],
  /** zip and jar without `code_filename`. */
  absentFilename: ['accepted', 'refused'],
  /** Fields of a body that no page names. */
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
  /** Access rights of buckets for which a test names none. */
  obsBucketAcl: ['private', 'public-read', 'public-read-delivered'],
  /** FSS.1011 says why in a nested `details` object. */
  nestedDetails: [true, false],
} as const

type SwitchValues = typeof switchValues

export type Switches = {
  -readonly [Name in keyof SwitchValues]: SwitchValues[Name] extends readonly (infer Value)[]
    ? Value
    : number
}

export type DigestKind = Switches['zipDigest']
export type FieldFate = Switches['dependListField']

/** Reads `name=value`; undefined where there is no such switch or value. */
export function parseSwitch(text: string): Partial<Switches> | undefined {
  const [name = '', value = '', ...more] = text.split('=')
  if (!Object.hasOwn(switchValues, name) || more.length > 0) return undefined
  const values: readonly (string | boolean)[] | 'number' = switchValues[name as keyof Switches]
  if (values === 'number') return /^\d+$/.test(value) ? { [name]: Number(value) } : undefined
  const found = values.find((known) => String(known) === value)
  return found === undefined ? undefined : { [name]: found }
}

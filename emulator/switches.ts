/**
 * How this service behaves where the published sources are silent or disagree. README.md says of
 * each value on which ground it stands.
 */
export interface Switches {
  /** PUT code with the same bytes and other dependencies: done, refused, or refused yet done. */
  dependencyOnlyChange: '200' | '409' | '409-applied'
  /** What equality means for the 409: archive bytes, names and contents inside, or no 409 at all. */
  sameCode: 'bytes' | 'content' | 'never'
  /** A dependency field (or KMS key) that PUT code leaves out. */
  absentList: 'keep' | 'clear'
  /** How a list without entries is reported. */
  emptyLists: 'array' | 'omitted' | 'null'
  dependVersionListField: FieldFate
  dependListField: FieldFate
  dependencyPkgField: FieldFate
  reportsDependVersionList: boolean
  reportsDependList: boolean
  reportsDependencyPkg: boolean
  /** Whether the answer to PUT code has the dependency fields that are reported in the config. */
  answerLists: boolean
  zipDigest: DigestKind
  jarDigest: DigestKind
  obsDigest: DigestKind
  kmsDigest: DigestKind
  /** Whether the answer to PUT code has a digest. */
  answersDigest: boolean
  digestCase: 'lower' | 'upper'
  codeSize: 'number' | 'string'
  lastModified: 'iso-zone' | 'space' | 'epoch'
  /** `func_code.link` in answers. */
  codeLink: 'plain' | 'signed' | 'missing'
  /** The first API's answers also show `concurrency` and `func_vpc`. */
  oldAnswerFields: boolean
  /** Fields that came after 2020. */
  newAnswerFields: boolean
  /** GET config answers the former state for so many milliseconds after a PUT. */
  staleConfigMs: number
  /** `%3A` in place of `:` in the path. */
  encodedUrn: 'accepted' | 'refused'
  /** Most bytes in the body of a request signed with AK/SK; 0 for no limit but the package's. */
  signedBodyLimit: number
  /** What the 50 MiB limit of a package counts. */
  packageLimit: 'raw' | 'base64'
  /** PUT or POST with neither `func_code.file` nor an OBS address. */
  absentFile: 'refused' | 'placeholder'
  /** zip and jar without `code_filename`. */
  absentFilename: 'accepted' | 'refused'
  unknownFields: 'refused' | 'ignored'
  /** The error code for new code on a published version or an alias. */
  publishedVersion: 'FSS.1052' | 'FSS.0400'
  /** `code_url` with a query. */
  presignedUrl: 'accepted' | 'refused'
  /** FSS.1011 says why in a nested `details` object. */
  nestedDetails: boolean
}

/** `ours`: SHA-512 of the bytes that were sent. */
export type DigestKind = 'ours' | 'foreign' | 'missing'

/** What becomes of a field in the body of PUT code. */
export type FieldFate = 'honoured' | 'ignored' | 'refused'

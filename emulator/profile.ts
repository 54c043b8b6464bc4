import type { Switches } from './switches.ts'

export type Profile = 'seed-2018' | 'huawei-now' | 'otc'

/** Huawei Cloud as its pages and SDKs describe it since about the end of 2024. */
const huaweiNow: Switches = {
  dependencyOnlyChange: '200',
  sameCode: 'bytes',
  absentList: 'keep',
  emptyLists: 'array',
  dependVersionListField: 'honoured',
  dependListField: 'ignored',
  dependencyPkgField: 'ignored',
  reportsDependVersionList: true,
  reportsDependList: false,
  reportsDependencyPkg: false,
  answerLists: true,
  zipDigest: 'ours',
  jarDigest: 'ours',
  obsDigest: 'ours',
  kmsDigest: 'foreign',
  answersDigest: true,
  digestCase: 'lower',
  codeSize: 'number',
  lastModified: 'space',
  codeLink: 'plain',
  oldAnswerFields: false,
  newFields: true,
  staleConfigMs: 0,
  encodedUrn: 'accepted',
  signedBodyLimit: 12 * 1024 * 1024,
  packageLimit: 'raw',
  absentFile: 'refused',
  absentFilename: 'refused',
  unknownFields: 'refused',
  publishedVersion: 'FSS.1052',
  presignedUrl: 'accepted',
  nestedDetails: false,
  versionApi: true,
  forbidden: [],
  publishDigest: 'ignored',
  unchangedVersion: 'FSS.1016-last',
  versionCompares: 'code',
  versionName: 'v-date',
  versionTaken: 'FSS.1062',
  mostVersions: 20,
  tooManyVersions: 'FSS.0403',
  publishAnswers: 'version',
  versionModified: 'published',
  versionOrder: 'newest-first',
  versionPages: 'honoured',
  versionPageLimit: 400,
  versionsReportLists: false,
  staleVersionsMs: 0,
  staleVersionsReads: 0,
  staleAliasMs: 0,
  versionAliases: 'one',
  aliasUpdate: 'replaces',
  triggeredVersion: 'deleted',
  disabledInvoke: 'FSS.0403',
  functionErrorShown: 'headers+status',
}

/** The API page of 2018 to 2020, the first that describes "modify function code". */
const seed2018: Switches = {
  ...huaweiNow,
  absentList: 'clear',
  dependVersionListField: 'ignored',
  dependListField: 'honoured',
  dependencyPkgField: 'honoured',
  reportsDependVersionList: false,
  reportsDependList: true,
  reportsDependencyPkg: true,
  obsDigest: 'missing',
  codeSize: 'string',
  lastModified: 'iso-zone',
  oldAnswerFields: true,
  newFields: false,
  encodedUrn: 'refused',
  signedBodyLimit: 0,
  absentFile: 'placeholder',
  absentFilename: 'accepted',
  publishDigest: 'sha512',
  unchangedVersion: 'published',
  versionName: 'date',
  mostVersions: 10,
  versionOrder: 'oldest-first',
  versionPages: 'ignored',
}

/** Open Telekom Cloud, eu-de. */
const otc: Switches = {
  ...huaweiNow,
  dependListField: 'honoured',
  reportsDependList: true,
  emptyLists: 'omitted',
  obsDigest: 'foreign',
  newFields: false,
  publishedVersion: 'FSS.0400',
  presignedUrl: 'refused',
  nestedDetails: true,
  unchangedVersion: 'FSS.1016-any',
  tooManyVersions: 'FSS.0400',
  publishAnswers: 'latest',
  versionModified: 'code',
  versionOrder: 'oldest-first',
  versionsReportLists: true,
  aliasUpdate: 'keeps',
  triggeredVersion: 'refused',
  disabledInvoke: 'FSS.0429',
}

const profiles: Readonly<Record<Profile, Switches>> = {
  'seed-2018': seed2018,
  'huawei-now': huaweiNow,
  otc,
}

export const profileNames = Object.keys(profiles) as readonly Profile[]

/** A fresh copy: a test may turn the switches of its own emulator. */
export function switchesOf(profile: Profile, changes: Partial<Switches> = {}): Switches {
  return { ...profiles[profile], ...changes }
}

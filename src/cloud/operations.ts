/**
 * The service calls, one row for each: to add a call is to add a row. The names are those of the
 * services' own API references.
 */

export type ServiceName = 'FunctionGraph' | 'GitHub' | 'STS' | 'IAM' | 'OBS'

/**
 * What a failed call allows. `read`: it changes nothing, so any failure that may pass is retried.
 * `write`: after a failure that leaves the result unknown, the caller has to look first. `once`:
 * nobody can look, so it is retried only where the service refused it before doing anything.
 */
export type Repeats = 'read' | 'write' | 'once'

interface Row {
  readonly service: ServiceName
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE'
  /** What the call does, as an imperative: `update function code`. */
  readonly doing: string
  readonly repeats: Repeats
  /** Whether it obtains credentials. */
  readonly signsIn: boolean
}

/** A call about one function. */
interface FunctionRow extends Row {
  readonly service: 'FunctionGraph'
  readonly signsIn: false
  /**
   * The path below `functionsPath`.
   *
   * @param urn of the function, of one of its versions (`…:<version>`) or aliases (`…:!<alias>`)
   * @param name of a part of it, such as an alias, where the call has one
   */
  readonly path: (urn: string, name: string) => string
  /** The IAM action that the caller needs: permission table of FunctionGraph's API reference. */
  readonly permission: string
}

/** A call about one object of a bucket, or about the bucket. */
interface ObjectRow extends Row {
  readonly service: 'OBS'
  readonly signsIn: false
  /** Whose path it is. */
  readonly path: 'bucket' | 'object'
  /** Names in the query that select the call, sent without a value unless the caller gives one. */
  readonly subresources: readonly string[]
  /** The IAM action that the caller needs: permission table of OBS's user guide. */
  readonly permission: string
}

/** A call by which credentials are obtained. It needs no permission, but trust or a token. */
interface SignInRow extends Row {
  readonly service: 'STS' | 'IAM'
  readonly signsIn: true
  /** The path below the service's endpoint. */
  readonly path: string
}

/** The runner gives the whole URL. */
interface IdTokenRow extends Row {
  readonly service: 'GitHub'
  readonly signsIn: true
}

const FUNCTION_CALLS = {
  ShowFunctionConfig: {
    service: 'FunctionGraph',
    method: 'GET',
    path: (urn) => `${urn}/config`,
    doing: 'get function config',
    repeats: 'read',
    signsIn: false,
    permission: 'FunctionGraph:function:getConfig',
  },
  ExportFunction: {
    service: 'FunctionGraph',
    method: 'GET',
    path: (urn) => `${urn}/export`,
    doing: 'export function code',
    repeats: 'read',
    signsIn: false,
    // Assumed: that of ShowFunctionCode. The published tables were not found to have this call.
    permission: 'FunctionGraph:function:getCode',
  },
  UpdateFunctionCode: {
    service: 'FunctionGraph',
    method: 'PUT',
    path: (urn) => `${urn}/code`,
    doing: 'update function code',
    repeats: 'write',
    signsIn: false,
    permission: 'FunctionGraph:function:updateCode',
  },
  ListFunctionVersions: {
    service: 'FunctionGraph',
    method: 'GET',
    path: (urn) => `${urn}/versions`,
    doing: 'list versions',
    repeats: 'read',
    signsIn: false,
    permission: 'FunctionGraph:function:listVersion',
  },
  CreateFunctionVersion: {
    service: 'FunctionGraph',
    method: 'POST',
    path: (urn) => `${urn}/versions`,
    doing: 'publish version',
    repeats: 'write',
    signsIn: false,
    permission: 'FunctionGraph:function:createVersion',
  },
  ShowVersionAlias: {
    service: 'FunctionGraph',
    method: 'GET',
    path: (urn, name) => `${urn}/aliases/${name}`,
    doing: 'get alias',
    repeats: 'read',
    signsIn: false,
    permission: 'FunctionGraph:function:getAlias',
  },
  ListVersionAliases: {
    service: 'FunctionGraph',
    method: 'GET',
    path: (urn) => `${urn}/aliases`,
    doing: 'list aliases',
    repeats: 'read',
    signsIn: false,
    permission: 'FunctionGraph:function:listAlias',
  },
  CreateVersionAlias: {
    service: 'FunctionGraph',
    method: 'POST',
    path: (urn) => `${urn}/aliases`,
    doing: 'create alias',
    repeats: 'write',
    signsIn: false,
    permission: 'FunctionGraph:function:createAlias',
  },
  UpdateVersionAlias: {
    service: 'FunctionGraph',
    method: 'PUT',
    path: (urn, name) => `${urn}/aliases/${name}`,
    doing: 'update alias',
    repeats: 'write',
    signsIn: false,
    permission: 'FunctionGraph:function:updateAlias',
  },
  InvokeFunction: {
    service: 'FunctionGraph',
    method: 'POST',
    path: (urn) => `${urn}/invocations`,
    doing: 'invoke function',
    repeats: 'once',
    signsIn: false,
    permission: 'FunctionGraph:function:invoke',
  },
  DeleteFunction: {
    service: 'FunctionGraph',
    method: 'DELETE',
    path: (urn) => urn,
    doing: 'delete version',
    repeats: 'write',
    signsIn: false,
    // Of a version as of a whole function, which are one call (API reference, supported actions).
    permission: 'FunctionGraph:function:delete',
  },
} as const satisfies Readonly<Record<string, FunctionRow>>

/** With their literal types, so that the one without a path is known. */
export const SIGN_IN_CALLS = {
  RequestIdToken: {
    service: 'GitHub',
    method: 'GET',
    doing: 'request GitHub OIDC token',
    repeats: 'read',
    signsIn: true,
  },
  AssumeAgencyWithOIDC: {
    service: 'STS',
    method: 'POST',
    path: '/v5/agencies/assume-with-oidc',
    doing: 'STS AssumeAgencyWithOIDC',
    repeats: 'read',
    signsIn: true,
  },
  CreateTokenWithIdToken: {
    service: 'IAM',
    method: 'POST',
    path: '/v3.0/OS-AUTH/id-token/tokens',
    doing: 'IAM token exchange',
    repeats: 'read',
    signsIn: true,
  },
  CreateTemporaryAccessKeyByToken: {
    service: 'IAM',
    method: 'POST',
    path: '/v3.0/OS-CREDENTIAL/securitytokens',
    doing: 'get temporary keys for OBS from IAM',
    repeats: 'read',
    signsIn: true,
  },
} as const satisfies Readonly<Record<string, SignInRow | IdTokenRow>>

/**
 * Writing here is idempotent: an object's key is the digest of its content, so that whatever is sent
 * again is what is there. What is a `write` is sent five times at most.
 */
const OBJECT_CALLS = {
  HeadBucket: {
    service: 'OBS',
    method: 'HEAD',
    path: 'bucket',
    subresources: [],
    doing: 'check OBS bucket',
    repeats: 'read',
    signsIn: false,
    permission: 'obs:bucket:HeadBucket',
  },
  HeadObject: {
    service: 'OBS',
    method: 'HEAD',
    path: 'object',
    subresources: [],
    doing: 'check for the package in OBS',
    repeats: 'read',
    signsIn: false,
    permission: 'obs:object:GetObject',
  },
  GetObject: {
    service: 'OBS',
    method: 'GET',
    path: 'object',
    subresources: [],
    doing: 'read the package in OBS',
    repeats: 'read',
    signsIn: false,
    permission: 'obs:object:GetObject',
  },
  PutObject: {
    service: 'OBS',
    method: 'PUT',
    path: 'object',
    subresources: [],
    doing: 'upload package to OBS',
    repeats: 'write',
    signsIn: false,
    permission: 'obs:object:PutObject',
  },
  ListMultipartUploads: {
    service: 'OBS',
    method: 'GET',
    path: 'bucket',
    subresources: ['uploads'],
    doing: 'list unfinished uploads in OBS',
    repeats: 'read',
    signsIn: false,
    permission: 'obs:bucket:ListBucketMultipartUploads',
  },
  ListParts: {
    service: 'OBS',
    method: 'GET',
    path: 'object',
    subresources: ['uploadId'],
    doing: 'list uploaded parts in OBS',
    repeats: 'read',
    signsIn: false,
    permission: 'obs:object:ListMultipartUploadParts',
  },
  InitiateMultipartUpload: {
    service: 'OBS',
    method: 'POST',
    path: 'object',
    subresources: ['uploads'],
    doing: 'start upload to OBS',
    repeats: 'write',
    signsIn: false,
    permission: 'obs:object:PutObject',
  },
  UploadPart: {
    service: 'OBS',
    method: 'PUT',
    path: 'object',
    subresources: ['partNumber', 'uploadId'],
    doing: 'upload part to OBS',
    repeats: 'write',
    signsIn: false,
    permission: 'obs:object:PutObject',
  },
  CompleteMultipartUpload: {
    service: 'OBS',
    method: 'POST',
    path: 'object',
    subresources: ['uploadId'],
    doing: 'complete upload to OBS',
    repeats: 'write',
    signsIn: false,
    permission: 'obs:object:PutObject',
  },
  AbortMultipartUpload: {
    service: 'OBS',
    method: 'DELETE',
    path: 'object',
    subresources: ['uploadId'],
    doing: 'abort upload to OBS',
    repeats: 'write',
    signsIn: false,
    permission: 'obs:object:AbortMultipartUpload',
  },
} as const satisfies Readonly<Record<string, ObjectRow>>

export type FunctionOperation = keyof typeof FUNCTION_CALLS
/** The calls by which credentials are obtained: of GitHub, of STS, of IAM. */
export type SignInOperation = keyof typeof SIGN_IN_CALLS
/** The calls about packages in OBS. */
export type ObjectOperation = keyof typeof OBJECT_CALLS
export type Operation = FunctionOperation | SignInOperation | ObjectOperation

export const FUNCTION_OPERATIONS: Readonly<Record<FunctionOperation, FunctionRow>> = FUNCTION_CALLS
export const OBJECT_OPERATIONS: Readonly<Record<ObjectOperation, ObjectRow>> = OBJECT_CALLS
export const OPERATIONS: Readonly<
  Record<Operation, FunctionRow | SignInRow | IdTokenRow | ObjectRow>
> = {
  ...FUNCTION_CALLS,
  ...SIGN_IN_CALLS,
  ...OBJECT_CALLS,
}

/** The path of a project's functions, below which their calls are. */
export function functionsPath(projectId: string): string {
  return `/v2/${projectId}/fgs/functions/`
}

export function isOfObjects(operation: Operation): operation is ObjectOperation {
  return OPERATIONS[operation].service === 'OBS'
}

export function isSignIn(operation: Operation): operation is SignInOperation {
  return OPERATIONS[operation].signsIn
}

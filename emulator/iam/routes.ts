/** Calls of IAM and STS, which need no prior authentication. */
export type SignInOperation = 'assume-with-oidc' | 'id-token' | 'unscoped-token' | 'keys-for-token'

const known: readonly (readonly [path: RegExp, operation: SignInOperation])[] = [
  [/^\/v5\/agencies\/assume-with-oidc$/, 'assume-with-oidc'],
  [/^\/v3\.0\/OS-AUTH\/id-token\/tokens$/, 'id-token'],
  [/^\/v3\/OS-FEDERATION\/identity_providers\/([^/]+)\/protocols\/oidc\/auth$/, 'unscoped-token'],
  [/^\/v3\.0\/OS-CREDENTIAL\/securitytokens$/, 'keys-for-token'],
]

/** Which call this is, and the resource that its path names. */
export function signInRoute(
  method: string,
  path: string,
): { readonly operation: SignInOperation; readonly resource: string } | undefined {
  if (method !== 'POST') return undefined
  for (const [form, operation] of known) {
    const match = form.exec(path)
    if (match !== null) return { operation, resource: match[1] ?? '' }
  }
  return undefined
}

export function isSignIn(operation: string): operation is SignInOperation {
  return known.some(([, name]) => name === operation)
}

import { createLocalJWKSet, createRemoteJWKSet, errors, jwtVerify } from 'jose'
import type { JWTPayload, JWTVerifyGetKey } from 'jose'
import type { IdentityProvider, OidcProvider } from './identities.ts'

/** What an id token is held against. */
export interface Expected {
  readonly issuer: string
  readonly audiences: readonly string[]
  readonly keys: JWTVerifyGetKey
}

/** Why an id token is not accepted; the words are the emulator's own. */
export class IdTokenError extends Error {
  readonly part: 'audience' | 'token'

  constructor(part: 'audience' | 'token', message: string) {
    super(message)
    this.name = 'IdTokenError'
    this.part = part
  }
}

export function expectedBy(provider: OidcProvider): Expected {
  const { issuer, clientIds, jwksUri } = provider
  return { issuer, audiences: clientIds, keys: createRemoteJWKSet(new URL(jwksUri)) }
}

export function expectedByClassic({ issuer, clientId, keys }: IdentityProvider): Expected {
  return { issuer, audiences: [clientId], keys: createLocalJWKSet(keys) }
}

/**
 * The claims of an id token whose signature, issuer, audience and times hold.
 *
 * @throws IdTokenError for one that does not
 */
export async function verifiedClaims(
  idToken: string,
  { issuer, audiences, keys }: Expected,
  now: Date,
): Promise<JWTPayload & { readonly sub: string }> {
  try {
    const { payload } = await jwtVerify(idToken, keys, {
      issuer,
      audience: [...audiences],
      currentDate: now,
      requiredClaims: ['sub', 'exp', 'iat'],
      algorithms: ['RS256'],
    })
    return { ...payload, sub: payload.sub ?? '' }
  } catch (error) {
    throw refusalOf(error)
  }
}

function refusalOf(error: unknown): IdTokenError {
  if (error instanceof errors.JWTExpired) return new IdTokenError('token', 'the id token expired')
  if (error instanceof errors.JWTClaimValidationFailed) {
    const what = error.claim === 'aud' ? 'audience' : 'token'
    return new IdTokenError(what, `the claim ${error.claim} of the id token is not accepted`)
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) {
    return new IdTokenError('token', 'the signature of the id token does not hold')
  }
  return new IdTokenError('token', 'the id token cannot be verified')
}

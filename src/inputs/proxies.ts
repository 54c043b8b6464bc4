import { parseProxy, passwordsIn, PLAIN_PROXY_VARIABLES, PROXY_VARIABLES } from '../cloud/proxy.ts'
import type { Environment } from '../environment.ts'

/**
 * Rejects an invalid proxy URL before anything is sent. The value is not shown: it may contain a
 * password.
 */
export function readProxies(environment: Environment, problems: string[]): void {
  const name = PROXY_VARIABLES.find((variable) => (environment[variable] ?? '') !== '')
  if (name === undefined || parseProxy(environment[name] ?? '') !== undefined) return
  problems.push(
    `${name} must be http://[user:password@]host:port, with or without http:// (https:// is ` +
      'supported, SOCKS is not). In user and password write % as %25, # as %23, @ as %40, / as ' +
      '%2F. Unset the variable to connect directly',
  )
}

/** Passwords of proxies, also in a variable that is not a valid proxy URL. */
export function proxySecrets(environment: Environment): string[] {
  return [...PROXY_VARIABLES, ...PLAIN_PROXY_VARIABLES].flatMap((variable) => {
    const text = environment[variable] ?? ''
    const [, unread] = /^(?:\w+:\/\/)?[^:@/]*:(.+)@/.exec(text) ?? []
    return [...passwordsIn(text), ...(unread === undefined ? [] : [unread])]
  })
}

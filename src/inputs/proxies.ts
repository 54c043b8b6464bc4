import { parseProxy, passwordsIn, PROXY_VARIABLES } from '../cloud/proxy.ts'
import type { Environment } from '../environment.ts'

/**
 * Refuses a proxy that cannot be read. The clients would pass it over and send everything directly,
 * where somebody asked for a proxy. Its value is not shown: it may hold a password.
 */
export function readProxies(environment: Environment, problems: string[]): void {
  const name = PROXY_VARIABLES.find((variable) => (environment[variable] ?? '') !== '')
  if (name === undefined || parseProxy(environment[name] ?? '') !== undefined) return
  problems.push(
    `${name} must be http://[user:password@]host:port, with or without http:// (https:// is ` +
      'possible, SOCKS is not); in user and password write % as %25, # as %23, @ as %40, / as ' +
      '%2F; remove the variable to connect directly',
  )
}

/** Passwords of proxies, also in a variable that cannot be read otherwise. */
export function proxySecrets(environment: Environment): string[] {
  return PROXY_VARIABLES.flatMap((variable) => {
    const text = environment[variable] ?? ''
    const [, unread] = /^(?:\w+:\/\/)?[^:@/]*:(.+)@/.exec(text) ?? []
    return [...passwordsIn(text), ...(unread === undefined ? [] : [unread])]
  })
}

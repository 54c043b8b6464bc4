// The plain way as an action: it also loads the toolkit.
import '@actions/core'

await import('./baseline.mjs')

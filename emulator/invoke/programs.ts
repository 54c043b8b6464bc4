import { fileURLToPath } from 'node:url'

const here = import.meta.url

/** Programs that run a handler: files next to this module or next to its bundle. */
export const programs = {
  node: fileURLToPath(
    new URL(here.endsWith('.ts') ? './handler-process.ts' : './handler-process.js', here),
  ),
  python: fileURLToPath(new URL('./handler_process.py', here)),
} as const

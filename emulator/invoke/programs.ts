import { fileURLToPath } from 'node:url'

const here = import.meta.url

/** What runs a handler: files of their own beside this module, or beside the bundle of it. */
export const programs = {
  node: fileURLToPath(
    new URL(here.endsWith('.ts') ? './handler-process.ts' : './handler-process.js', here),
  ),
  python: fileURLToPath(new URL('./handler_process.py', here)),
} as const

import type { Tree } from './trees.ts'

/** Squares modulo a prime, one a line: text that deflate has to search through. */
function squares(count: number): string {
  return Array.from({ length: count }, (_, at) => `${(at * at) % 10_007}\n`).join('')
}

/** Bytes in which deflate finds nothing: a linear congruential generator, its upper bits. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length)
  let state = 1
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    bytes[at] = state >>> 24
  }
  return bytes
}

/** The tree of docs/package-format.md. */
export const VECTOR: Tree = {
  'index.js': 'exports.handler = async () => "hello"\n',
  'empty.txt': '',
  'Z.txt': 'z\n',
  'lib/repeated.txt': 'FunctionGraph\n'.repeat(10_000),
  'lib/squares.txt': squares(50_000),
  'lib/noise.bin': noise(4_096),
  'lib/\uff5e.txt': 'full width tilde\n',
  'lib/\u{1f600}.txt': 'emoji\n',
  'node_modules/.bin/run': '#!/bin/sh\necho run\n',
}

/** Why the file system refused, in its own short word (`ENOENT`, `EACCES`), else the whole error. */
export function systemReason(error: unknown): string {
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' ? code : String(error)
}

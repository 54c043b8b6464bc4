/**
 * What the runner starts: tells an old Node that it is one, then loads the action. It imports nothing
 * else, and is written so that such a Node can read it, since what it loads would end there in a
 * SyntaxError or TypeError. On act and Gitea, Node is that of the job's image, whatever action.yml says.
 */
/** Red until the last act: should this process end early for any cause, the step has failed. */
process.exitCode = 1

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

/** Node 20.15 brought the last function that the action uses, `crc32` of zlib. */
if (major > 20 || (major === 20 && minor >= 15)) {
  import('./index.ts').catch((error: unknown) => {
    const text = JSON.stringify(String(error))
    process.stdout.write(`::error title=FunctionGraph deploy failed::Unexpected error: ${text}\n`)
  })
} else {
  process.stdout.write(
    '::error title=FunctionGraph deploy failed::This action requires Node.js 20.15 or later, but the ' +
      `runner started it with ${process.versions.node}, so nothing was deployed. Use a current ` +
      "runner, or an image with Node.js 24 for the job (act and Gitea take the image's Node)\n",
  )
}

// What every program here ends with: the size of its package and its peak memory, as JSON.
import { request } from 'node:http'

export function report(bytes, milliseconds) {
  const memory = process.resourceUsage().maxRSS / 1024
  process.stdout.write(JSON.stringify({ bytes, memory, milliseconds }))
}

/** Sends a body that is one string, as clients do that know no better. */
export function sendText(port, body, signature) {
  return new Promise((resolve, reject) => {
    const options = {
      port,
      method: 'PUT',
      host: '127.0.0.1',
      headers: { 'x-signature': signature },
    }
    const sent = request(options, (answer) => {
      answer.resume()
      answer.on('end', resolve)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

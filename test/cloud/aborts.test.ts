import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import type { Servers } from './aborting.ts'
import { httpServer, tcpServer } from './servers.ts'

/** The servers, and which of them have open connections that read. */
async function servers(): Promise<{ readonly urls: Servers; readonly open: () => string[] }> {
  const sockets = new Map<Socket, string>()
  const told = (name: string, onSocket: (socket: Socket) => void) =>
    tcpServer((socket) => {
      sockets.set(socket, name)
      socket.once('close', () => sockets.delete(socket))
      onSocket(socket)
    }).then(({ href }) => href)
  const proxy = (name: string, answerAfter: number) =>
    told(name, (socket) => {
      socket.resume().once('data', () => {
        setTimeout(() => socket.write('HTTP/1.1 200 OK\r\n\r\n'), answerAfter)
      })
    })
  const early = 'HTTP/1.1 413 Too Large\r\ncontent-length: 2\r\n\r\n{}'
  const urls: Servers = {
    answering: (
      await httpServer(({ url }, answer) => {
        if (url !== '/wait') answer.end('done')
      })
    ).href,
    silent: await told('silent', (socket) => socket.resume()),
    deaf: (await tcpServer((socket) => socket.pause())).href,
    half: await told('half', (socket) => {
      socket.resume().write('HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{')
    }),
    early: (
      await tcpServer((socket) => {
        socket.once('data', () => socket.pause().write(early))
      })
    ).href,
    silentProxy: await told('silentProxy', (socket) => socket.resume()),
    lateProxy: await proxy('lateProxy', 500),
    deafProxy: await proxy('deafProxy', 0),
  }
  return { urls, open: () => [...sockets.values()] }
}

it('an aborted request leaves nothing open, whatever it was doing', async () => {
  const { urls, open } = await servers()
  const child = spawn(process.execPath, ['test/cloud/aborting.ts', JSON.stringify(urls)], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const end = once(child, 'close')
  const [text] = (await once(child.stdout, 'data')) as [Buffer]
  expect(open()).toEqual([])
  const left = JSON.parse(text.toString()) as Record<string, string[]>
  const leaks = Object.entries(left).filter(([, resources]) => resources.length > 0)
  expect(leaks).toEqual([])
  expect(Object.keys(left).length).toBeGreaterThan(15)
  expect(await end).toEqual([0, null])
}, 60_000)

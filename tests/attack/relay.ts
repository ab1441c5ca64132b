/** Between a scanner and the product: as many addresses as requests, a cookie of somebody signed in, and a count. */

import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isFault } from '../fuzz/run'

export interface Relay {
  readonly url: string
  /** How many answers had each status; 0: the connection closed without one. */
  readonly statuses: ReadonlyMap<number, number>
  /** Requests for whose answers the product is to blame, as `STATUS METHOD target`. */
  readonly failed: readonly string[]
  stop(): Promise<void>
}

interface Options {
  readonly cookie?: string
  /** A request whose body contains one of these is answered with 204 and goes no further. */
  readonly withheld?: readonly string[]
}

/**
 * Every request comes from another address, as limits per address would otherwise end an attack before it begins.
 * Nothing is followed or changed besides.
 */
export async function startRelay(port: number, { cookie, withheld = [] }: Options = {}): Promise<Relay> {
  const statuses = new Map<number, number>()
  const failed: string[] = []
  let number = 0
  const server = createServer(async (asked, answer) => {
    const body = Buffer.concat(await asked.toArray())
    if (withheld.some((text) => body.includes(text))) return answer.writeHead(204).end()
    const n = number++
    const headers = {
      ...asked.headers,
      ...(cookie && { cookie }),
      'x-forwarded-for': `198.18.${(n >> 8) % 256}.${n % 256}`,
    }
    const { method, url: path } = asked
    const note = (status: number) => {
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      if (isFault(status, path!)) failed.push(`${status} ${method} ${path}`)
    }
    const onward = request({ host: '127.0.0.1', port, method, path, headers, setHost: false }, (response) => {
      note(response.statusCode!)
      answer.writeHead(response.statusCode!, response.headers)
      response.on('error', () => answer.destroy())
      response.on('data', (bytes: Buffer) => answer.write(bytes))
      response.on('end', () => answer.end())
    })
    answer.on('close', () => onward.destroy())
    onward.on('error', () => {
      if (!answer.destroyed) note(0)
      answer.destroy()
    })
    onward.end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    statuses,
    failed,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

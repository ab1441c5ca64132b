/** Many requests, several at a time, and what was wrong with their answers. */

import { random } from '#geo/synthetic/random'
import { isFramed } from '#prisma/server/security-headers'
import { type Ground, nextRequest, type Request } from './requests'
import { type Answer, bytesOf, send } from './send'

const AT_ONCE = 12
/** What every answer bears, whatever its path. */
export const SECURITY_HEADERS = [
  'content-security-policy',
  'x-content-type-options',
  'referrer-policy',
  'x-frame-options',
  'permissions-policy',
  'cross-origin-opener-policy',
] as const
/** Nothing of the inside: no file, no stack, no statement. */
const INSIDE =
  /node_modules|\bat .{1,80}\.[mcj]?[jt]sx?:\d+:\d+|PrismaClient|ECONNREFUSED|postgres(ql)?:\/\/|invalid byte sequence/

export interface Fault {
  readonly problem: string
  readonly request: Request
}

export interface Outcome {
  readonly faults: readonly Fault[]
  /** How many answers had each status. */
  readonly statuses: ReadonlyMap<number, number>
}

export async function fuzz(port: number, ground: Ground, seed: number, count: number): Promise<Outcome> {
  const chance = random(seed)
  const requests = Array.from({ length: count }, () => nextRequest(chance, ground))
  const faults: Fault[] = []
  const statuses = new Map<number, number>()
  const queue = requests.values()
  const work = async () => {
    for (const request of queue) {
      const answer = await send(port, request).catch((error: Error) => error)
      const problem = answer instanceof Error ? answer.message : problemOf(answer, request.target)
      if (!(answer instanceof Error)) statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1)
      if (problem) faults.push({ problem, request })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return { faults, statuses }
}

/** Whether the product is to blame for a status; 0 is no answer at all. oEmbed answers a format it has not with 501. */
export const isFault = (status: number, target: string): boolean =>
  status === 0 || (status >= 500 && !(status === 501 && target.startsWith('/oembed')))

function problemOf({ status, headers, text }: Answer, target: string): string | null {
  if (isFault(status, target)) return `status ${status}`
  const absent = SECURITY_HEADERS.filter(
    (name) => !headers[name] && !(name === 'x-frame-options' && isFramed(target.split('?')[0]!)),
  )
  if (absent.length > 0) return `status ${status} without ${absent.join(', ')}`
  if (INSIDE.test(text)) return `status ${status} tells of the inside: ${INSIDE.exec(text)?.[0]}`
  return null
}

/** The first few of each kind, as bytes that can be sent again. */
export function told(faults: readonly Fault[], each = 2): string {
  return [...new Set(faults.map(({ problem }) => problem))]
    .map((problem) => {
      const list = faults.filter((fault) => fault.problem === problem)
      const examples = list
        .slice(0, each)
        .map(({ request }) => JSON.stringify(bytesOf(request).toString('latin1').slice(0, 1200)))
      return `${list.length} × ${problem}\n  ${examples.join('\n  ')}`
    })
    .join('\n')
}

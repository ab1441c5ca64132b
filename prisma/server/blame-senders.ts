/**
 * What fails in a form before an action of ours has begun is a fault of what was sent: Next answers 500 to it and
 * logs a stack. Here it becomes a 400, and one line. So does a part that lies past the end of a file, which is a 416.
 */

import { ServerResponse } from 'node:http'
import { type RequestContext, requestContexts } from './request-context'

const MOST_SHOWN = 200

const isUnread = (context: RequestContext | undefined): context is RequestContext =>
  context !== undefined && context.method === 'POST' && !context.hasBegun && !context.url.startsWith('/api/')

function blamed(context: RequestContext | undefined): number {
  const isPart = context?.hasRange === true && context.method !== 'POST'
  return isUnread(context) ? 400 : isPart ? 416 : 500
}

/** For this process, once. */
export function blameSenders(): void {
  const { writeHead } = ServerResponse.prototype
  ServerResponse.prototype.writeHead = function (this: ServerResponse, status: number, ...rest: unknown[]) {
    return Reflect.apply(writeHead, this, [status === 500 ? blamed(requestContexts().getStore()) : status, ...rest])
  } as typeof writeHead

  const { error, warn } = console
  const briefly =
    (say: typeof warn) =>
    (...words: unknown[]) => {
      const context = requestContexts().getStore()
      if (!isUnread(context)) return say(...words)
      const first = words.find((part) => part instanceof Error) ?? words[0]
      const reason = first instanceof Error ? `${first.name}: ${first.message}` : String(first)
      warn(`${context.method} ${context.url.slice(0, MOST_SHOWN)} could not be read: ${oneLine(reason)}`)
    }
  console.error = briefly(error)
  console.warn = briefly(warn)
}

const oneLine = (text: string): string => text.split('\n', 1)[0]!.slice(0, MOST_SHOWN)

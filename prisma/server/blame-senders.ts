/**
 * What fails in a form before an action of ours has begun is a fault of what was sent: Next answers 500 to it and
 * logs a stack. Here it becomes a 400, and one line. So does a part that lies past the end of a file, which is a 416.
 */

import { ServerResponse } from 'node:http'
import { type RequestContext, requestContexts } from './request-context'

const MAX_SHOWN_CHARACTERS = 200

/** A form that failed before one of our actions had begun. */
const isUnread = (context: RequestContext | undefined): context is RequestContext =>
  context !== undefined && context.method === 'POST' && !context.hasBegun && !context.url.startsWith('/api/')

function statusOf(context: RequestContext | undefined): number {
  const isPart = context?.hasRange === true && context.method !== 'POST'
  return isUnread(context) ? 400 : isPart ? 416 : 500
}

/** Changes the answers and the log of this process. Call it once. */
export function blameSenders(): void {
  const { writeHead } = ServerResponse.prototype
  ServerResponse.prototype.writeHead = function (this: ServerResponse, status: number, ...rest: unknown[]) {
    return Reflect.apply(writeHead, this, [status === 500 ? statusOf(requestContexts().getStore()) : status, ...rest])
  } as typeof writeHead

  const { error, warn } = console
  const briefly =
    (say: typeof warn) =>
    (...words: unknown[]) => {
      const context = requestContexts().getStore()
      if (!isUnread(context)) return say(...words)
      const first = words.find((part) => part instanceof Error) ?? words[0]
      const reason = first instanceof Error ? `${first.name}: ${first.message}` : String(first)
      warn(`${context.method} ${context.url.slice(0, MAX_SHOWN_CHARACTERS)} could not be read: ${oneLine(reason)}`)
    }
  console.error = briefly(error)
  console.warn = briefly(warn)
}

const oneLine = (text: string): string => text.split('\n', 1)[0]!.slice(0, MAX_SHOWN_CHARACTERS)

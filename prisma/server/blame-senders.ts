/**
 * What fails in a form before an action of ours has begun is a fault of what was sent: Next answers 500 to it and logs a stack. Here it becomes
 * a 400, and one line.
 */

import { ServerResponse } from 'node:http'
import { type RequestContext, requestContexts } from './request-context'

const MOST_SHOWN = 200

const isUnread = (context: RequestContext | undefined): context is RequestContext =>
  context !== undefined && context.method === 'POST' && !context.hasBegun && !context.url.startsWith('/api/')

/** For this process, once. */
export function blameSenders(): void {
  const { writeHead } = ServerResponse.prototype
  ServerResponse.prototype.writeHead = function (this: ServerResponse, status: number, ...rest: unknown[]) {
    const blamed = status === 500 && isUnread(requestContexts().getStore()) ? 400 : status
    return Reflect.apply(writeHead, this, [blamed, ...rest])
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

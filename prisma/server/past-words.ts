/** Why there is no such past, in words: what is answered where no page and no message table is loaded. */

import type { PastRefusal } from '../past-context'

interface Refusal {
  readonly status: 400 | 404 | 503
  readonly text: string
}

const MOST = 40

const waitText = (why: 'busy' | 'starting'): Refusal => ({
  status: 503,
  text:
    why === 'busy'
      ? '正在打开其他历史版本，请稍后再试。Other revisions are being opened; try again in a moment.'
      : '服务正在启动。The service is starting.',
})

export function refusalText(refusal: PastRefusal): Refusal {
  if (!('asked' in refusal)) return waitText(refusal.why)
  const asked = JSON.stringify(refusal.asked.slice(0, MOST))
  if (refusal.why === 'too early') {
    const { base, day } = refusal
    return {
      status: 404,
      text: `没有保存 ${asked} 的内容：历史从版本 ${base}（${day}）开始。Nothing is kept of ${asked}: the past begins with revision ${base} (${day}).`,
    }
  }
  if (refusal.why === 'unreadable')
    return {
      status: 400,
      text: `as-of 应为版本号或日期（YYYY-MM-DD）。as-of is a revision or a date (YYYY-MM-DD), not ${asked}.`,
    }
  if (refusal.why === 'to come') return { status: 404, text: `${asked} 还没有到。${asked} has not come yet.` }
  return { status: 404, text: `没有版本 ${asked}。This database has given out no revision ${asked}.` }
}

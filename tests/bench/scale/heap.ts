import type { CDPSession, Page } from '@playwright/test'

interface Usage {
  readonly usedSize: number
}

/** Bytes of JavaScript's heap in use by a page and its workers, after collecting what is not. */
export async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  const workers: string[] = []
  session.on('Target.attachedToTarget', ({ sessionId }) => workers.push(sessionId))
  // Playwright passes on what a worker's own session says only in this older form.
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  let sum = usedSize
  for (const worker of workers) {
    await sendToWorker(session, worker, 'HeapProfiler.collectGarbage')
    sum += (await sendToWorker<Usage>(session, worker, 'Runtime.getHeapUsage')).usedSize
  }
  if (workers.length < page.workers().length) {
    throw new Error(`Heap of ${workers.length} workers of ${page.workers().length}`)
  }
  await session.detach()
  return sum
}

let lastId = 0

function sendToWorker<Result>(session: CDPSession, sessionId: string, method: string): Promise<Result> {
  const id = ++lastId
  return new Promise((resolve, reject) => {
    const onMessage = (event: { readonly message: string }) => {
      const answer = JSON.parse(event.message)
      if (answer.id !== id) return
      session.off('Target.receivedMessageFromTarget', onMessage)
      if (answer.error) reject(new Error(answer.error.message))
      else resolve(answer.result)
    }
    session.on('Target.receivedMessageFromTarget', onMessage)
    session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) }).catch(reject)
  })
}

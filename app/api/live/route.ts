import { loadedSnapshot, onSnapshot } from '#prisma/live/current-snapshot'

export const dynamic = 'force-dynamic'

const BEAT_MS = 25_000
const encoder = new TextEncoder()

/** Open streams end when the server is asked to stop; it waits for them otherwise. */
const open = new Set<() => void>()
process.once('SIGTERM', () => {
  for (const close of open) close()
})

/** Server-sent events: the revision in force, then each new one as soon as pages can be drawn from it. */
export function GET(request: Request): Response {
  let stop = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text))
      const tell = (revision: number) => send(`data: ${revision}\n\n`)
      const off = onSnapshot(tell)
      const beat = setInterval(() => send(':\n\n'), BEAT_MS)
      stop = () => {
        off()
        clearInterval(beat)
        open.delete(close)
      }
      const close = () => {
        stop()
        controller.close()
      }
      open.add(close)
      request.signal.addEventListener('abort', stop, { once: true })
      send('retry: 3000\n\n')
      const snapshot = loadedSnapshot()
      if (snapshot) tell(snapshot.revision)
    },
    cancel: () => stop(),
  })
  return new Response(body, {
    // No compression: it would hold the events back.
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

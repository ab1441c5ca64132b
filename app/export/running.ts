/** How many long answers are being written: each takes a share of the processor and of the database until it ends. */

const MOST = 2
/** A reader who takes nothing for so long has gone. */
const STALLED_MS = 60_000

/** Bytes that are there before an answer begins: what fails within them is told by its status. */
const HELD_BACK = 64 * 1024

const MANY_PROJECTS = 5000

/** Whether the answer about so many projects counts as long. */
export const isLongList = (projects: number): boolean => projects > MANY_PROJECTS

/** On globalThis, since Next loads this module once per bundle. */
const shared = globalThis as typeof globalThis & { landingLongAnswers?: number }

/**
 * The pieces as a body that is written as fast as it is read. `isLong` ones are counted, and null comes back where
 * too many are under way. A short answer is whole before this resolves, and the beginning of a long one is there, so
 * that what fails till then can still be told; what fails later breaks the connection off.
 */
export async function streamed(pieces: AsyncGenerator<Uint8Array>, isLong: boolean): Promise<ReadableStream | null> {
  if (isLong && (shared.landingLongAnswers ?? 0) >= MOST) return null
  if (isLong) shared.landingLongAnswers = (shared.landingLongAnswers ?? 0) + 1
  let timer: NodeJS.Timeout | undefined
  let isOver = false
  const end = () => {
    clearTimeout(timer)
    if (isLong && !isOver) shared.landingLongAnswers!--
    isOver = true
  }
  let next: IteratorResult<Uint8Array> | null
  try {
    next = await beginningOf(pieces)
  } catch (error) {
    end()
    throw error
  }
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        timer = setTimeout(() => stop(controller), STALLED_MS)
      },
      async pull(controller) {
        clearTimeout(timer)
        try {
          const { done, value } = next ?? (await pieces.next())
          next = null
          if (done) {
            end()
            controller.close()
          } else {
            controller.enqueue(value)
            timer = setTimeout(() => stop(controller), STALLED_MS)
          }
        } catch (error) {
          end()
          throw error
        }
      },
      async cancel() {
        end()
        await pieces.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )

  function stop(controller: ReadableStreamDefaultController) {
    end()
    controller.error(new Error('The reader takes nothing any more'))
    void pieces.return(undefined)
  }
}

/** The first pieces as one; done: there were none. */
async function beginningOf(pieces: AsyncGenerator<Uint8Array>): Promise<IteratorResult<Uint8Array>> {
  const parts: Uint8Array[] = []
  for (let bytes = 0; bytes < HELD_BACK; ) {
    const { done, value } = await pieces.next()
    if (done) break
    parts.push(value)
    bytes += value.byteLength
  }
  return parts.length > 0 ? { done: false, value: Buffer.concat(parts) } : { done: true, value: undefined }
}

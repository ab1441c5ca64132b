/** What a page of the server looks like to a browser without scripts. */

import type { ReactNode } from 'react'
import { renderToReadableStream } from 'react-dom/server.browser'

/** Async components are waited for, as on the server. */
export async function markupOf(page: unknown): Promise<string> {
  const stream = await renderToReadableStream(page as ReactNode, {
    onError: (error) => {
      throw error
    },
  })
  await stream.allReady
  return new Response(stream).text()
}

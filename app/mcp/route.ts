import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import { originOf } from '../origin'
import { siteUrl } from '../site'
import { mcpServer } from './tools'

export const dynamic = 'force-dynamic'

/**
 * The Model Context Protocol over streamable HTTP, without sessions: each request has a server of its own and one JSON
 * answer, and is one message: what many in one would cost, no limit would see. Pages of other sites are refused, here
 * and by the gate, which also bounds what one address asks for.
 */
export async function POST(request: Request): Promise<Response> {
  const origin = request.headers.get('origin')
  if (origin !== null && ![originOf(request), siteUrl().origin].includes(origin))
    return problem(403, 'Requests of other sites’ pages are refused.')
  const parsedBody = await request.json().catch(() => undefined)
  if (parsedBody === undefined) return problem(400, 'The body is no JSON.', -32700)
  if (Array.isArray(parsedBody))
    return problem(400, 'Send one message at a time: the protocol has had no batches since 2025-06-18.', -32600)
  const server = mcpServer()
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
  try {
    await server.connect(transport)
    return await transport.handleRequest(request, { parsedBody })
  } catch (error) {
    console.error('A request of the Model Context Protocol failed:', error)
    return problem(500, 'The request failed.')
  } finally {
    await server.close()
  }
}

/** There is no stream to listen to, and no session to end. */
export const GET = () => problem(405, 'Send requests by POST.', undefined, { Allow: 'POST' })

const problem = (status: number, message: string, code = -32000, headers: Readonly<Record<string, string>> = {}) =>
  Response.json(
    { jsonrpc: '2.0', error: { code, message }, id: null },
    { status, headers: { 'Cache-Control': 'no-store', ...headers } },
  )

import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import { originOf } from '../origin'
import { siteUrl } from '../site'
import { mcpServer } from './tools'

export const dynamic = 'force-dynamic'

/**
 * The Model Context Protocol over streamable HTTP, without sessions: each request has a server of its own and one JSON
 * answer. Pages of other sites are refused, here and by the gate, which also bounds what one address asks for.
 */
export async function POST(request: Request): Promise<Response> {
  const origin = request.headers.get('origin')
  if (origin !== null && ![originOf(request), siteUrl().origin].includes(origin))
    return problem(403, 'Requests of other sites’ pages are refused.')
  const server = mcpServer()
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
  try {
    await server.connect(transport)
    return await transport.handleRequest(request)
  } catch (error) {
    console.error('A request of the Model Context Protocol failed:', error)
    return problem(500, 'The request failed.')
  } finally {
    await server.close()
  }
}

/** There is no stream to listen to, and no session to end. */
export const GET = () => problem(405, 'Send requests by POST.', { Allow: 'POST' })

const problem = (status: number, message: string, headers: Readonly<Record<string, string>> = {}) =>
  Response.json(
    { jsonrpc: '2.0', error: { code: -32000, message }, id: null },
    { status, headers: { 'Cache-Control': 'no-store', ...headers } },
  )

/** What a description of the tiles answers, or why there is none; `kept` says for how long. */
export const described = (body: object, status: number, kept: string): Response =>
  Response.json(body, { status, headers: { 'Cache-Control': kept, ...(status === 503 && { 'Retry-After': '2' }) } })

/** Of a file that there is not: nothing else may answer for it. */
export const GET = () => new Response('There is no such file.', { status: 404 })

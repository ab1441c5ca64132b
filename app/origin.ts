import { siteUrl } from './site'

/** This site's origin as whoever asks has it: the host and, behind a proxy of ours, what that says (see gate.ts). */
export function originOf(request: Request): string {
  const { headers } = request
  const host = headers.get('x-forwarded-host') ?? headers.get('host')
  const protocol = headers.get('x-forwarded-proto')?.split(',')[0] ?? siteUrl().protocol.slice(0, -1)
  const text = `${protocol}://${host}`
  return host && URL.canParse(text) ? new URL(text).origin : siteUrl().origin
}

/**
 * Recognises a browser that has signed in to an account before by a cookie that is signed for that account, so that
 * tries of strangers do not lock its owner out. The cookie alone gives no access.
 */

import '#server-only'
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { cookiePrefix } from './cookie-prefix'
import { authSecret } from './secret'

export const deviceCookie = (): string => `${cookiePrefix()}landing.device`
export const DEVICE_S = 180 * 86_400

const signed = (id: string, email: string): string =>
  createHmac('sha256', authSecret()).update(`device\0${id}\0${email}`).digest('base64url')

/** A new value of the cookie, for the account of `email`. */
export function newDevice(email: string): string {
  const id = randomBytes(12).toString('base64url')
  return `${id}.${signed(id, email)}`
}

/** The id of the device in a cookie header if it has signed in to the account before; null otherwise. */
export function deviceOf(cookies: string | null | undefined, email: string): string | null {
  const start = `${deviceCookie()}=`
  const value = (cookies ?? '').split(/;\s*/).find((cookie) => cookie.startsWith(start))
  const [, id, signature] = /^([\w-]{16})\.([\w-]{43})$/.exec(value?.slice(start.length) ?? '') ?? []
  if (!id || !signature) return null
  return timingSafeEqual(Buffer.from(signature), Buffer.from(signed(id, email))) ? id : null
}

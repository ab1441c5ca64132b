import { expect, it } from 'vitest'
import { themeCookies } from '#components/ui/theme-cookie'

it('the theme is kept for the host alone where the site is one of https, and goes with auto', () => {
  const [own, other] = themeCookies('dark', 'https:')
  expect(own).toBe('__Host-theme=dark; max-age=31536000; path=/; samesite=lax; secure')
  expect(other).toMatch(/^theme=; max-age=0;/)
  expect(themeCookies('dark', 'http:')).toEqual(['theme=dark; max-age=31536000; path=/; samesite=lax'])
  expect(themeCookies('auto', 'https:')[0]).toContain('max-age=0')
})

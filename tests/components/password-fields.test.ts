import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const FOLDER = join(import.meta.dirname, '..', '..', 'components')
const texts = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.tsx'))
  .map((name) => readFileSync(join(FOLDER, name), 'utf8'))

it('fields for passwords hide what is typed, are known to password managers, and let anybody paste', () => {
  const fields = texts.flatMap((text) => text.match(/<input\b[^>]*(type="password"|name="password")[^>]*>/g) ?? [])
  expect(fields.length).toBeGreaterThanOrEqual(5)
  for (const field of fields) {
    expect(field).toContain('type="password"')
    expect(field).toMatch(/autoComplete="(current|new)-password"/)
  }
  for (const text of texts) expect(text).not.toMatch(/onPaste|autoComplete="off"[^>]*type="password"/)
})

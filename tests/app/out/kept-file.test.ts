import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { keptOrWritten } from '#app/export/kept-file'

const PIECES = 5
const PIECE = 40_000

/** How often the file of a letter has been begun. */
const begun = new Map<string, number>()

async function* writeOf(letter: string, fails = false): AsyncGenerator<Uint8Array> {
  begun.set(letter, (begun.get(letter) ?? 0) + 1)
  for (let i = 0; i < PIECES; i++) {
    if (fails && i === 3) throw new Error('the database has gone')
    yield Buffer.alloc(PIECE, `${letter}${i}`)
  }
}

async function read(letter: string, fails = false): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of keptOrWritten(letter, () => writeOf(letter, fails))) parts.push(part)
  return Buffer.concat(parts)
}

it('is written once, with the same bytes for everybody, and has no name on disk', async () => {
  const first = await read('a')
  const others = await Promise.all([read('a'), read('a')])
  expect(first).toHaveLength(PIECES * PIECE)
  for (const other of others) expect(other.equals(first)).toBe(true)
  expect(begun.get('a')).toBe(1)
  const named = () => readdirSync(tmpdir()).filter((name) => name.startsWith('landing-kept-'))
  await expect.poll(named).toEqual([]) // that of another test is there for a moment
})

it('is not kept where it fails, or its reader leaves before the end', async () => {
  await expect(read('b', true)).rejects.toThrow('the database has gone')
  for await (const part of keptOrWritten('b', () => writeOf('b'))) {
    expect(part).toHaveLength(PIECE)
    break
  }
  expect(await read('b')).toHaveLength(PIECES * PIECE)
  expect(begun.get('b')).toBe(3)
})

it('gives way to later ones, once nobody reads it any more', async () => {
  const whole = await read('c')
  const slow = keptOrWritten('c', () => writeOf('c'))
  const parts = [(await slow.next()).value!]
  for (const letter of ['d', 'e', 'f', 'g', 'h']) await read(letter)
  for await (const part of slow) parts.push(part)
  expect(Buffer.concat(parts).equals(whole)).toBe(true)
  expect(begun.get('c')).toBe(1)
  await read('c')
  expect(begun.get('c')).toBe(2)
})

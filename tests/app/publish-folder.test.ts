import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FolderError, replaceFolder } from '#app/publish/folder'

let home: string
let target: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'landing-folder-'))
  target = join(home, 'site')
})
afterEach(() => rm(home, { recursive: true, force: true }))

const put = (text: string) => replaceFolder(target, (folder) => writeFile(join(folder, 'page'), text))
const page = () => readFileSync(join(target, 'page'), 'utf8')

describe('a published folder', () => {
  it('is made, and replaced by the next, and nothing else is left beside it', async () => {
    await put('one')
    await put('two')
    expect([page(), readdirSync(home)]).toEqual(['two', ['site']])
  })

  it('may be an empty one that somebody has made', async () => {
    mkdirSync(target)
    await put('one')
    expect(page()).toBe('one')
  })

  it('stands until the next is whole, and when that fails', async () => {
    await put('one')
    await replaceFolder(target, async () => expect(page()).toBe('one'))
    await put('two')
    await expect(replaceFolder(target, () => Promise.reject(new Error('full disk')))).rejects.toThrow('full disk')
    expect(page()).toBe('two')
    await put('three')
    expect([page(), readdirSync(home)]).toEqual(['three', ['site']])
  })

  it('is read without a gap while it is replaced, however many files go', async () => {
    const many = (folder: string) =>
      Promise.all(Array.from({ length: 2000 }, (_, i) => writeFile(join(folder, i ? `file${i}` : 'page'), 'x')))
    await replaceFolder(target, many)
    let [read, failed, isOver] = [0, 0, false]
    const reading = (async () => {
      while (!isOver) {
        await readFile(join(target, 'page')).catch(() => failed++)
        read++
      }
    })()
    const swaps = 3
    for (let i = 0; i < swaps; i++) await replaceFolder(target, many)
    isOver = true
    await reading
    expect(read).toBeGreaterThan(10)
    expect(failed).toBeLessThanOrEqual(swaps) // at most the one that falls between two calls of the system
  })

  it('comes back where a publication was killed between its two renames', async () => {
    await put('one')
    await rename(target, `${target}.old`)
    await replaceFolder(target, async () => expect(page()).toBe('one'))
  })
})

describe('nothing is touched', () => {
  it.each(['', '.new', '.old'])('where a folder of somebody else is called site%s', async (ending) => {
    await put('one')
    await rm(target + ending, { recursive: true, force: true })
    mkdirSync(target + ending)
    writeFileSync(join(target + ending, 'thesis.txt'), 'years of work')
    await expect(put('two')).rejects.toThrow(FolderError)
    await expect(put('two')).rejects.toThrow(/publish:static did not make it/)
    expect(readFileSync(join(target + ending, 'thesis.txt'), 'utf8')).toBe('years of work')
    if (ending) expect(page()).toBe('one')
  })

  it('where a file is in the way', async () => {
    writeFileSync(target, 'a file')
    await expect(put('one')).rejects.toThrow(/did not make it/)
    expect(readFileSync(target, 'utf8')).toBe('a file')
    expect(existsSync(`${target}.new`)).toBe(false)
  })
})

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const PROJECT = join(import.meta.dirname, '..')
const read = (name: string) => JSON.parse(readFileSync(join(PROJECT, name), 'utf8'))

it('every package that an install brings is listed with its version and a digest, and with no address of its own', () => {
  const packages = Object.entries<{
    version?: string
    integrity?: string
    optional?: boolean
    os?: readonly string[]
    libc?: readonly string[]
    resolved?: string
    link?: boolean
  }>(read('package-lock.json').packages).filter(([path]) => path !== '')
  expect(packages.length).toBeGreaterThan(100)
  for (const [path, { version, integrity, optional, os, libc, resolved, link }] of packages) {
    const isForeign = optional === true && (libc?.[0] === 'musl' || os?.[0] !== 'linux' || path.endsWith('-arm64'))
    expect(link, path).toBeUndefined()
    expect(version, path).toMatch(/^\d/)
    // Native parts for systems that nobody here has installed on are listed without.
    if (!isForeign) expect(integrity ?? '', path).toMatch(/^sha(256|512)-/)
    // Whatever registry the machine is set to is asked.
    expect(resolved, path).toBeUndefined()
  }
})

it('none is asked for from a folder, a repository or an address', () => {
  const { dependencies, devDependencies } = read('package.json')
  for (const range of Object.values<string>({ ...dependencies, ...devDependencies })) expect(range).toMatch(/^[~^]?\d/)
})

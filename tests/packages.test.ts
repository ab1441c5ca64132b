import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const PROJECT = join(import.meta.dirname, '..')
const read = (name: string) => JSON.parse(readFileSync(join(PROJECT, name), 'utf8'))

it('every package that an install brings is listed from the registry, with its version and a digest', () => {
  const packages = Object.entries<{
    version?: string
    integrity?: string
    inBundle?: boolean
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
    expect(resolved ?? 'https://registry.npmjs.org/', path).toMatch(/^https:\/\/registry\.npmjs\.org\//)
  }
})

it('none is asked for from a folder, a repository or an address', () => {
  const { dependencies, devDependencies } = read('package.json')
  for (const range of Object.values<string>({ ...dependencies, ...devDependencies })) expect(range).toMatch(/^[~^]?\d/)
})

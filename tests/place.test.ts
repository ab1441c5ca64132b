import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const PROJECT = join(import.meta.dirname, '..')
const FOLDERS = ['app', 'components', 'geo', 'prisma', 'public'] as const
const FILES = ['proxy.ts', 'instrumentation.ts', 'next.config.js']

/**
 * Where the founding installation lies. Not 园区 and 高新区: every city has a park and a high-tech zone. Codes are those
 * of Suzhou's and Shenzhen's districts.
 */
const PLACE = /苏州|深圳|suzhou|shenzhen|\bSIP\b|\bSND\b|\b(?:3205|4403)\d\d\b/i

/** Where such words may stand, and why. */
const ALLOWED: readonly (readonly [file: RegExp, why: string, words?: RegExp])[] = [
  [/^prisma\/seed\//, 'the founding data'],
  [/^prisma\/migrations\//, 'what databases have been through'],
  [/^prisma\/generated\//, 'made by Prisma'],
  [/^public\/geo\//, 'the built-in shapes, and where they come from'],
  [/^public\/worker\//, 'MapLibre'],
  [/^geo\/synthetic\//, 'made-up projects lie over the built-in shapes'],
  [/^prisma\/synthetic\//, 'the same'],
  [/./, 'the name of the program: files, locks and archives carry it', /suzhou-landing-map/gi],
]

const filesIn = (folder: string) =>
  readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|m?js|css|svg|json|sql|prisma|html|webmanifest|txt)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(PROJECT.length + 1))

it('nothing of the founding place stands outside the seed, the settings and the built-in shapes', () => {
  const found = [...FOLDERS.flatMap(filesIn), ...FILES].flatMap((path) => {
    const rules = ALLOWED.filter(([file]) => file.test(path))
    if (rules.some(([, , words]) => words === undefined)) return []
    const lines = readFileSync(join(PROJECT, path), 'utf8').split('\n')
    return lines.flatMap((line, at) => {
      const rest = rules.reduce((text, [, , words]) => text.replace(words!, ''), line)
      return PLACE.test(rest) ? [`${path}:${at + 1}: ${line.trim().slice(0, 100)}`] : []
    })
  })
  expect(found).toEqual([])
})

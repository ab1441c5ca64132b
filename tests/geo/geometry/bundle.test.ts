import { join } from 'node:path'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

const PROJECT = join(import.meta.dirname, '../../..')

/** Bytes that each package puts into the bundle of a source file. */
async function bytesByPackage(path: string): Promise<Record<string, number>> {
  const { metafile } = await build({
    entryPoints: [join(PROJECT, path)],
    absWorkingDir: PROJECT,
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    format: 'esm',
    treeShaking: true,
    logLevel: 'silent',
  })
  const bytes: Record<string, number> = {}
  for (const { inputs } of Object.values(metafile.outputs))
    for (const [file, { bytesInOutput }] of Object.entries(inputs)) {
      const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1]
      if (name && bytesInOutput > 0) bytes[name] = (bytes[name] ?? 0) + bytesInOutput
    }
  return bytes
}

test.each(['geo/geometry/clip.ts', 'geo/geometry/repair-ring.ts'])('of Turf, %s carries no jsts', async (path) => {
  const bytes = await bytesByPackage(path)
  expect(Object.keys(bytes).filter((name) => name.startsWith('@turf/')).length).toBeGreaterThan(0)
  expect(Object.keys(bytes).filter((name) => /jsts/.test(name))).toEqual([])
})

test('of simple-statistics, the classes of a map carry ckmeans alone', async () => {
  const { 'simple-statistics': bytes } = await bytesByPackage('geo/compare/map/classes.ts')
  expect(bytes).toBeGreaterThan(0)
  expect(bytes).toBeLessThan(5000)
})

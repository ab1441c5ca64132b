/** Readers of tiles, as a cache before the instances sees them. */

/** Around the middle of the home view at four zooms, 36 in all. */
export const homeTiles = (revision: number): string[] =>
  [8, 9, 10, 11].flatMap((z) => {
    const [x, y] = [Math.floor((120.7 / 360 + 0.5) * 2 ** z), Math.floor(0.4084 * 2 ** z)]
    return [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => `/tiles/${revision}/${z}/${x + dx}/${y + dy}`))
  })

/** How often the cache said what (X-Cache) when `readers` read all paths at once. Throws where one is not answered. */
export async function readTiles(
  url: string,
  paths: readonly string[],
  readers: number,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  const read = async () => {
    for (const path of paths) {
      const response = await fetch(url + path)
      await response.arrayBuffer()
      if (response.status !== 200) throw new Error(`${path} answers ${response.status}`)
      const state = response.headers.get('x-cache') ?? 'none'
      counts[state] = (counts[state] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: readers }, read))
  return counts
}

/** PostGIS on the same rows: the questions of a map in their best form, tiles as finished bytes. */

import { FACETS, type Filters } from '#geo/filters'
import { type Snapshot, valueAt } from '#geo/snapshot/snapshot'
import { isoOf, NO_DATE } from '#geo/text/days'
import { type Postgis, startPostgis } from '../../support/postgis'
import type { Tile } from './data'

const BATCH = 50_000
const WEB_MERCATOR = 3857

export interface Peer {
  readonly readyMs: number
  /** Bytes of the table with its indexes. */
  readonly bytes: number
  /** Clusters of a tile: points snapped to 64 × 64 cells, each with its count and mean position. */
  grid(tile: Tile, filters: Filters): Promise<Uint8Array>
  /** Every point of a tile. */
  raw(tile: Tile, filters: Filters): Promise<Uint8Array>
  count(filters: Filters): Promise<number>
  /** The first hundred of the matches, and how many there are. */
  list(filters: Filters): Promise<number>
  facets(filters: Filters): Promise<void>
  stop(): Promise<void>
}

const TABLE = `create unlogged table p (no int primary key, district text, sector text, kind text, status text, precision text,
  events text[], day date, amount float8, lng float8, lat float8, geom geometry(Point, ${WEB_MERCATOR}))`

const INSERT = `insert into p select no, district, sector, kind, status, precision, string_to_array(events, ','), day, amount, lng, lat,
  st_transform(st_setsrid(st_makepoint(lng, lat), 4326), ${WEB_MERCATOR})
  from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::date[], $9::float8[], $10::float8[], $11::float8[])
  as t(no, district, sector, kind, status, precision, events, day, amount, lng, lat)`

export async function startPeer(snapshot: Snapshot): Promise<Peer> {
  const server = await startPostgis()
  await server.query(TABLE)
  for (let start = 0; start < snapshot.count; start += BATCH) {
    await server.query(INSERT, columnsOf(snapshot, start, Math.min(start + BATCH, snapshot.count)))
  }
  const began = performance.now()
  await server.query('create index on p using gist (geom)')
  for (const column of ['district', 'sector', 'day', 'amount']) await server.query(`create index on p (${column})`)
  await server.query('cluster p using p_geom_idx') // as a careful operator would: neighbours on one page
  await server.query('vacuum analyze p')
  await server.query("set jit = off; set work_mem = '256MB'")
  const readyMs = performance.now() - began
  const [size] = await server.query<{ bytes: string }>("select pg_total_relation_size('p') as bytes")
  return { readyMs, bytes: Number(size!.bytes), ...questions(server), stop: () => server.stop() }
}

function columnsOf(snapshot: Snapshot, start: number, end: number): unknown[][] {
  const rows = Array.from({ length: end - start }, (_, i) => start + i)
  const { facets, day, amountCny } = snapshot
  const text = (facet: (typeof FACETS)[number]) => rows.map((row) => valueAt(facets[facet], row))
  return [
    rows.map((row) => snapshot.no[row]),
    text('district'),
    text('sector'),
    text('kind'),
    text('status'),
    text('precision'),
    text('event'),
    rows.map((row) => (day[row] === NO_DATE ? null : isoOf(day[row]!))),
    rows.map((row) => (Number.isNaN(amountCny[row]) ? null : amountCny[row])),
    rows.map((row) => snapshot.lng[row]),
    rows.map((row) => snapshot.lat[row]),
  ]
}

function questions(server: Postgis): Omit<Peer, 'readyMs' | 'bytes' | 'stop'> {
  const bytesOf = async (sql: string) => (await server.query<{ mvt: Uint8Array }>(sql))[0]!.mvt
  return {
    grid: (tile, filters) => bytesOf(gridSql(tile, where(filters))),
    raw: (tile, filters) => bytesOf(rawSql(tile, where(filters))),
    async count(filters) {
      const [found] = await server.query<{ n: string }>(`select count(*) as n from p where ${where(filters)}`)
      return Number(found!.n)
    },
    async list(filters) {
      const [found] = await server.query<{ n: string }>(
        `select (select count(*) from p where ${where(filters)}) as n,
          array(select no from p where ${where(filters)} order by amount desc nulls last, no limit 100) as nos`,
      )
      return Number(found!.n)
    },
    async facets(filters) {
      await server.query(FACETS.map((facet) => facetSql(facet, filters)).join(' union all '))
    },
  }
}

const gridSql = ([z, x, y]: Tile, condition: string) => `
  with t as (select st_tileenvelope(${z}, ${x}, ${y}) as box, ${40_075_016.68557849 / 2 ** z / 64}::float8 as side),
  cells as (
    select count(*)::int as n, st_setsrid(st_makepoint(avg(st_x(geom)), avg(st_y(geom))), ${WEB_MERCATOR}) as middle
    from p, t where geom && t.box and ${condition} group by st_snaptogrid(geom, t.side))
  select st_asmvt(m, 'projects') as mvt from (select n, st_asmvtgeom(middle, t.box) as geom from cells, t) m`

const rawSql = ([z, x, y]: Tile, condition: string) => `
  with t as (select st_tileenvelope(${z}, ${x}, ${y}) as box)
  select st_asmvt(m, 'projects') as mvt from (
    select no, sector, kind, status, precision, st_asmvtgeom(geom, t.box) as geom from p, t where geom && t.box and ${condition}) m`

const column = (facet: string) => (facet === 'event' ? 'unnest(events)' : facet)
const facetSql = (facet: (typeof FACETS)[number], filters: Filters) =>
  `select '${facet}' as facet, ${column(facet)} as value, count(*) from p where ${where({ ...filters, [facet]: undefined })} group by 2`

/** A filter as SQL. Its values are the benchmark's own. */
function where({ district, sector, kind, status, precision, event, since, until, ...rest }: Filters): string {
  const { amountMin, amountMax, bbox } = rest
  const isOne = (name: string, values: readonly string[] | undefined) =>
    values && `${name} = any(array[${values.map((value) => `'${value}'`)}])`
  return (
    [
      isOne('district', district),
      isOne('sector', sector),
      isOne('kind', kind),
      isOne('status', status),
      isOne('precision', precision),
      event && `events && array[${event.map((value) => `'${value}'`)}]`,
      since && `day >= '${since}'`,
      until && `day <= '${until}'`,
      amountMin !== undefined && `amount >= ${amountMin}`,
      amountMax !== undefined && `amount <= ${amountMax}`,
      bbox && `lng >= ${bbox[0]} and lat >= ${bbox[1]} and lng <= ${bbox[2]} and lat <= ${bbox[3]}`,
      bbox && `geom && st_transform(st_makeenvelope(${bbox.join()}, 4326), ${WEB_MERCATOR})`,
    ]
      .filter(Boolean)
      .join(' and ') || 'true'
  )
}

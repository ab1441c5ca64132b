/** MapServer's OGC API – Features, from Debian: what others would serve the same records with. */

import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { installPackages } from '../../../support/installing/install-packages'

const PROGRAM = '/usr/lib/cgi-bin/mapserv'
const PACKAGES = ['cgi-mapserver', 'mapserver-bin']
const TEMPLATES = '/usr/share/mapserver/ogcapi/templates/html-plain/'
const MAP = 'landing'

/** Installs it from Debian, as root, where it is absent. Throws where it cannot be had. */
export function ensureMapServer(): void {
  if (existsSync(PROGRAM)) return
  installPackages(...PACKAGES)
  if (!existsSync(PROGRAM)) throw new Error(`No MapServer: as root, apt-get install ${PACKAGES.join(' ')}`)
}

export const mapServerVersion = (): string =>
  /version [\d.]+/.exec(spawnSync(PROGRAM, ['-v'], { encoding: 'utf8' }).stdout)?.[0] ?? 'of an unknown version'

export interface MapServer {
  /** The address of the landing page. */
  readonly base: string
  stop(): void
}

/** Serves the table `projects` of a GeoPackage by CGI, a process for each request; its files are put into `folder`. */
export async function startMapServer(folder: string, geopackage: string, limit: number): Promise<MapServer> {
  const config = join(folder, 'mapserver.conf')
  const server = createServer((request, response) => answer(request, response, config))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${MAP}/ogcapi`
  const mapFile = join(folder, `${MAP}.map`)
  await writeFile(mapFile, mapFileOf(base, geopackage, limit))
  await writeFile(
    config,
    `CONFIG ENV "OGCAPI_HTML_TEMPLATE_DIRECTORY" "${TEMPLATES}" END MAPS "${MAP}" "${mapFile}" END END\n`,
  )
  return { base, stop: () => void server.close() }
}

const mapFileOf = (base: string, geopackage: string, limit: number): string => `MAP
  NAME "${MAP}"
  SIZE 100 100
  EXTENT -180 -90 180 90
  PROJECTION "init=epsg:4326" END
  WEB METADATA
    "ows_title" "${MAP}"
    "oga_enable_request" "*"
    "oga_onlineresource" "${base}"
    "oga_max_limit" "${limit}"
    "oga_limit" "${limit}"
  END END
  LAYER
    NAME "projects"
    TYPE POINT
    STATUS ON
    CONNECTIONTYPE OGR
    CONNECTION "${geopackage}"
    DATA "projects"
    TEMPLATE "none"
    EXTENT -180 -90 180 90
    PROJECTION "init=epsg:4326" END
    METADATA
      "ows_title" "projects"
      "gml_include_items" "all"
      "gml_featureid" "no"
      "gml_types" "auto"
    END
  END
END
`

function answer(request: IncomingMessage, response: ServerResponse, config: string): void {
  const { pathname, search } = new URL(request.url!, 'http://localhost')
  const env = {
    ...process.env,
    ...{ MAPSERVER_CONFIG_FILE: config, REQUEST_METHOD: 'GET', PATH_INFO: pathname, QUERY_STRING: search.slice(1) },
  }
  const child = spawn(PROGRAM, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let head = Buffer.alloc(0)
  const readHead = (piece: Buffer) => {
    head = Buffer.concat([head, piece])
    const end = head.indexOf('\r\n\r\n')
    if (end < 0) return
    child.stdout.off('data', readHead)
    const fields = head.subarray(0, end).toString('latin1')
    const [, status] = /^Status: (\d+)/im.exec(fields) ?? []
    response.writeHead(Number(status ?? 200), { 'content-type': /^Content-Type: (.+)$/im.exec(fields)![1]!.trim() })
    response.write(head.subarray(end + 4))
    pipeline(child.stdout, response).catch((error: Error) => console.error('MapServer:', error.message))
  }
  child.stdout.on('data', readHead)
  child.on('error', (error) => response.destroy(error))
}

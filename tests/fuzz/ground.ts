/**
 * The good requests that a fuzz starts from: every public path, the editors' pages and interfaces, and every action of
 * the build.
 */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ground } from './requests'

const PROJECT = join(import.meta.dirname, '..', '..')

/** Where each file of actions is called from; its pages need a path that is there. */
const CALLED_FROM: Readonly<Record<string, string>> = {
  'app/actions/reports.ts': '/report?about=/about',
  'app/[locale]/compare/actions.ts': '/compare',
  'app/actions/session.ts': '/manage/sign-in',
  'app/actions/import.ts': '/manage/import',
  'app/actions/grounds.ts': '/manage/grounds',
  'app/actions/boundaries.ts': '/manage/boundaries',
  'app/actions/many.ts': '/manage/records/project/many?record=project%20P01%200&field=status',
  'app/actions/offer.ts': '/manage',
  'app/actions/people.ts': '/manage/people',
  'app/actions/records.ts': '/manage/records/project/P01',
  'app/actions/settings.ts': '/manage/settings',
  'app/actions/setup.ts': '/manage/setup',
  'app/actions/site.ts': '/manage/settings',
  'app/actions/vocabulary.ts': '/manage/vocabularies/sector',
}

const PUBLIC = [
  '/',
  '/en',
  '/?q=swyy&sector=biomed&sort=date&limit=100',
  '/?q=%E9%AB%98%E6%96%B0%E5%8C%BA%202021%E5%B9%B4%E5%90%8E&ask=1',
  '/?district=320571&asked=snd%202021',
  '/?district=320571&bbox=120.5,31.2,120.9,31.4&at=120.7,31.3,11',
  '/?area=c:120.77254,31.31038,5&event=E1',
  '/projects/tencent-digital-industry-base',
  '/en/projects/shanghai-university-innovation-center',
  '/events/snd-greater-bay-2021',
  '/events',
  '/districts/sip',
  '/en/districts',
  '/districts?cols=count,sumCny&weights=count:3,landKm2:1:low&must=count:1:&missing=skip',
  '/about',
  '/report?about=/about',
  '/compare?areas=d:320571~c:120.77254,31.31038,5&mode=side',
  '/en/compare',
  '/none',
]
const INTERFACES = (revision: number): readonly string[] => [
  '/api/health',
  '/api/live',
  '/api/suggest?q=tx',
  '/api/near?at=120.7,31.3',
  `/api/list/${revision}/zh?sort=name`,
  '/api/auth/get-session',
  '/api/auth/sign-in/email',
  '/api/nothing',
  `/tiles/${revision}/9/427/208?sector=biomed`,
  `/tiles/${revision}/11/1710/834`,
  '/export/compare/zh/table.csv?areas=d:320571',
  '/export/districts/en/table.csv?cols=count,per100&weights=count:2',
  '/ogc?f=json',
  '/ogc/api?f=html',
  '/ogc/collections/districts?f=json',
  '/ogc/collections/projects/items?sector=biomed&bbox=31,120,32,121&bbox-crs=http://www.opengis.net/def/crs/EPSG/0/4326&datetime=2021-01-01/..&limit=5',
  '/ogc/collections/events/items/E1?crs=http://www.opengis.net/def/crs/EPSG/0/3857',
  '/export/projects/zh/projects.csv?sector=biomedicine&sort=amount',
  '/export/projects/en/projects.xlsx?q=bio',
  '/export/projects/zh/projects.geojson?bbox=120,31,121,32',
  '/export/compare/en/areas.geojson?areas=d:320571~d:320505',
  '/export/compare/en/table.svg?areas=d:320571~d:320505',
  '/export/compare/zh/table.tsv?areas=d:320571&sector=research',
  '/og/zh/projects/tencent-digital-industry-base',
  '/og/en/nothing/here/at-all',
  '/embed/en/districts/sip?sector=biomed&theme=dark&legend=1',
  '/embed/zh?at=120.7,31.3,11&title=0',
  '/llms.txt',
  '/mcp',
  '/api/share/zh/districts/sip?sector=biomed',
  '/api/share/en/compare?areas=d:320571~d:320505',
  '/en/s/AAAAAAAAAAAAAAAA',
  '/og/en/districts/sip?card=3x4',
  '/cite/bib/en/projects/tencent-digital-industry-base',
  '/cite/json/zh?sector=biomed',
  '/feeds/atom/en/districts/sip?sector=biomed',
  '/feeds/json/zh?area=c:120.77254,31.31038,5&q=tx',
  '/oembed?url=http://localhost/districts/sip&maxwidth=640&format=json',
  '/robots.txt',
  '/sitemap.xml',
  '/logo.svg',
  '/favicon.ico',
  '/geo/districts.json',
  '/shapes/0-0-0/districts.json',
  '/_next/static/nothing.js',
  '/_next/image?url=/logo.svg&w=64&q=75',
]
const EDITORS = [
  '/manage',
  '/manage/sign-in?next=/manage',
  '/manage/records?list=stale&type=project&q=a&from=0',
  '/manage/records/project/P01',
  '/manage/records/project/P01/history',
  '/manage/records/event/new',
  '/manage/records/project/many?record=project%20P01%200&field=status',
  '/manage/changes?person=a&type=project&since=2026-01-01&until=2026-12-31&before=9',
  '/manage/changes?edit=many-00000000-0000-4000-8000-000000000000',
  '/manage/import?error=size',
  '/manage/import/none',
  '/manage/people',
  '/manage/grounds',
  '/manage/boundaries?error=elsewhere',
  '/manage/boundaries/none',
  '/api/manage/boundaries',
  '/api/manage/boundaries/none',
  '/manage/reports',
  '/manage/settings',
  '/manage/setup',
  '/manage/start',
  '/manage/vocabularies/sector',
  '/manage/vocabularies/sector/biomed',
  '/manage/vocabularies/nothing/x',
  '/manage/account',
  '/api/manage/similar?type=project&q=suzhou',
  '/api/manage/import',
  '/api/manage/import/none',
  '/api/manage/import/none/problems',
  '/api/manage/import/template/csv',
]

interface Manifest {
  readonly node: Readonly<Record<string, { readonly filename: string; readonly exportedName: string }>>
}

/** Signing out would end the sessions that the fuzz goes with. */
const LEFT_OUT = /^signOut/

function builtActions() {
  const manifest = readFileSync(join(PROJECT, '.next', 'server', 'server-reference-manifest.json'), 'utf8')
  return Object.entries((JSON.parse(manifest) as Manifest).node)
}

/** The ids of the actions that are left out. */
export const signOutIds = (): string[] =>
  builtActions().flatMap(([id, { exportedName }]) => (LEFT_OUT.test(exportedName) ? [id] : []))

export function groundOf(revision: number, cookies: readonly string[]): Ground {
  const actions = builtActions()
    .filter(([, { exportedName }]) => !LEFT_OUT.test(exportedName))
    .map(([id, { filename }]) => {
      const path = CALLED_FROM[filename]
      if (!path) throw new Error(`From which page are the actions of ${filename} called?`)
      return { id, path }
    })
  return { paths: [...PUBLIC, ...INTERFACES(revision), ...INTERFACES(revision), ...EDITORS], actions, cookies }
}

/** An address of each page, by its file: what is looked at page by page misses none. */

import { E1, P01 } from './words'

/** What readers see, by the file below app/[locale]; the addresses of one page differ in what it shows. */
export const READERS_PAGES: Readonly<Record<string, readonly string[]>> = {
  '(map)/page.tsx': ['', '?sector=biomed,research&q=su', '?table=sector,district,sumCny,date', '?scene=shenzhen'],
  '(map)/projects/[slug]/page.tsx': [`projects/${P01.slug}`],
  '(map)/events/[slug]/page.tsx': [`events/${E1.slug}`],
  '(map)/events/page.tsx': ['events'],
  '(map)/districts/[slug]/page.tsx': ['districts/sip', 'districts/sip?sector=biomed'],
  '(map)/districts/page.tsx': ['districts', 'districts?cols=count,sumCny&weights=count:3,landKm2:1:low'],
  '(map)/about/page.tsx': ['about'],
  '(map)/api/page.tsx': ['api'],
  '(map)/report/page.tsx': ['report'],
  '(map)/[...rest]/page.tsx': ['none'],
  'compare/page.tsx': ['compare', 'compare?areas=d:320571~d:320505'],
}

/** What editors see, likewise. Null: the address is made by the upload that it is about. */
export const EDITORS_PAGES: Readonly<Record<string, string | null>> = {
  'page.tsx': 'manage',
  'account/page.tsx': 'manage/account',
  'boundaries/page.tsx': 'manage/boundaries',
  'boundaries/[id]/page.tsx': null,
  'changes/page.tsx': 'manage/changes',
  'grounds/page.tsx': 'manage/grounds',
  'import/page.tsx': 'manage/import',
  'import/[id]/page.tsx': null,
  'people/page.tsx': 'manage/people',
  'records/page.tsx': 'manage/records',
  'records/[type]/[id]/page.tsx': 'manage/records/project/P01',
  'records/[type]/[id]/history/page.tsx': 'manage/records/project/P01/history',
  'records/[type]/[id]/preview/page.tsx': 'manage/records/project/P01/preview',
  'records/[type]/many/page.tsx':
    'manage/records/project/many?record=project%20P01%200&record=project%20P02%200&field=status',
  'records/[type]/new/page.tsx': 'manage/records/project/new',
  'reports/page.tsx': 'manage/reports',
  'settings/page.tsx': 'manage/settings',
  'setup/page.tsx': 'manage/setup',
  'sign-in/page.tsx': 'manage/sign-in',
  'start/page.tsx': 'manage/start',
  'vocabularies/page.tsx': 'manage/vocabularies',
  'vocabularies/[name]/page.tsx': 'manage/vocabularies/sector',
  'vocabularies/[name]/[value]/page.tsx': 'manage/vocabularies/sector/biomed',
}

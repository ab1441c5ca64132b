/** What happened to the projects, who takes part, what sources say of them in words, and what backs all of it. */

import { cite, citeRow } from './cite'
import { projects } from './projects'
import type { Entry } from './schema'

export const participations: Entry<'participations'>[] = [
  { id: 'P01.shanghai-university', projectId: 'P01', organisationId: 'shanghai-university', role: 'partner' },
  { id: 'P02.netease', projectId: 'P02', organisationId: 'netease', role: 'partner' },
  { id: 'P14.tencent', projectId: 'P14', organisationId: 'tencent', role: 'partner' },
  { id: 'P15.shenqian', projectId: 'P15', organisationId: 'shenqian', role: 'partner' },
]

const LAUNCHED = ['P13', 'P14', 'P15']
const PLAQUES = ['P16', 'P17', 'P18', 'P19', 'P20']

const atEvent = (projectId: string, kind: 'announced' | 'unveiled'): Entry<'milestones'> => ({
  id: `${projectId}.${kind}`,
  projectId,
  kind,
  date: '2021-10-18',
  datePrecision: 'day',
  eventId: 'E1',
})

export const milestones: Entry<'milestones'>[] = [
  { id: 'P14.founded', projectId: 'P14', kind: 'founded', date: '2021-09-29', datePrecision: 'day' },
  ...LAUNCHED.map((id) => atEvent(id, 'announced')),
  ...PLAQUES.map((id) => atEvent(id, 'unveiled')),
]

type Topic = Entry<'details'>['topic']
/** Project, topic, Chinese, English, and the fact of the list where it is not the project's own. */
type Said = readonly [project: string, topic: Topic, zh: string, en: string, fact?: string]

const SAID: readonly Said[] = [
  ['P01', 'plan', '建设期五年。', 'Built out over five years.'],
  [
    'P01',
    'functions',
    '共性技术研发、孵化、公共服务平台、人才培养。',
    'Shared-technology R&D, incubation, a public service platform and talent training.',
  ],
  [
    'P01',
    'platforms',
    '生物材料研究与创新平台、生物材料公共检测平台。',
    'A platform for biomaterials research and innovation, and one for public biomaterials testing.',
  ],
  [
    'P01',
    'aims',
    '让科研成果走向市场，服务长三角和全国，培养国际水平的人才。',
    'To commercialise research, to serve the Yangtze River Delta and the country, and to form talent of international level.',
  ],
  [
    'P02',
    'cooperation',
    '双方首次合作，也是网易与政府合作的第一个细分行业项目。',
    'The first cooperation of the two, and NetEase’s first sector-specific project with a government.',
  ],
  [
    'P02',
    'directions',
    '新媒体内容制作、数字娱乐直播。',
    'New-media content production and live-streamed digital entertainment.',
  ],
  ['P02', 'tasks', '孵化项目，建设公共服务平台。', 'To incubate projects and build a public service platform.'],
  [
    'P02',
    'tasks',
    '每年至少举办一场国家级或国际级的“数字科技+文化”赛事。',
    'To hold at least one national or international “digital technology + culture” contest a year.',
  ],
  ['P02', 'tasks', '每年为园区做一次推介。', 'To promote the park once a year.'],
  [
    'P02',
    'plan',
    '属于园区2021至2023年文化产业行动计划。',
    'Part of the park’s 2021–2023 action plan for the culture industry.',
  ],
  ['P07', 'cooperation', '巨量引擎旗下项目。', 'A project under Ocean Engine (巨量引擎).'],
  [
    'P08',
    'recognition',
    '报道称其为中国宠物电商第一品牌。',
    'The report calls it China’s first brand of pet e-commerce.',
  ],
  [
    'P09',
    'recognition',
    '落户园区的33所中外高校之一。',
    'One of the 33 Chinese and foreign universities settled in the park.',
    'I4',
  ],
  [
    'P10',
    'recognition',
    '落户园区的33所中外高校之一。',
    'One of the 33 Chinese and foreign universities settled in the park.',
    'I4',
  ],
  [
    'P11',
    'recognition',
    '园区15家“国家队”科研院所之一。',
    'One of the park’s 15 “national team” research institutes.',
    'I5',
  ],
  [
    'P12',
    'recognition',
    '园区15家“国家队”科研院所之一。',
    'One of the park’s 15 “national team” research institutes.',
    'I5',
  ],
  [
    'P13',
    'recognition',
    '江苏省“一区一产业”布局中，高新区是唯一获支持发展医疗器械的区域。',
    'SND is the only area backed for medical devices under the province’s “one district, one industry” plan.',
  ],
  [
    'P15',
    'functions',
    '把水上运动的训练科学与运动装备、数据监测、体能测试结合起来。',
    'Joins the science of water-sport training with sports equipment, data monitoring and fitness testing.',
  ],
]

/** `P02.tasks`, and `P02.tasks.2` for a second detail of the same topic. */
function detailId(index: number): string {
  const [project, topic] = SAID[index]!
  const before = SAID.slice(0, index).filter((said) => said[0] === project && said[1] === topic).length
  return before === 0 ? `${project}.${topic}` : `${project}.${topic}.${before + 1}`
}

export const projectDetails: Entry<'details'>[] = SAID.map(([projectId, topic, textZh, textEn], index) => ({
  id: detailId(index),
  projectId,
  topic,
  textZh,
  textEn,
  position: SAID.slice(0, index).filter((said) => said[0] === projectId).length,
}))

/** Fields of projects that S1 does not back, or not alone. */
const BACKED_ELSEWHERE: Readonly<Record<string, readonly string[]>> = {
  P01: ['location'],
  P09: ['place', 'location'],
  P12: ['place', 'location', 'aliases'],
  P14: ['status', 'amountCny'],
}

const MAY_HAVE_MOVED = [
  '星湖街218号B5栋501室，因此取生物纳米园的点位；网页未注明日期，此后可能已迁址',
  'Room 501, Building B5, 218 Xinghu Street, hence the BioBay point; the page is undated, the institute may have moved since',
] as const

const positions: Entry<'citations'>[] = [
  ...cite('S1', 'P01', 'project', 'P01', ['location'], ['只写明所在园区', 'Names the business park only']),
  ...cite('G1', null, 'project', 'P01', ['location'], ['东长路88号', '88 Dongchang Road']),
  ...cite('G1', null, 'project', 'P09', ['place', 'location'], ['仁爱路166号', '166 Ren’ai Road']),
  ...cite('G2', null, 'project', 'P12', ['place', 'location'], MAY_HAVE_MOVED),
  ...cite('G2', null, 'project', 'P12', ['aliases']),
  ...cite('G1', null, 'project', 'P12', ['location'], ['星湖街218号', '218 Xinghu Street']),
]

const tencent: Entry<'citations'>[] = [
  ...cite('S2', 'X1', 'project', 'P14', ['amountCny', 'summary']),
  ...cite('S3', 'X2', 'project', 'P14', ['status', 'summary']),
  ...cite('S3', 'X2', 'milestone', 'P14.founded', ['date']),
]

export const projectCitations: Entry<'citations'>[] = [
  ...projects.flatMap((row) => citeRow('S1', row.id, 'project', row, BACKED_ELSEWHERE[row.id])),
  ...positions,
  ...tencent,
  ...participations.flatMap((row) => citeRow('S1', row.projectId, 'participation', row)),
  ...LAUNCHED.flatMap((id) => cite('S1', 'E1.launched', 'milestone', `${id}.announced`, ['date'])),
  ...PLAQUES.flatMap((id) => cite('S1', 'E1.plaques', 'milestone', `${id}.unveiled`, ['date'])),
  ...projectDetails.flatMap((row, index) => citeRow('S1', SAID[index]![4] ?? row.projectId!, 'detail', row)),
]

/** The measures of the projects of an area: how many, how much, where, and of what sorts. */

import type { Measure } from './measure'
import { measuresIn } from './measure'

const projects = measuresIn('projects')

export const PROJECTS: readonly Measure[] = [
  projects(
    'count',
    'count',
    ['项目数', 'Projects'],
    [
      '符合筛选、属于该区域的项目。行政区域按记录的落户区计；圆与多边形按坐标计。',
      'That match the filter and belong to the area: of districts as recorded, of circles and polygons by coordinates.',
    ],
  ),
  projects(
    'share',
    'share',
    ['占全图比重', 'Share of the whole map'],
    ['项目数除以全图符合同一筛选的项目数。', 'The count over all projects of the map that match the same filter.'],
  ),
  projects(
    'per100',
    'density',
    ['项目密度', 'Density'],
    ['每一百平方公里陆地的项目数。', 'Projects for each 100 km² of land.'],
  ),
  projects(
    'onlyDistrict',
    'count',
    ['仅知所在区', 'Known to the district only'],
    [
      '计入项目数、但没有坐标的项目；空间分布不含它们。',
      'Counted, but without coordinates: the scatter in space leaves them out.',
    ],
  ),
  projects(
    'undecided',
    'count',
    ['无法判定', 'Undecided'],
    [
      '仅知所在区、而该区只有一部分在此区域内的项目；未计入项目数。',
      'Known only to a district that lies partly in the area; not counted.',
    ],
    false,
  ),
]

const amounts = measuresIn('amounts')

export const AMOUNTS: readonly Measure[] = [
  amounts(
    'sumCny',
    'cny',
    ['投资额合计', 'Sum of investment'],
    [
      '只加已披露的金额；未披露的不估计。签约活动的总额不计入。',
      'Of the amounts disclosed alone; what is not disclosed is not guessed, and totals of events are not added.',
    ],
  ),
  amounts(
    'medianCny',
    'cny',
    ['投资额中位数', 'Median investment'],
    ['已披露金额的中间值。', 'The middle one of the amounts disclosed.'],
  ),
  amounts('known', 'count', ['已披露金额', 'Amount disclosed'], ['有金额的项目数。', 'Projects with an amount.']),
  amounts(
    'undisclosed',
    'count',
    ['未披露金额', 'Amount not disclosed'],
    ['没有金额的项目数。', 'Projects without an amount.'],
    false,
  ),
]

const scatter = measuresIn('scatter')

export const SCATTER: readonly Measure[] = [
  scatter(
    'located',
    'count',
    ['用于计算的项目', 'Reckoned from'],
    [
      '位置比“仅知所在区”更准、因而有坐标的项目。',
      'Projects placed better than to their district, and so with coordinates.',
    ],
    false,
  ),
  scatter(
    'meanCentre',
    'text',
    ['平均中心', 'Mean centre'],
    ['平面坐标的平均，经度、纬度，WGS-84。', 'The mean on the plane; longitude, latitude, WGS-84.'],
    false,
  ),
  scatter(
    'medianCentre',
    'text',
    ['中位中心', 'Median centre'],
    [
      '到各项目距离之和最小的点（Weiszfeld 1937；Vardi 与 Zhang 2000），不易受远点影响。',
      'The point of the least sum of distances (Weiszfeld 1937; Vardi and Zhang 2000), little drawn by outliers.',
    ],
    false,
  ),
  scatter(
    'standardDistanceKm',
    'km',
    ['标准距离', 'Standard distance'],
    [
      '√(Σd²/(n−2))，d 为到平均中心的距离。越大越分散。',
      '√(Σd²/(n−2)), d from the mean centre. The larger, the wider.',
    ],
  ),
  scatter(
    'semiMajorKm',
    'km',
    ['标准差椭圆长半轴', 'Deviation ellipse, long half-axis'],
    [
      '标准差椭圆（Yuill 1971，按 CrimeStat 的自由度修正）。',
      'Standard deviational ellipse (Yuill 1971, with the degrees of freedom of CrimeStat).',
    ],
  ),
  scatter(
    'semiMinorKm',
    'km',
    ['标准差椭圆短半轴', 'Deviation ellipse, short half-axis'],
    ['同上。', 'The same ellipse.'],
  ),
  scatter(
    'azimuthDeg',
    'degrees',
    ['长轴方位角', 'Azimuth of the long axis'],
    ['自正北顺时针。', 'Clockwise from north.'],
    false,
  ),
  scatter(
    'meanNearestKm',
    'km',
    ['平均最近邻距离', 'Mean nearest-neighbour distance'],
    ['各项目到最近一个项目的距离的平均。', 'From each project to the nearest other one, in the mean.'],
  ),
  scatter(
    'coincident',
    'count',
    ['与他人同址', 'Sharing a place'],
    ['与另一项目坐标相同的项目。', 'Projects with the coordinates of another.'],
    false,
  ),
  scatter(
    'clarkEvansCorrected',
    'ratio',
    ['Clark–Evans 比（Donnelly 边缘修正）', 'Clark–Evans ratio (Donnelly’s edge correction)'],
    [
      '平均最近邻距离与随机分布期望之比，在陆地上、按 Donnelly 1978 修正边缘：小于 1 为聚集，大于 1 为均匀。',
      'The mean nearest distance over that of a random pattern on the land, edges corrected after Donnelly 1978: below 1 clustered, above 1 even.',
    ],
    false,
  ),
  scatter(
    'zCorrected',
    'z',
    ['修正后的 z 值', 'z-score with correction'],
    ['偏离随机的标准误数；超过 ±1.96 时，随机出现的可能小于 5%。', 'Beyond ±1.96 less than 5 % likely at random.'],
    false,
  ),
  scatter(
    'clarkEvans',
    'ratio',
    ['Clark–Evans 比（无边缘修正）', 'Clark–Evans ratio (no edge correction)'],
    [
      'Clark 与 Evans 1954 原式；边缘附近的点使它偏大。',
      'As Clark and Evans wrote it in 1954; points near the border push it up.',
    ],
    false,
  ),
  scatter(
    'z',
    'z',
    ['未修正的 z 值', 'z-score without correction'],
    ['同上，无边缘修正。', 'The same, without correction.'],
    false,
  ),
  scatter(
    'nearestPairs',
    'text',
    ['最近的几对', 'Nearest pairs'],
    ['相距最近的项目，最近的在前。', 'The projects nearest to each other, nearest first.'],
    false,
  ),
]

const mix = measuresIn('mix')

export const MIX: readonly Measure[] = [
  mix(
    'shannon',
    'nats',
    ['行业多样性', 'Diversity of sectors'],
    [
      'Shannon 指数 −Σp·ln p：只有一个行业为 0，越均匀越大。',
      'Shannon, −Σ p ln p: 0 for one sector, more the evener they are.',
    ],
  ),
  mix(
    'effective',
    'kinds',
    ['等效行业数', 'Effective number of sectors'],
    [
      'e 的 Shannon 指数次方（Hill 1973）：多少个同样多的行业会有这样的多样性。',
      'e to Shannon’s index (Hill 1973): how many equally common sectors would be as diverse.',
    ],
  ),
  mix(
    'herfindahl',
    'ratio',
    ['集中度', 'Concentration'],
    [
      'Herfindahl 指数 Σp²：只有一个行业为 1，k 个同样多为 1/k。',
      'Herfindahl, Σp²: 1 for one sector, 1/k for k equally common ones.',
    ],
  ),
]

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
      'Projects that match the filter and belong to the area: for districts as recorded, for circles and polygons by coordinates.',
    ],
  ),
  projects(
    'share',
    'share',
    ['占全图比重', 'Share of the whole map'],
    [
      '项目数除以全图符合同一筛选的项目数。',
      'The number of projects divided by all projects on the map that match the same filter.',
    ],
  ),
  projects(
    'per100',
    'density',
    ['项目密度', 'Density'],
    ['每一百平方公里陆地的项目数。', 'Projects per 100 km² of land.'],
  ),
  projects(
    'onlyDistrict',
    'count',
    ['仅知所在区', 'Known only by district'],
    [
      '计入项目数、但没有坐标的项目；空间分布不含它们。',
      'Counted, but without coordinates, so left out of the spatial distribution.',
    ],
  ),
  projects(
    'undecided',
    'count',
    ['无法判定', 'Undecided'],
    [
      '仅知所在区、而该区只有一部分在此区域内的项目；未计入项目数。',
      'Known only by a district that lies partly in the area; not counted.',
    ],
    false,
  ),
]

const amounts = measuresIn('amounts')

export const AMOUNTS: readonly Measure[] = [
  amounts(
    'sumCny',
    'cny',
    ['投资额合计', 'Total investment'],
    [
      '只加已披露的金额；未披露的不估计。签约活动的总额不计入。',
      'Disclosed amounts only; undisclosed ones are not estimated, and event totals are not added.',
    ],
  ),
  amounts(
    'medianCny',
    'cny',
    ['投资额中位数', 'Median investment'],
    ['已披露金额的中间值。', 'The middle value of the disclosed amounts.'],
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
    ['用于计算的项目', 'Projects used'],
    [
      '位置比“仅知所在区”更准、因而有坐标的项目。',
      'Projects located more precisely than by district, and so with coordinates.',
    ],
    false,
  ),
  scatter(
    'meanCentre',
    'text',
    ['平均中心', 'Mean centre'],
    ['平面坐标的平均，经度、纬度，WGS-84。', 'The mean of the plane coordinates; longitude, latitude, WGS-84.'],
    false,
  ),
  scatter(
    'medianCentre',
    'text',
    ['中位中心', 'Median centre'],
    [
      '到各项目距离之和最小的点（Weiszfeld 1937；Vardi 与 Zhang 2000），不易受远点影响。',
      'The point with the smallest sum of distances (Weiszfeld 1937; Vardi and Zhang 2000), little affected by outliers.',
    ],
    false,
  ),
  scatter(
    'standardDistanceKm',
    'km',
    ['标准距离', 'Standard distance'],
    [
      '√(Σd²/(n−2))，d 为到平均中心的距离。越大越分散。',
      '√(Σd²/(n−2)), d from the mean centre. The larger, the more dispersed.',
    ],
  ),
  scatter(
    'semiMajorKm',
    'km',
    ['标准差椭圆长半轴', 'Deviation ellipse, semi-major axis'],
    [
      '标准差椭圆（Yuill 1971，按 CrimeStat 的自由度修正）。',
      'Standard deviational ellipse (Yuill 1971, with the degrees of freedom of CrimeStat).',
    ],
  ),
  scatter(
    'semiMinorKm',
    'km',
    ['标准差椭圆短半轴', 'Deviation ellipse, semi-minor axis'],
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
    ['各项目到最近一个项目的距离的平均。', 'The average distance from each project to the nearest other one.'],
  ),
  scatter(
    'coincident',
    'count',
    ['与他人同址', 'Sharing a location'],
    ['与另一项目坐标相同的项目。', 'Projects with the same coordinates as another.'],
    false,
  ),
  scatter(
    'clarkEvansCorrected',
    'ratio',
    ['Clark–Evans 比（Donnelly 边缘修正）', 'Clark–Evans ratio (Donnelly’s edge correction)'],
    [
      '平均最近邻距离与随机分布期望之比，在陆地上、按 Donnelly 1978 修正边缘：小于 1 为聚集，大于 1 为均匀。',
      'The mean nearest-neighbour distance over that of a random pattern on the land, edges corrected after Donnelly 1978: below 1 clustered, above 1 even.',
    ],
    false,
  ),
  scatter(
    'zCorrected',
    'z',
    ['修正后的 z 值', 'z-score, corrected'],
    [
      '偏离随机的标准误数；超过 ±1.96 时，随机出现的可能小于 5%。',
      'Standard errors from random; beyond ±1.96, less than 5% likely by chance.',
    ],
    false,
  ),
  scatter(
    'clarkEvans',
    'ratio',
    ['Clark–Evans 比（无边缘修正）', 'Clark–Evans ratio (no edge correction)'],
    [
      'Clark 与 Evans 1954 原式；边缘附近的点使它偏大。',
      'As in Clark and Evans 1954; points near the boundary push it up.',
    ],
    false,
  ),
  scatter(
    'z',
    'z',
    ['未修正的 z 值', 'z-score, uncorrected'],
    ['同上，无边缘修正。', 'As above, without edge correction.'],
    false,
  ),
  scatter(
    'nearestPairs',
    'text',
    ['最近的几对', 'Nearest pairs'],
    ['相距最近的项目，最近的在前。', 'The projects closest to each other, closest first.'],
    false,
  ),
]

const mix = measuresIn('mix')

export const MIX: readonly Measure[] = [
  mix(
    'shannon',
    'nats',
    ['行业多样性', 'Sector diversity'],
    [
      'Shannon 指数 −Σp·ln p：只有一个行业为 0，越均匀越大。',
      'Shannon index, −Σ p ln p: 0 for a single sector, higher the more even they are.',
    ],
  ),
  mix(
    'effective',
    'kinds',
    ['等效行业数', 'Effective number of sectors'],
    [
      'e 的 Shannon 指数次方（Hill 1973）：多少个同样多的行业会有这样的多样性。',
      'e to the power of the Shannon index (Hill 1973): how many equally common sectors would be as diverse.',
    ],
  ),
  mix(
    'herfindahl',
    'ratio',
    ['集中度', 'Concentration'],
    [
      'Herfindahl 指数 Σp²：只有一个行业为 1，k 个同样多为 1/k。',
      'Herfindahl index, Σp²: 1 for a single sector, 1/k for k equally common ones.',
    ],
  ),
]

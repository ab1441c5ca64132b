/** The measures of areas themselves, and of how two of them lie to each other. */

import type { Measure } from './measure'
import { measuresIn } from './measure'

const land = measuresIn('land')

export const LAND: readonly Measure[] = [
  land(
    'areaKm2',
    'km2',
    ['面积', 'Area'],
    [
      'WGS-84 椭球面上的面积（等积积分，边在经纬度上取直线），含水面。按图上的边界量算，不等于官方面积。',
      'Measured on the WGS-84 ellipsoid (authalic integral, edges straight in longitude and latitude), water included. It follows the borders as drawn, so this is not the official area.',
    ],
  ),
  land(
    'landKm2',
    'km2',
    ['陆地面积', 'Land area'],
    [
      '面积减去本图收录的水面；未收录的小湖算作陆地。',
      'The area minus the water on this map; small lakes that are missing from it count as land.',
    ],
  ),
  land('waterKm2', 'km2', ['水面', 'Water'], ['面积与陆地面积之差。', 'Area minus land area.']),
  land(
    'officialKm2',
    'km2',
    ['官方公布面积', 'Official area'],
    [
      '来源公布的数字，与图上量得的面积并列，不相混。仅单个区域有。',
      'As the source states it, shown beside the measured area and never mixed with it. Single districts only.',
    ],
  ),
  land(
    'perimeterKm',
    'km',
    ['周长', 'Perimeter'],
    [
      '边界各段测地线长度之和（Vincenty 1975）。边界画得越细，周长越长。',
      'The sum of the boundary’s geodesic segments (Vincenty 1975). The finer a boundary is drawn, the longer it is.',
    ],
  ),
  land(
    'compactness',
    'ratio',
    ['紧凑度', 'Compactness'],
    [
      'Polsby–Popper 指数 4πA/P²：圆为 1，正方形约 0.785，越曲折越小。',
      'Polsby–Popper index, 4πA/P²: 1 for a circle, about 0.785 for a square, lower the more ragged the outline.',
    ],
  ),
]

const between = measuresIn('between')

export const BETWEEN: readonly Measure[] = [
  between(
    'centreDistanceKm',
    'km',
    ['中心距离', 'Distance between centres'],
    [
      '两个区域中心之间的测地线；圆取圆心，其余取面心。',
      'Geodesic between the centres of the two areas: the centre of a circle, otherwise the centroid of the surface.',
    ],
    false,
  ),
  between(
    'gapKm',
    'km',
    ['边界间隔', 'Gap between boundaries'],
    [
      '两条边界之间的最短距离；相接或重叠为 0。',
      'The shortest distance between the two boundaries; 0 where they touch or overlap.',
    ],
    false,
  ),
  between(
    'sharedBorderKm',
    'km',
    ['共有边界', 'Shared boundary'],
    [
      '两边顶点相同的边界长度；手绘边界即使贴近也不算。',
      'The length of boundary that both draw with the same vertices; a drawn boundary shares nothing, however close it runs.',
    ],
    false,
  ),
  between(
    'overlapKm2',
    'km2',
    ['重叠面积', 'Overlap'],
    ['同属两个区域的面积；其中的项目在两边都计入。', 'The area that lies in both. Projects there count in both.'],
    false,
  ),
  between(
    'adjacency',
    'text',
    ['相邻关系', 'Adjacency'],
    [
      '相邻：有共有边界；相接：只在一点，或边界画法不同而相距不到一米。',
      'Neighbours share a boundary; touching areas meet at a point, or along boundaries drawn less than a metre apart.',
    ],
    false,
  ),
  between(
    'aNearB',
    'count',
    ['前者在后者附近的项目', 'Projects of the first near the second'],
    [
      '前一区域中有坐标的项目，位于后一区域内或距其边界不超过所选半径的个数。',
      'How many of the first area’s projects with coordinates lie in the second or within the chosen radius of its boundary.',
    ],
    false,
  ),
  between(
    'bNearA',
    'count',
    ['后者在前者附近的项目', 'Projects of the second near the first'],
    ['同上，方向相反。', 'The same, the other way round.'],
    false,
  ),
  between(
    'sectorCosine',
    'ratio',
    ['行业结构余弦相似度', 'Cosine similarity of sectors'],
    [
      '两个行业数量向量夹角的余弦：1 为比例相同，0 为没有共同行业，与项目多少无关。',
      'Cosine of the angle between the two vectors of counts by sector: 1 for equal shares, 0 for no sector in common, whatever the number of projects.',
    ],
    false,
  ),
  between(
    'sectorJensenShannonBits',
    'bits',
    ['行业结构差异', 'Sector divergence'],
    [
      'Jensen–Shannon 散度（Lin 1991）：0 为比例相同，1 为没有共同行业。',
      'Jensen–Shannon divergence (Lin 1991): 0 for equal shares, 1 for no sector in common.',
    ],
    false,
  ),
]

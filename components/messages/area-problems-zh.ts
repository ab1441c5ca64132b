/**
 * What is wrong with an area that somebody drew, pasted or wrote into the address, in Chinese: where the fault is and
 * what to do.
 */
export const areaProblemsZh = {
  datums: { wgs84: 'WGS-84（国际坐标）', gcj02: 'GCJ-02（火星坐标）', bd09: 'BD-09（百度坐标）' },
  /** By AreaFault. */
  faults: {
    doubled: '同一顶点连写两次',
    spike: '边界沿原路折返',
    touching: '边界在一个顶点与自身相接',
    crossing: '边界自相交',
    'hole-outside': '有空洞在区域之外',
    'hole-across': '有空洞伸出区域之外',
    'hole-along': '有空洞沿着边界',
    holes: '空洞彼此重叠或相贴',
    overlap: '几块重叠，重叠处只算一次',
    joined: '几块有公共边，公共边不算整体的边界',
  },
  /** By code of AreaProblem. Rings and corners are counted from 1. */
  problems: {
    'no-text': '没有内容。请粘贴 GeoJSON、WKT 或 KML。',
    'too-large': '文本有 {length} 个字符，最多 {limit} 个。请先简化边界。',
    'not-json': '既不是 WKT 或 KML，也不是完整的 JSON：第 {line} 行第 {column} 个字符处中断。',
    'bad-wkt': 'WKT 在第 {line} 行第 {column} 个字符处无法继续读取；应为 POLYGON((经度 纬度, …))。',
    'no-polygon': '其中没有多边形，只有 {found}。请给出 Polygon 或 MultiPolygon。',
    'bad-kml': 'KML 在第 {line} 行第 {column} 个字符处无法继续读取：标签没有闭合，或写法有误。',
    'left-out': '只取多边形；{found} 不是区域，没有采用。',
    'same-datum': '坐标系 EPSG:{srid}（CGCS2000）与 WGS-84 相差不到一分米，按原样采用。',
    'datum-unknown':
      '看不出坐标属于哪个坐标系，请选择。选错会偏出五百米以上：高德等地图多为 GCJ-02，百度为 BD-09，GPS 与国际数据为 WGS-84。',
    srid: '坐标系 EPSG:{srid} 不支持。请先转换为 4326（WGS-84）。',
    empty: '多边形是空的。',
    'not-a-position': '第 {ring} 环第 {vertex} 个顶点不是一对数字。',
    swapped: '经度与纬度的顺序颠倒了；应先经度后纬度。',
    'out-of-range':
      '第 {ring} 环第 {vertex} 个顶点 {position} 不是经纬度，可能写反了先后，或是投影坐标（米）。请转换为 WGS-84 度。',
    antimeridian:
      '从第 {ring} 环第 {vertex} 个顶点 {position} 起，边界跨过 180° 经线。请在那里切成两块（RFC 7946 第 3.1.9 节）。',
    'too-few-corners': '第 {ring} 环只有 {corners} 个不同的顶点，至少要 3 个。',
    open: '第 {ring} 环没有闭合：首尾顶点不同。',
    'no-area': '没有填满的范围：只是一条线，或被空洞占尽。',
    inverted: '外环是顺时针的；GeoJSON（RFC 7946）要求逆时针。可照用，也可改正方向。',
    'too-many-corners': '有 {corners} 个顶点，最多 {limit} 个；可以简化。',
    'self-crossing': {
      one: '边界自相交 {n} 处，在 {position}。',
      other: '边界自相交 {n} 处，首处在 {position}。',
    },
    mended: '边界需要修正（{names}）。修正后就是看上去填满的范围，{n} 平方公里。',
    'mended-elsewhere': '边界需要修正（{names}）。请在比较页粘贴，那里可以修正。',
    'too-long': '写进链接要 {length} 个字符，最多 {limit} 个；请少画些顶点。',
    'too-long-repairable': '写进链接要 {length} 个字符，最多 {limit} 个；请少画些顶点，或使用简化后的边界。',
    datum: '似乎是 {datum} 坐标：转换后有 {corners} 个顶点落在已知边界上。',
  },
  /** By code of UrlNote; `{text}` is what stood in the address. */
  notes: {
    'unknown-kind': '“{text}”不是区域，已略去。区域写作 d:代码、c:经度,纬度,公里 或 g:多边形。',
    'unknown-district': '没有代码为“{text}”的区域，已略去。',
    'bad-circle': '圆“{text}”无法读取，已略去：应为 经度,纬度,半径（{minKm}–{maxKm} 公里）。',
    'bad-polygon': '多边形“{text}”已损坏或自相交，已略去。请重新绘制或粘贴。',
    'out-of-range': '“{text}”不在地图上（经度 ±180、纬度 ±85，且不跨 180° 经线），已略去。',
    'too-long': '多边形“{text}”太长，放不进链接，已略去。请少画些顶点。',
    'too-many': '最多比较 {areas} 个区域，“{text}”未加入。请先移除一个。',
    radius: '“附近”不能是 {text} 公里：应为 {minKm}–{maxKm}。这里按 {n} 公里计。',
    unreadable: '“{text}”无法识别，没有采用。',
    'link-too-long': '链接放不下这么多区域，“{text}”未加入。请用较少顶点的多边形。',
  },
}

export type AreaProblemMessages = typeof areaProblemsZh

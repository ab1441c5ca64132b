/** The controlled vocabularies: one table each drives types, filters, badges, legend and map paint. */

export type Locale = 'zh' | 'en'
export const LOCALES: readonly Locale[] = ['zh', 'en']

/** One value of a vocabulary, with its label in both languages. */
export interface Term<V extends string = string> {
  readonly value: V
  readonly zh: string
  readonly en: string
}

/**
 * A sector: its colour in the light and the dark theme, ≥ 3:1 against the land and told apart by colour-blind readers
 * too, and its glyph, an SVG path in a 24 × 24 box.
 */
export interface SectorTerm<V extends string = string> extends Term<V> {
  readonly light: string
  readonly dark: string
  readonly glyph: string
}

export const SECTORS = [
  {
    value: 'biomed',
    zh: '生物医药与医疗器械',
    en: 'Biomedicine & medical devices',
    light: '#13664c',
    dark: '#75e0c8',
    glyph: 'M9 4h6v5h5v6h-5v5H9v-5H4V9h5z',
  },
  {
    value: 'digital-culture',
    zh: '数字文化',
    en: 'Digital culture',
    light: '#ad347e',
    dark: '#e37993',
    glyph: 'M7 4.5v15l13-7.5z',
  },
  {
    value: 'digital-economy',
    zh: '数字经济',
    en: 'Digital economy',
    light: '#555abb',
    dark: '#9dc1fc',
    glyph: 'M4 18V12h4v6zM10 18V6h4v12zM16 18v-9h4v9z',
  },
  {
    value: 'e-commerce',
    zh: '电子商务',
    en: 'E-commerce',
    light: '#7f3500',
    dark: '#cf9441',
    glyph: 'M5 9h14l-1.2 11H6.2zM8.5 9V7.5a3.5 3.5 0 0 1 7 0V9h-1.8V7.5a1.7 1.7 0 0 0-3.4 0V9z',
  },
  {
    value: 'research',
    zh: '科学研究',
    en: 'Research',
    light: '#642583',
    dark: '#928fe7',
    glyph: 'M9 4h6v1.8h-1v4.6L19 18.5c.6 1-.1 2-1.2 2H6.2c-1.1 0-1.8-1-1.2-2L10 10.4V5.8H9z',
  },
  {
    value: 'equipment',
    zh: '智能硬件与装备',
    en: 'Smart hardware & equipment',
    light: '#3b4453',
    dark: '#cee0fc',
    glyph:
      'M8 8h8v8H8zM9 4h2v3H9zM13 4h2v3h-2zM9 17h2v3H9zM13 17h2v3h-2zM4 9h3v2H4zM4 13h3v2H4zM17 9h3v2h-3zM17 13h3v2h-3z',
  },
  {
    value: 'sports',
    zh: '体育与健康',
    en: 'Sports & health',
    light: '#0183ad',
    dark: '#47a3c2',
    glyph:
      'M4 15c2.7-2 5.3-2 8 0s5.3 2 8 0v3c-2.7 2-5.3 2-8 0s-5.3-2-8 0zM4 9c2.7-2 5.3-2 8 0s5.3 2 8 0v3c-2.7 2-5.3 2-8 0s-5.3-2-8 0z',
  },
  {
    value: 'services',
    zh: '人才与创新服务',
    en: 'Talent & innovation services',
    light: '#9a6f1d',
    dark: '#f0c959',
    glyph: 'M12 4l2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8-5 2.8 1.1-5.5L4 9.7 9.6 9z',
  },
] as const satisfies readonly SectorTerm[]
export type Sector = (typeof SECTORS)[number]['value']

export const KINDS = [
  { value: 'innovation-centre', zh: '创新中心', en: 'Innovation centre' },
  { value: 'headquarters', zh: '总部', en: 'Headquarters' },
  { value: 'regional-headquarters', zh: '区域总部', en: 'Regional headquarters' },
  { value: 'creative-space', zh: '创想空间', en: 'Creative space' },
  { value: 'platform', zh: '平台', en: 'Platform' },
  { value: 'programme', zh: '产业共建项目', en: 'Industry programme' },
  { value: 'university-institute', zh: '高校研究院', en: 'University institute' },
  { value: 'national-institute', zh: '国家级科研院所', en: 'National institute' },
  { value: 'base', zh: '产业基地', en: 'Industry base' },
  { value: 'laboratory', zh: '实验室', en: 'Laboratory' },
  { value: 'accelerator', zh: '加速器', en: 'Accelerator' },
  { value: 'talent-centre', zh: '人才中心', en: 'Talent centre' },
  { value: 'branch-centre', zh: '分中心', en: 'Branch centre' },
] as const satisfies readonly Term[]
export type Kind = (typeof KINDS)[number]['value']

/** How far a project has come, earliest first. A project of unknown status has none. */
export const STATUSES = [
  { value: 'announced', zh: '已发布', en: 'Announced' },
  { value: 'unveiled', zh: '已揭牌', en: 'Unveiled' },
  { value: 'founded', zh: '已奠基', en: 'Foundation laid' },
  { value: 'settled', zh: '已落户', en: 'Settled' },
  { value: 'operating', zh: '已投用', en: 'In operation' },
] as const satisfies readonly Term[]
export type Status = (typeof STATUSES)[number]['value']

/** How exactly a place is known, finest first. `district` and `city` have no coordinates of their own. */
export const PRECISIONS = [
  { value: 'site', zh: '地块', en: 'Site' },
  { value: 'campus', zh: '院区', en: 'Campus' },
  { value: 'park', zh: '园区', en: 'Park' },
  { value: 'district', zh: '仅知所在区', en: 'District only' },
  { value: 'city', zh: '仅知所在城市', en: 'City only' },
] as const satisfies readonly Term[]
export type Precision = (typeof PRECISIONS)[number]['value']

export const AMOUNT_KINDS = [
  { value: 'total', zh: '总投资', en: 'Total investment' },
  { value: 'agreed', zh: '协议投资', en: 'Agreed investment' },
  { value: 'paid-in', zh: '实缴投资', en: 'Paid-in investment' },
] as const satisfies readonly Term[]
export type AmountKind = (typeof AMOUNT_KINDS)[number]['value']

export const ROLES = [
  { value: 'investor', zh: '投资方', en: 'Investor' },
  { value: 'partner', zh: '合作方', en: 'Partner' },
  { value: 'operator', zh: '运营方', en: 'Operator' },
  { value: 'host', zh: '承办方', en: 'Host' },
] as const satisfies readonly Term[]
export type Role = (typeof ROLES)[number]['value']

export const MILESTONE_KINDS = [
  { value: 'announced', zh: '发布', en: 'Announced' },
  { value: 'unveiled', zh: '揭牌', en: 'Unveiled' },
  { value: 'founded', zh: '奠基', en: 'Foundation laid' },
  { value: 'opened', zh: '投用', en: 'Opened' },
] as const satisfies readonly Term[]
export type MilestoneKind = (typeof MILESTONE_KINDS)[number]['value']

export const DETAIL_TOPICS = [
  { value: 'cooperation', zh: '合作', en: 'Cooperation' },
  { value: 'functions', zh: '功能', en: 'Functions' },
  { value: 'platforms', zh: '拟建平台', en: 'Platforms to be built' },
  { value: 'directions', zh: '方向', en: 'Directions' },
  { value: 'tasks', zh: '任务', en: 'Tasks' },
  { value: 'aims', zh: '目标', en: 'Aims' },
  { value: 'plan', zh: '规划', en: 'Plan' },
  { value: 'recognition', zh: '地位', en: 'Standing' },
  { value: 'traits', zh: '特点', en: 'Traits' },
  { value: 'service', zh: '服务', en: 'Service' },
] as const satisfies readonly Term[]
export type DetailTopic = (typeof DETAIL_TOPICS)[number]['value']

export const PLACE_KINDS = [
  { value: 'park', zh: '产业园', en: 'Business park' },
  { value: 'campus', zh: '校区', en: 'Campus' },
  { value: 'venue', zh: '会场', en: 'Venue' },
] as const satisfies readonly Term[]
export type PlaceKind = (typeof PLACE_KINDS)[number]['value']

export const DISTRICT_KINDS = [
  { value: 'development-zone', zh: '开发区', en: 'Development zone' },
  { value: 'high-tech-zone', zh: '国家级高新区', en: 'National high-tech zone' },
  { value: 'district', zh: '市辖区', en: 'District' },
  { value: 'county-level-city', zh: '县级市', en: 'County-level city' },
] as const satisfies readonly Term[]
export type DistrictKind = (typeof DISTRICT_KINDS)[number]['value']

export const INDICATOR_TOPICS = [
  { value: 'economy', zh: '经济', en: 'Economy' },
  { value: 'area', zh: '面积', en: 'Area' },
  { value: 'biomed', zh: '生物医药', en: 'Biomedicine' },
  { value: 'research', zh: '科教', en: 'Research & universities' },
  { value: 'digital-culture', zh: '数字文化', en: 'Digital culture' },
  { value: 'signing', zh: '签约', en: 'Signing' },
  { value: 'medical-devices', zh: '医疗器械', en: 'Medical devices' },
] as const satisfies readonly Term[]
export type IndicatorTopic = (typeof INDICATOR_TOPICS)[number]['value']

/** `count-*` are plain numbers; `cny` whole yuan; `km2`; `percent`; `text` a statement in words. */
export const UNITS = [
  { value: 'cny', zh: '元', en: 'CNY' },
  { value: 'km2', zh: '平方公里', en: 'km²' },
  { value: 'percent', zh: '%', en: '%' },
  { value: 'companies', zh: '家企业', en: 'companies' },
  { value: 'universities', zh: '所高校', en: 'universities' },
  { value: 'institutes', zh: '家院所', en: 'institutes' },
  { value: 'projects', zh: '个项目', en: 'projects' },
  { value: 'rank', zh: '位', en: 'rank' },
  { value: 'text', zh: '', en: '' },
] as const satisfies readonly Term[]
export type Unit = (typeof UNITS)[number]['value']

export const COMPARISONS = [
  { value: 'exact', zh: '', en: '' },
  { value: 'more-than', zh: '超过', en: 'more than' },
  { value: 'about', zh: '约', en: 'about' },
] as const satisfies readonly Term[]
export type FigureComparison = (typeof COMPARISONS)[number]['value']

export const DATE_PRECISIONS = [
  { value: 'day', zh: '日', en: 'day' },
  { value: 'month', zh: '月', en: 'month' },
  { value: 'year', zh: '年', en: 'year' },
] as const satisfies readonly Term[]
export type DatePrecision = (typeof DATE_PRECISIONS)[number]['value']

/** The values of a vocabulary, in its order. */
export const valuesOf = <V extends string>(table: readonly Term<V>[]): V[] => table.map((term) => term.value)

/** The label of `value` in `locale`; the value itself where the vocabulary does not know it. */
export const labelOf = (table: readonly Term[], value: string, locale: Locale): string =>
  table.find((term) => term.value === value)?.[locale] ?? value

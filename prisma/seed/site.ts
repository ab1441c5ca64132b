/** The founding site: what this map was called and where it looked before settings could say so. */

import type { Site } from '#geo/site/site'

export const FOUNDING_SITE: Site = {
  name: { zh: '苏州项目落户地图', en: 'The Suzhou landing map' },
  tagline: { zh: '选择苏州的大项目，都在一张图上', en: 'Every large project that chose Suzhou, on one map' },
  description: {
    zh: '在地图上查看落户苏州工业园区、苏州高新区的重点项目：位置有多准、依据来自哪里，一目了然。',
    en: 'See the major projects that have settled in Suzhou Industrial Park and Suzhou High-tech Zone: where each one is, how precisely that is known, and which source says so.',
  },
  footer: { zh: '', en: '' },
  locale: 'zh',
  logoColour: '',
  timeZone: 'Asia/Shanghai',
  // Read off the district shapes with a little air.
  presetViews: [
    { value: 'home', zh: '园区与高新区', en: 'SIP & SND', bbox: [120.33, 31.23, 120.87, 31.44] },
    { value: 'sip', zh: '工业园区', en: 'SIP', bbox: [120.63, 31.235, 120.87, 31.44] },
    { value: 'snd', zh: '高新区', en: 'SND', bbox: [120.33, 31.22, 120.61, 31.43] },
    { value: 'suzhou', zh: '全苏州', en: 'All of Suzhou', bbox: [119.91, 30.75, 121.37, 32.05] },
    { value: 'shenzhen', zh: '深圳', en: 'Shenzhen', bbox: [113.74, 22.39, 114.63, 22.87] },
  ],
  startView: 'home',
  wholeView: 'suzhou',
  // Where their names are written on the map: public/geo/labels.json.
  cities: [
    { id: '320500', name: { zh: '苏州', en: 'Suzhou' }, position: [120.61, 31.41] },
    { id: '440300', name: { zh: '深圳', en: 'Shenzhen' }, position: [114.15, 22.62] },
    { id: '310000', name: { zh: '上海', en: 'Shanghai' }, position: [121.47, 31.23] },
  ],
  examples: [],
}

/** The values that made-up projects have: those of the founding records, whatever an installation calls them. */

import type { Term } from '../vocabulary'

export const SAMPLE_SECTORS: readonly Term[] = [
  { value: 'biomed', zh: '生物医药与医疗器械', en: 'Biomedicine & medical devices' },
  { value: 'digital-culture', zh: '数字文化', en: 'Digital culture' },
  { value: 'digital-economy', zh: '数字经济', en: 'Digital economy' },
  { value: 'e-commerce', zh: '电子商务', en: 'E-commerce' },
  { value: 'research', zh: '科学研究', en: 'Research' },
  { value: 'equipment', zh: '智能硬件与装备', en: 'Smart hardware & equipment' },
  { value: 'sports', zh: '体育与健康', en: 'Sports & health' },
  { value: 'services', zh: '人才与创新服务', en: 'Talent & innovation services' },
]

export const SAMPLE_KINDS: readonly Term[] = [
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
]

export const SAMPLE_STATUSES: readonly Term[] = [
  { value: 'announced', zh: '已发布', en: 'Announced' },
  { value: 'unveiled', zh: '已揭牌', en: 'Unveiled' },
  { value: 'founded', zh: '已奠基', en: 'Foundation laid' },
  { value: 'settled', zh: '已落户', en: 'Settled' },
  { value: 'operating', zh: '已投用', en: 'In operation' },
]

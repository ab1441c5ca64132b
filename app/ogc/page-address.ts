import { SITE_LINKS } from '../site'

/** Of a page in Chinese, which has a way to the same in English. */
export const pageAddress = (path: string): string => SITE_LINKS.page('zh', path)

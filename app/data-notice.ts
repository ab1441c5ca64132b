import { messagesOf } from '#components/messages/index'
import type { Locale } from '#geo/vocabulary'
import { isSynthetic } from '#prisma/seed/synthetic-mark'

/** What must be said wherever made-up records are shown or taken along; null where the records are real. */
export const dataNotice = async (locale: Locale): Promise<string | null> =>
  (await isSynthetic()) ? messagesOf(locale).site.synthetic : null

/** Runs once when the server starts: what a former one left half done is taken up again, and what pages need is read. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || !process.env.DATABASE_URL || process.env.NEXT_PHASE) return
  const [{ wakeQueue }, { readAhead }, { reindexTerms }, { letPastsBeEntered }, { letShortLinksBeOpened }] =
    await Promise.all([
      import('#prisma/import/wake-queue'),
      import('#prisma/read/read-ahead'),
      import('#prisma/vocabulary/reindex'),
      import('#prisma/past/open'),
      import('#prisma/links/short-links'),
    ])
  letPastsBeEntered()
  letShortLinksBeOpened()
  wakeQueue()
  void reindexTerms()
  readAhead().catch((error) => console.error(`The records could not be read ahead: ${error.message}`))
}

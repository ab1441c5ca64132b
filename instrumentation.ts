/** Runs once when the server starts: what a former one left half done is taken up again. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || !process.env.DATABASE_URL || process.env.NEXT_PHASE) return
  const { wakeQueue } = await import('#prisma/import/wake-queue')
  wakeQueue()
}

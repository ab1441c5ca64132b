/** How this process names itself to PostgreSQL: the pid tells the connections of one process from those of another. */
export const APPLICATION = `suzhou-landing-map ${process.pid}`

// Preloaded into Next: it ends when the process that started it is gone, also when that was killed, so that no orphan
// keeps the port. Next's own workers inherit the preload and are left alone.
if (process.channel && process.ppid === Number(process.env.LANDING_PARENT)) {
  process.on('disconnect', () => process.exit(1))
  process.channel.unref()
}

/** Once a minute is soon enough: the day changes while nobody looks. */
const interval = 60_000;

/** Works the standings out at start and keeps looking whether a new day has begun. Returns what ends the watch. */
export function watchDay(refresh: () => Promise<void>): () => void {
  void refresh();
  const timer = setInterval(() => void refresh(), interval);
  return () => clearInterval(timer);
}

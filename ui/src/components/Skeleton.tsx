/** The place of something that is on its way; seen only when it takes longer than 200 ms. */
export function Skeleton({ className = 'h-4 w-full' }: { className?: string }) {
  return <div aria-hidden className={`animate-late rounded-tile bg-raised ${className}`} />
}

/** The places of the lines of a list. */
export function SkeletonRows({ rows, label }: { rows: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col gap-2">
      {Array.from({ length: rows }, (_, row) => (
        <Skeleton key={row} className="h-14 w-full" />
      ))}
    </div>
  )
}

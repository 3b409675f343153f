/** The mark of the house: two voices and the line that was written down. */
export function Seal({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <rect x="1" y="1" width="22" height="22" rx="6" fill="var(--accent-fill)" />
      <path
        d="M6 8.5a3 3 0 0 1 6 0M12 8.5a3 3 0 0 1 6 0M6.5 13h11M6.5 17h7"
        fill="none"
        stroke="#fff"
        strokeWidth="1.7"
        strokeLinecap="round"
      />
    </svg>
  )
}

// Before the first paint, so that nobody who chose dark sees a white flash. A file of its own: the content policy allows no inline script.
try {
  const theme = localStorage.getItem('lightmill-theme')
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme
} catch {
  // Storage is closed to us; the system's theme it is.
}

// Runs before the first paint so that the theme never flashes. A file of its own because of the CSP.
(() => {
  const chosen = localStorage.getItem('voltide.theme');
  const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();

// Classic and in the head: the theme must be known before the first paint.
(() => {
  const night = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => { document.documentElement.dataset.theme = night.matches ? 'dark' : 'light'; };
  night.addEventListener('change', follow);
  follow();
})();

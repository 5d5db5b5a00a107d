// Elements that reach beyond the window, except within boxes that scroll by themselves.
(() => {
  const width = document.documentElement.clientWidth;
  const wide = [];
  for (const element of document.body.querySelectorAll('*')) {
    const box = element.closest('.scroll');
    if (box && box !== element && getComputedStyle(box).overflowX === 'auto') continue;
    const r = element.getBoundingClientRect();
    if (r.width && (r.right > width + 1 || r.left < -1)) {
      wide.push(element.tagName + '.' + element.getAttribute('class') + ' ' + r.left + ' to ' + r.right);
    }
  }
  return wide;
})()

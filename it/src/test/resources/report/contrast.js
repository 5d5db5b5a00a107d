// Texts whose contrast with what is behind them is below WCAG 2.1's AA, 4.5 (3 for large ones).
(() => {
  const channels = color => color.match(/[\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const over = (front, opacity, back) => [0, 1, 2].map(i => front[i] * opacity + back[i] * (1 - opacity));
  const backOf = element => {
    for (let e = element; e; e = e.parentElement) {
      const [r, g, b, a] = channels(getComputedStyle(e).backgroundColor);
      if (a === undefined || a > 0) return [r, g, b];
    }
    return [255, 255, 255];
  };
  const behind = element => {
    let back = backOf(element);
    if (!(element instanceof SVGElement)) return back;
    const box = element.getBoundingClientRect();
    const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
    for (const shape of element.ownerSVGElement.querySelectorAll('rect')) {
      const r = shape.getBoundingClientRect();
      const style = getComputedStyle(shape);
      const [red, green, blue, alpha] = channels(style.fill);
      if (alpha === 0 || x < r.left || x > r.right || y < r.top || y > r.bottom) continue;
      back = over([red, green, blue], Number(style.fillOpacity), back);
    }
    return back;
  };
  const bad = [];
  for (const element of document.body.querySelectorAll('*')) {
    const own = [...element.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    const style = getComputedStyle(element);
    if (!own || !element.getClientRects().length || element.tagName === 'title') continue;
    const front = channels(element instanceof SVGElement ? style.fill : style.color);
    const [a, b] = [luminance(front), luminance(behind(element))].sort((p, q) => q - p);
    const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < (large ? 3 : 4.5)) {
      bad.push(ratio.toFixed(2) + ' ' + element.tagName + '.' + element.getAttribute('class') + ': ' + element.textContent.slice(0, 40));
    }
  }
  return bad;
})()

// The weekly review by keys, points of a drawing one after the other, and views that are saved in this browser.
(() => {
  'use strict';

  const typing = target => target.closest('input, textarea, select, [contenteditable], dialog[open]');
  const keysOn = () => {
    try { return localStorage.getItem('incident-keys') !== 'off'; } catch (e) { return true; }
  };

  // The review: j and k go from item to item, the others do what stands there.
  const rows = () => [...document.querySelectorAll('[data-review]')];
  const current = () => rows().find(row => row.contains(document.activeElement)) || rows().find(row => '#' + row.id === location.hash);
  const go = row => {
    if (!row) return;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  };
  const press = (row, command) => {
    const button = row.querySelector(`[data-press="${command}"]`);
    if (button && !button.disabled) button.click();
  };
  const field = (row, name) => {
    const input = row.querySelector(`[data-field="${name}"]`);
    if (input) {
      input.focus();
      if (input.select) input.select();
    }
  };
  const ACTS = {
    o: row => field(row, 'owner'),
    d: row => field(row, 'due'),
    x: row => press(row, 'complete-action'),
    s: row => press(row, 'review-action'),
  };

  // Ahead of the keys of all pages, some of which are the same letters.
  document.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !rows().length || !keysOn()) return;
    if (event.key === 'Escape' && event.target.closest('[data-review] input')) {
      go(event.target.closest('[data-review]'));
      return;
    }
    if (typing(event.target) || document.querySelector('dialog[open]')) return;
    const all = rows();
    const at = all.indexOf(current());
    if (event.key === 'j') go(all[Math.min(all.length - 1, at + 1)]);
    else if (event.key === 'k') go(all[Math.max(0, at - 1)]);
    else if (ACTS[event.key] && at >= 0) ACTS[event.key](all[at]);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }, true);

  const hint = document.querySelector('[data-review-keys]');
  if (hint && rows().length && keysOn()) hint.hidden = false;
  if (rows().length && location.hash && !document.querySelector('[autofocus]')) go(current());

  // The points of a drawing are one stop of the tab key; the arrows go from one to the next.
  const rove = () => document.querySelectorAll('svg[data-points]:not([data-roving])').forEach(chart => {
    chart.dataset.roving = '';
    const points = [...chart.querySelectorAll('a')]
      .sort((one, other) => parseFloat(one.parentNode.getAttribute('x')) - parseFloat(other.parentNode.getAttribute('x')));
    const stop = points.find(point => point === document.activeElement) || points[points.length - 1];
    points.forEach(point => point.setAttribute('tabindex', point === stop ? '0' : '-1'));
    chart.addEventListener('keydown', event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      const at = points.indexOf(event.target.closest('a'));
      const next = step && at >= 0 && points[at + step];
      if (!next) return;
      points[at].setAttribute('tabindex', '-1');
      next.setAttribute('tabindex', '0');
      next.focus();
      event.preventDefault();
    });
  });
  rove();
  document.body.addEventListener('incident:exchanged', rove);

  // Saved views: addresses of this console, by a name, in this browser alone.
  const box = document.querySelector('[data-views]');
  if (box) {
    const KEY = 'incident-views';
    const read = () => {
      try {
        const kept = JSON.parse(localStorage.getItem(KEY) || '[]');
        return Array.isArray(kept) ? kept.filter(view => view && typeof view.name === 'string'
          && typeof view.address === 'string' && /^\/(?![\/\\])/.test(view.address)) : [];
      } catch (e) { return []; }
    };
    const write = views => {
      try { localStorage.setItem(KEY, JSON.stringify(views)); } catch (e) { /* It is not kept then. */ }
      show();
    };
    const list = box.querySelector('[data-views-list]');
    const form = box.querySelector('form');
    const here = () => location.pathname + location.search;
    function show() {
      list.replaceChildren(...read().map(view => {
        const item = document.createElement('li');
        const link = document.createElement('a');
        link.href = view.address;
        link.textContent = view.name;
        if (view.address === here()) link.setAttribute('aria-current', 'page');
        const remove = document.createElement('button');
        remove.type = 'button';
        remove.textContent = '×';
        remove.setAttribute('aria-label', box.dataset.remove.replace('{0}', view.name));
        remove.addEventListener('click', () => write(read().filter(each => each.name !== view.name)));
        item.append(link, remove);
        return item;
      }));
    }
    form.addEventListener('submit', event => {
      event.preventDefault();
      const name = form.elements.name.value.trim();
      if (!name) return;
      write([...read().filter(each => each.name !== name), { name, address: here() }].slice(-20));
      form.reset();
      box.querySelector('details').open = false;
    });
    show();
    box.hidden = false;
  }
})();

/* What a link with data-do leads to opens over the page; the list of commands likewise, to be searched. Without scripts they are pages. */
(function () {
  'use strict';
  const dialog = document.querySelector('dialog[data-dialog]');
  if (!dialog || !dialog.showModal) return;
  const base = document.body.dataset.base;

  async function page(address) {
    const answer = await fetch(address, { credentials: 'same-origin' });
    if (!answer.ok) throw new Error(String(answer.status));
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  }

  function show(content, label) {
    dialog.replaceChildren(content);
    dialog.setAttribute('aria-label', label);
    if (!dialog.open) dialog.showModal();
  }

  async function open(address) {
    try {
      const news = await page(address);
      const wanted = news.getElementById('do') || news.getElementById('next');
      if (!wanted) { location.assign(address); return; }
      // A form of the same fields may stand on the page: its names are told apart.
      wanted.querySelectorAll('[id]').forEach(function (each) { each.id = 'dialog-' + each.id; });
      for (const name of ['for', 'aria-describedby', 'aria-labelledby', 'list']) {
        wanted.querySelectorAll('[' + name + ']').forEach(function (each) {
          each.setAttribute(name, each.getAttribute(name).split(' ').map(id => 'dialog-' + id).join(' '));
        });
      }
      wanted.removeAttribute('aria-labelledby');
      const title = wanted.querySelector('h2');
      show(wanted, title ? title.textContent.trim() : '');
      const field = wanted.querySelector('input:not([type=hidden]), select, textarea, button');
      if (field) field.focus();
      document.dispatchEvent(new CustomEvent('incident:dialog'));
    } catch (gone) {
      location.assign(address);
    }
  }

  async function palette() {
    const link = document.querySelector('[data-palette-link]');
    let commands = [];
    if (link) {
      try {
        commands = [...(await page(link.href)).querySelectorAll('[data-command]')];
      } catch (gone) {
        location.assign(link.href);
        return;
      }
    }
    const places = [...document.querySelectorAll('.pages a, .tabs a, .declare, footer a')].map(function (each) {
      const item = document.createElement('li');
      item.dataset.command = '';
      const go = document.createElement('a');
      go.href = each.href;
      const name = document.createElement('b');
      name.textContent = each.textContent.trim();
      go.append(name);
      item.append(go);
      return item;
    });
    const box = document.createElement('div');
    box.className = 'palette';
    const search = document.createElement('input');
    search.type = 'search';
    search.setAttribute('role', 'combobox');
    search.setAttribute('aria-expanded', 'true');
    search.setAttribute('aria-controls', 'palette-list');
    search.setAttribute('aria-label', document.body.dataset.paletteLabel);
    search.placeholder = document.body.dataset.paletteLabel;
    const list = document.createElement('ul');
    list.id = 'palette-list';
    list.className = 'commandlist';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', document.body.dataset.paletteLabel);
    const none = document.createElement('p');
    none.className = 'quiet none';
    none.setAttribute('role', 'status');
    none.hidden = true;
    none.textContent = document.body.dataset.paletteNone;
    commands.concat(places).forEach(function (item, at) {
      item.id = 'palette-' + at;
      item.setAttribute('role', 'option');
      // An option holds nothing that is pressed by itself: where it leads is kept beside it.
      const link = item.querySelector('a');
      item.dataset.href = link.href;
      if (link.dataset.do) item.dataset.doing = link.dataset.do;
      link.replaceWith(...link.childNodes);
      item.addEventListener('click', function () { go(item); });
      list.append(item);
    });
    box.append(search, list, none);
    show(box, document.body.dataset.paletteLabel);
    search.focus();

    let chosen = null;
    const shown = () => [...list.children].filter(item => !item.hidden);
    function choose(item) {
      if (chosen) chosen.setAttribute('aria-selected', 'false');
      chosen = item || null;
      if (chosen) {
        chosen.setAttribute('aria-selected', 'true');
        chosen.scrollIntoView({ block: 'nearest' });
        search.setAttribute('aria-activedescendant', chosen.id);
      } else search.removeAttribute('aria-activedescendant');
    }
    function filter() {
      const wordsOf = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const item of list.children) {
        const text = item.textContent.toLowerCase();
        item.hidden = !wordsOf.every(word => text.includes(word));
      }
      const all = shown();
      // What can be done goes before what can't, and a match of the name before one of its help.
      all.sort((a, b) => rank(a, wordsOf) - rank(b, wordsOf));
      all.forEach(item => list.append(item));
      none.hidden = all.length > 0;
      choose(all[0]);
    }
    function rank(item, wordsOf) {
      const name = item.querySelector('b').textContent.toLowerCase();
      return (item.classList.contains('off') ? 2 : 0) + (wordsOf.every(word => name.includes(word)) ? 0 : 1);
    }
    function go(item) {
      if (item.dataset.doing) open(item.dataset.href);
      else location.assign(item.dataset.href);
    }
    search.addEventListener('input', filter);
    search.addEventListener('keydown', function (event) {
      const all = shown();
      const at = all.indexOf(chosen);
      if (event.key === 'ArrowDown') choose(all[(at + 1) % all.length]);
      else if (event.key === 'ArrowUp') choose(all[(at + all.length - 1) % all.length]);
      else if (event.key === 'Enter' && chosen) go(chosen);
      else return;
      event.preventDefault();
    });
    filter();
  }

  document.addEventListener('click', function (event) {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const close = event.target.closest('[data-close]');
    if (close && close.closest('dialog')) { event.preventDefault(); close.closest('dialog').close(); return; }
    const link = event.target.closest('a[data-do]');
    if (link) {
      event.preventDefault();
      // The form of the next step stands on the page already.
      const next = document.getElementById('next');
      const isNext = next && !link.closest('dialog') && next.querySelector('form[action$="/' + link.dataset.do + '"]');
      if (isNext) focusFirst(next); else open(link.href);
      return;
    }
    if (event.target.closest('[data-palette], [data-palette-link]')) { event.preventDefault(); palette(); }
  });

  function focusFirst(section) {
    section.scrollIntoView({ block: 'center' });
    const field = section.querySelector('input:not([type=hidden]), select, textarea, button');
    if (field) field.focus();
  }

  dialog.addEventListener('click', function (event) { if (event.target === dialog) dialog.close(); });
  for (const button of document.querySelectorAll('[data-palette]')) button.hidden = false;
  window.incidentConsole = { palette: palette, base: base };

  /* A message as its audience will read it, with the line that is typed. */
  let timer = 0;
  document.addEventListener('input', function (event) {
    const form = event.target.closest('form');
    if (!form || !form.action.endsWith('/commands/send-update')) return;
    const side = form.closest('.send-side') || form.closest('section');
    const preview = side && side.querySelector('[data-preview]');
    if (!preview) return;
    clearTimeout(timer);
    timer = setTimeout(async function () {
      const fields = new FormData(form);
      const address = form.action.replace('/commands/send-update', '/preview') +
        '?audience=' + encodeURIComponent(fields.get('audience') || preview.dataset.preview) + '&line=' + encodeURIComponent(fields.get('line') || '');
      const answer = await fetch(address, { credentials: 'same-origin' });
      const text = answer.ok ? await answer.text() : '';
      if (text) preview.textContent = text;
    }, 300);
  });
})();

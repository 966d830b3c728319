/* Pages that change in place. Each part with data-live is exchanged when the server says that something came about, but none in which somebody types. */
(function () {
  'use strict';
  const body = document.body;
  const base = body.dataset.base;
  if (!base || !window.EventSource) return;

  const parts = () => [...document.querySelectorAll('[data-live]')];
  const head = document.querySelector('[data-incident]');
  const incident = head ? head.dataset.incident : null;
  const lost = document.querySelector('[data-live-lost]');

  /** Somebody works in it: the focus is there, or something was typed that is not sent yet. */
  function isInUse(part) {
    const active = document.activeElement;
    if (part.contains(active) && active.matches('input, textarea, select, button:not(.tick button), summary')) return true;
    return isTypedIn(part);
  }

  function isTypedIn(part) {
    const active = document.activeElement;
    if (part.contains(active) && active.matches('input, textarea, select')) return true;
    return [...part.querySelectorAll('input, textarea, select')].some(function (field) {
      if (field.type === 'hidden') return false;
      if (field.type === 'checkbox' || field.type === 'radio') return field.checked !== field.defaultChecked;
      if (field.tagName === 'SELECT') {
        return [...field.options].some(option => option.selected !== option.defaultSelected) &&
          [...field.options].some(option => option.defaultSelected);
      }
      return field.value !== field.defaultValue;
    });
  }

  const isOwn = part => part.matches('[data-own]') || part.querySelector('[data-own]') !== null;

  let asking = false;
  let again = false;
  let waiting = false;

  async function refresh() {
    if (asking) { again = true; return; }
    if (document.hidden) { waiting = true; return; }
    asking = true;
    try {
      const answer = await fetch(location.href, { headers: { 'X-Live': 'true' }, redirect: 'error', credentials: 'same-origin' });
      if (answer.ok) exchange(new DOMParser().parseFromString(await answer.text(), 'text/html'));
    } catch (gone) {
      // The next change, or the connection's return, asks again.
    }
    asking = false;
    if (again) { again = false; refresh(); }
  }

  const shown = part => part.innerHTML.replace(/name="version" value="\d+"/g, '').replace(/ data-stale="true"/g, '');

  /** What stands where something stood before: by its name, or the link to the same place. */
  function sameAs(part, before) {
    if (before.id) return document.getElementById(before.id);
    const href = before.getAttribute('href');
    return href && part.querySelector('a[href="' + CSS.escape(href) + '"]');
  }

  function exchange(news) {
    let kept = false;
    for (const part of parts()) {
      if (part.parentElement && part.parentElement.closest('[data-live]')) continue;
      const next = news.querySelector('[data-live="' + CSS.escape(part.dataset.live) + '"]');
      if (!next) { if (!isInUse(part) && !isOwn(part)) part.remove(); continue; }
      if (part.innerHTML === next.innerHTML) continue;
      // A text that is being written is exchanged by its editor alone, which asks about another one when it is saved.
      if (isOwn(part)) continue;
      if (isInUse(part)) {
        // The version of the form alone is no news: the server says what came between.
        if (shown(part) === shown(next)) continue;
        if (isTypedIn(part)) { kept = true; part.dataset.stale = 'true'; } else part.dataset.later = 'true';
        continue;
      }
      const open = new Set([...part.querySelectorAll('details[open][id]')].map(each => each.id));
      const focused = part.contains(document.activeElement) ? document.activeElement : null;
      part.className = next.className;
      part.replaceChildren(...next.childNodes);
      const again = focused && sameAs(part, focused);
      if (again) again.focus({ preventScroll: true });
      open.forEach(function (id) { const fold = document.getElementById(id); if (fold) fold.open = true; });
      delete part.dataset.stale;
      delete part.dataset.later;
      part.classList.add('changed');
      setTimeout(function () { part.classList.remove('changed'); }, 1600);
    }
    // A part that is new on the page takes the place that it has among the others.
    const known = new Set(parts().map(part => part.dataset.live));
    for (const fresh of news.querySelectorAll('[data-live]')) {
      if (known.has(fresh.dataset.live) || fresh.parentElement.closest('[data-live]')) continue;
      const before = previous(fresh, known);
      if (before) before.after(fresh.cloneNode(true));
      else {
        const after = following(fresh, known);
        if (after) after.before(fresh.cloneNode(true));
      }
    }
    document.title = news.title;
    const stale = document.querySelector('[data-live-stale]');
    if (stale) stale.hidden = !kept;
    body.dispatchEvent(new CustomEvent('incident:exchanged', { detail: { kept: kept } }));
  }

  function neighbour(element, known, step) {
    for (let each = element[step]; each; each = each[step]) {
      if (each.dataset && known.has(each.dataset.live)) {
        return document.querySelector('[data-live="' + CSS.escape(each.dataset.live) + '"]');
      }
    }
    return null;
  }
  const previous = (element, known) => neighbour(element, known, 'previousElementSibling');
  const following = (element, known) => neighbour(element, known, 'nextElementSibling');

  /* A tick of a step changes one row: the page stays where it is, and so does the focus. What is refused comes as a page, as without scripts. */
  document.addEventListener('submit', async function (event) {
    const form = event.target.closest('form.tick');
    if (!form) return;
    event.preventDefault();
    const button = form.querySelector('button');
    button.setAttribute('aria-busy', 'true');
    try {
      const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)), credentials: 'same-origin' });
      const news = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (!answer.ok || !news.querySelector('[data-incident]')) throw new Error(String(answer.status));
      exchange(news);
    } catch (refused) {
      form.submit();
    }
  });

  /* Whoever is done with a part that changed meanwhile sees it anew. */
  document.addEventListener('focusout', function (event) {
    if (event.target.closest && event.target.closest('[data-stale], [data-later]')) setTimeout(refresh, 300);
  });

  document.addEventListener('visibilitychange', function () {
    if (!document.hidden && waiting) { waiting = false; refresh(); }
  });

  if (parts().length) {
    const events = new EventSource(base + '/changes?since=' + encodeURIComponent(body.dataset.now || '') + (incident ? '&on=' + encodeURIComponent(incident) : ''));
    let open = false;
    events.addEventListener('open', function () {
      if (lost) lost.hidden = true;
      if (open) refresh();
      open = true;
      body.dataset.liveNow = 'true';
    });
    events.addEventListener('error', function () { if (lost && open) lost.hidden = false; });
    events.addEventListener('missed', refresh);
    events.addEventListener('change', function (event) {
      const changed = JSON.parse(event.data).incident;
      if (!incident || changed === incident) refresh();
    });
    window.addEventListener('pagehide', function () { events.close(); });
    // Who else is here, and what became due, comes about without an entry.
    if (incident) setInterval(refresh, 60000);
    // What goes on in the background tells of itself as long as it does.
    setInterval(function () { if (document.querySelector('[data-goes-on]')) refresh(); }, 3000);
  }

  /* Countdowns: the words of the server, counted on. */
  const unit = (name, many) => body.dataset[name].replace('{0}', many);
  function words(minutes) {
    if (minutes < 60) return unit('min', minutes);
    const hours = Math.floor(minutes / 60);
    if (hours < 24) return unit('h', hours) + (minutes % 60 ? ' ' + unit('min', minutes % 60) : '');
    return unit('d', Math.floor(hours / 24)) + (hours % 24 ? ' ' + unit('h', hours % 24) : '');
  }
  const offset = body.dataset.now ? Date.parse(body.dataset.now) - Date.now() : 0;
  function count() {
    const now = Date.now() + offset;
    for (const time of document.querySelectorAll('time[data-due]')) {
      const left = Date.parse(time.dateTime) - now;
      const isOver = left <= 0;
      const minutes = Math.floor(Math.abs(left) / 60000);
      const span = minutes < 1 ? body.dataset.underAMinute : words(minutes);
      const text = (isOver ? body.dataset.overdue : body.dataset.dueIn).replace('{0}', span);
      if (time.textContent !== text) time.textContent = text;
      const due = time.closest('.due');
      if (due) {
        due.classList.toggle('overdue', isOver);
        due.classList.toggle('soon', !isOver && left <= 300000);
        due.classList.toggle('calm', !isOver && left > 300000);
      }
    }
    for (const time of document.querySelectorAll('time[data-age]')) {
      const minutes = Math.floor((now - Date.parse(time.dateTime)) / 60000);
      const text = minutes < 1 ? body.dataset.underAMinute : words(minutes);
      if (time.textContent !== text) time.textContent = text;
    }
  }
  if (body.dataset.dueIn) {
    count();
    setInterval(count, 5000);
    body.addEventListener('incident:exchanged', count);
  }
})();

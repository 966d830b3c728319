/* A form that was sent and answered by a login is not lost: what was typed is kept in this tab until it was taken, and put back where it was typed. */
(function () {
  'use strict';
  const body = document.body;
  const who = body.dataset.who || '';
  const PREFIX = 'incident-sent:';
  const LONGEST = 12 * 3600 * 1000;

  /** The same form on the same page: its address, and what it is about. */
  function key(form) {
    const about = [...form.querySelectorAll('input[type=hidden]')]
      .filter(field => field.name && field.name !== 'version' && field.name !== 'id' && !field.name.startsWith('_'))
      .map(field => field.name + '=' + field.value).join('&');
    return PREFIX + new URL(form.action, location.href).pathname + '?' + about;
  }
  const typed = form => [...form.querySelectorAll('input:not([type=hidden]), textarea, select')].filter(field => field.name);

  function each(work) {
    try {
      for (const name of Object.keys(sessionStorage)) {
        if (name.startsWith(PREFIX)) work(name, JSON.parse(sessionStorage.getItem(name)));
      }
    } catch (none) { /* A browser that keeps nothing keeps none of it. */ }
  }

  document.addEventListener('submit', function (event) {
    const form = event.target;
    if (!form.matches('form.command[method=post]') || event.defaultPrevented) return;
    const values = {};
    for (const field of typed(form)) values[field.name] = field.type === 'checkbox' ? field.checked : field.value;
    try { sessionStorage.setItem(key(form), JSON.stringify({ who: who, at: Date.now(), values: values })); } catch (full) { /* Then it is as without scripts. */ }
  });

  /** The console answered the form: it was taken, or stands on this page with what was typed. */
  const isAnswered = who !== '' && (document.querySelector('.recorded, main .notice') !== null ||
    (document.querySelector('[data-incident]') !== null && /\/declare$/.test(document.referrer.replace(/[?#].*/, ''))));
  each(function (name, kept) {
    if (isAnswered || Date.now() - kept.at > LONGEST) sessionStorage.removeItem(name);
  });

  function putBack() {
    each(function (name, kept) {
      if (kept.who !== who) return;
      for (const form of document.querySelectorAll('form.command[method=post]')) {
        if (key(form) !== name) continue;
        let some = false;
        for (const field of typed(form)) {
          const value = kept.values[field.name];
          if (value === undefined) continue;
          if (field.type === 'checkbox') { if (field.checked !== value) { field.checked = value; some = true; } }
          else if (value && field.value !== value) { field.value = value; some = some || field.value === value; }
          const fold = field.closest('details');
          if (fold && value && field.value === value) fold.open = true;
        }
        if (some && !form.querySelector('.put-back')) {
          const note = document.createElement('p');
          note.className = 'note put-back';
          note.setAttribute('role', 'status');
          note.textContent = body.dataset.putBack;
          form.prepend(note);
        }
      }
    });
  }
  if (who) { putBack(); document.addEventListener('incident:dialog', putBack); }
})();

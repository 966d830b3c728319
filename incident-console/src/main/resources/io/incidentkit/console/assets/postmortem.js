/* The postmortem as an editor. What is typed is kept on this device at once, saved in the background, and looked through for blame. */
(function () {
  'use strict';
  for (const print of document.querySelectorAll('[data-print]')) {
    print.hidden = false;
    print.addEventListener('click', function () { window.print(); });
  }
  const page = document.querySelector('[data-postmortem]');
  if (!page || !page.dataset.person) return;
  const say = name => page.dataset['say' + name] || '';
  const prefix = 'incident-draft:' + document.body.dataset.base + ':' + page.dataset.ref + ':';
  const home = page.dataset.blame.replace(/\/postmortem\/blame$/, '');

  const parts = () => [...page.querySelectorAll('[data-part]')];
  const partOf = element => element.closest('[data-part]');
  const editor = part => part.querySelector('[data-editor]');
  const field = part => part.querySelector('[data-editor] textarea');

  /* The text that was saved when a field came onto the page. */
  const bases = new WeakMap();
  function base(part) {
    const text = field(part);
    if (!bases.has(text)) {
      const theirs = part.querySelector('[data-theirs] pre');
      bases.set(text, theirs ? theirs.textContent : text.defaultValue);
    }
    return bases.get(text);
  }
  const isDirty = part => field(part) !== null && field(part).value !== base(part);

  /* Drafts. A browser that keeps nothing has none, and all else works. */
  const key = part => prefix + part.dataset.part + ':' + page.dataset.person;
  function draft(part) {
    try { return JSON.parse(localStorage.getItem(key(part))); } catch (none) { return null; }
  }
  function keep(part) {
    const kept = { text: field(part).value, base: base(part), at: Date.now() };
    try { localStorage.setItem(key(part), JSON.stringify(kept)); return true; } catch (full) { return false; }
  }
  function forget(part) {
    try { localStorage.removeItem(key(part)); } catch (none) { /* There is none. */ }
  }

  function clock(at) {
    const then = new Date(at);
    const today = then.toDateString() === new Date().toDateString();
    const how = { hour: '2-digit', minute: '2-digit', hour12: false };
    return today ? then.toLocaleTimeString([], how) : then.toLocaleString([], { day: 'numeric', month: 'short', ...how });
  }

  function tell(part, text, state) {
    const kept = part.querySelector('[data-kept]');
    if (!kept || (kept.textContent === text && kept.dataset.state === state)) return;
    kept.replaceChildren(text);
    kept.dataset.state = state || '';
    if (state === 'login' && page.dataset.login) {
      const link = document.createElement('a');
      link.href = page.dataset.login;
      link.textContent = say('Loginlink');
      kept.append(' ', link);
    }
  }

  function button(text, does, style) {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = style || '';
    made.textContent = text;
    made.addEventListener('click', does);
    return made;
  }

  /* A draft that was not saved, from a tab that was closed or a session that ended. */
  function offer(part) {
    const kept = part.querySelector('[data-kept]');
    const found = field(part) && draft(part);
    if (!found || typeof found.text !== 'string' || isDirty(part) || kept.dataset.state) return;
    if (found.text.trim() === base(part).trim()) { forget(part); return; }
    const text = document.createElement('pre');
    text.textContent = found.text;
    kept.dataset.state = 'draft';
    kept.replaceChildren(say('Draft').replace('{0}', clock(found.at)), text);
    if (found.base !== base(part)) kept.append(say('Older'), ' ');
    kept.append(
      button(say('Resume'), function () { resume(part, found); }, 'small primary'), ' ',
      button(say('Discard'), function () { forget(part); tell(part, '', ''); editor(part).querySelector('summary').focus(); }, 'small plain'));
  }

  function resume(part, found) {
    if (found.base !== base(part)) beside(part, base(part));
    editor(part).open = true;
    field(part).value = found.text;
    typed(part);
    field(part).focus();
  }

  /* The saved text beside the one that was typed. */
  function beside(part, text) {
    if (part.querySelector('[data-theirs]')) return;
    const theirs = document.createElement('div');
    const title = document.createElement('p');
    const words = document.createElement('pre');
    theirs.className = 'theirs';
    theirs.dataset.theirs = '';
    title.className = 'notice-title';
    title.textContent = say('Theirs');
    words.textContent = text;
    theirs.append(title, words, button(say('Take'), function () { takeTheirs(part); }));
    editor(part).classList.add('conflict');
    editor(part).querySelector('.both').prepend(theirs);
  }

  async function takeTheirs(part) {
    forget(part);
    field(part).value = base(part);
    const answer = await ask(location.pathname, {});
    if (answer.news) renew(part, twin(answer.news, part));
    editor(part).open = false;
  }

  /* Typing. */
  const waiting = new WeakMap();
  function typed(part) {
    if (isDirty(part)) {
      tell(part, keep(part) ? say('Kept') : '', 'kept');
    } else {
      forget(part);
      tell(part, '', '');
    }
    clearTimeout(waiting.get(part));
    waiting.set(part, setTimeout(function () { look(part); }, 600));
  }

  const looking = new WeakMap();
  async function look(part) {
    const text = field(part);
    const found = part.querySelector('[data-findings]');
    if (!text || !found) return;
    const before = looking.get(part);
    if (before) before.abort();
    const stop = new AbortController();
    looking.set(part, stop);
    const body = new URLSearchParams({ text: text.value, part: part.dataset.part });
    for (const hidden of text.form.querySelectorAll('input[type=hidden]')) {
      // What protects the host's forms goes along; what the form is about does not.
      if (!['version', 'place', 'section', 'episode', 'phase'].includes(hidden.name)) body.append(hidden.name, hidden.value);
    }
    const asked = text.value;
    try {
      const answer = await fetch(page.dataset.blame, { method: 'POST', body: body, credentials: 'same-origin', redirect: 'error', signal: stop.signal });
      if (!answer.ok || text.value !== asked || found.contains(document.activeElement)) return;
      const news = new DOMParser().parseFromString(await answer.text(), 'text/html');
      found.replaceChildren(...news.body.childNodes);
    } catch (gone) {
      // It is looked at again with the next key, and when it is saved.
    }
  }

  function take(part, blame) {
    const text = field(part);
    const sentence = blame.dataset.sentence;
    const from = Number(blame.dataset.from);
    editor(part).open = true;
    const at = text.value.startsWith(sentence, from) ? from : text.value.indexOf(sentence);
    if (at < 0) return;
    const wording = blame.dataset.wording;
    const end = at + sentence.length;
    const words = wording || sentence + '\n\n<!-- ' + blame.dataset.question.replace(/--+/g, '–') + ' -->\n\n';
    text.focus();
    text.setSelectionRange(at, end);
    // It can be undone, where the browser has this.
    if (!document.execCommand('insertText', false, words)) {
      text.setRangeText(words, at, end, 'end');
      typed(part);
    }
    const gap = words.indexOf('…');
    if (wording && gap >= 0) text.setSelectionRange(at + gap, at + gap + 1);
  }

  /* Saving. */
  async function ask(address, how) {
    let answer;
    try {
      answer = await fetch(address, { credentials: 'same-origin', ...how });
    } catch (gone) {
      return { state: 'lost' };
    }
    const elsewhere = !new URL(answer.url).pathname.startsWith(new URL(home, location.href).pathname);
    if (answer.status === 401 || answer.status === 403 || elsewhere) return { state: 'login' };
    if (answer.status >= 500) return { state: 'lost' };
    const news = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const main = news.querySelector('[data-postmortem]');
    if (!main) return { state: 'lost' };
    if (!main.dataset.person) return { state: 'login' };
    return { state: answer.ok ? 'saved' : answer.status === 409 ? 'conflict' : 'refused', news: news };
  }
  const send = form => ask(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });

  const saving = new WeakSet();
  async function save(part, asked) {
    if (saving.has(part) || (!asked && !isDirty(part))) return;
    saving.add(part);
    const text = field(part);
    const sent = text.value;
    const before = base(part);
    tell(part, say('Saving'), 'saving');
    const answer = await send(text.form);
    saving.delete(part);
    if (!answer.news) {
      keep(part);
      tell(part, say(answer.state === 'login' ? 'Login' : 'Lost'), answer.state);
      return;
    }
    const later = text.value;
    const fresh = twin(answer.news, part);
    if (answer.state === 'saved') {
      forget(part);
      if (later !== sent) {
        goOn(part, fresh);
        bases.set(text, sent);
        typed(part);
      } else if (asked) {
        renew(part, fresh);
        editor(part).open = false;
        editor(part).querySelector('summary').focus();
      } else {
        goOn(part, fresh);
        bases.set(text, sent);
        text.defaultValue = sent;
      }
      if (later === sent) tell(part, say('Saved').replace('{0}', clock(Date.now())), 'saved');
      exchange(answer.news);
    } else {
      renew(part, fresh);
      const conflict = part.querySelector('[data-theirs]') !== null;
      if (!conflict) bases.set(field(part), before);
      field(part).value = later;
      keep(part);
      tell(part, say(conflict ? 'Conflict' : 'Refused'), 'refused');
      const notice = part.querySelector('.notice');
      if (asked && notice) notice.focus();
    }
  }

  const twin = (news, part) => news.querySelector('[data-live="' + CSS.escape(part.dataset.live) + '"]');

  /* The part as it is now, with what was unfolded in it. */
  function renew(part, fresh) {
    if (!fresh) return;
    const open = [...part.querySelectorAll('details[open][id]')].map(each => each.id);
    part.className = fresh.className;
    part.replaceChildren(...fresh.cloneNode(true).childNodes);
    open.forEach(function (id) { const fold = document.getElementById(id); if (fold) fold.open = true; });
  }

  /* What a part says, whatever the version that its forms were made for, and what is unfolded in it. */
  const words = part => part.innerHTML.replace(/(name="version" value=")\d+/g, '$1').replace(/ open=""/g, '');

  /* All of a part but the field, in which somebody goes on. */
  function goOn(part, fresh) {
    if (!fresh) return;
    field(part).form.elements.version.value = field(fresh).form.elements.version.value;
    for (const piece of ['h3', 'h4', '.document-part', '.comments', '[data-findings]']) {
      const old = part.querySelector(piece);
      const now = fresh.querySelector(piece);
      if (old && now && !old.contains(document.activeElement)) old.replaceWith(now.cloneNode(true));
    }
    editor(part).classList.remove('conflict');
    part.querySelectorAll('[data-theirs], form .notice').forEach(each => each.remove());
  }

  /* The other parts, but those in which somebody writes. */
  function exchange(news) {
    for (const part of page.querySelectorAll('[data-live]')) {
      const fresh = twin(news, part);
      const writes = part.dataset.part && (isDirty(part) || editor(part)?.open);
      if (fresh && !writes && words(fresh) === words(part)) {
        const versions = [...fresh.querySelectorAll('input[name=version]')];
        part.querySelectorAll('input[name=version]').forEach(function (input, at) { input.value = versions[at].value; });
      } else if (fresh && !writes && !part.contains(document.activeElement)) {
        const kept = part.querySelector('[data-kept]');
        renew(part, fresh);
        if (kept && kept.dataset.state === 'saved') tell(part, kept.textContent, 'saved');
      }
    }
    enhance();
  }

  function enhance() {
    parts().forEach(offer);
  }

  page.addEventListener('input', function (event) {
    if (event.target.matches('[data-editor] textarea')) typed(partOf(event.target));
  });
  page.addEventListener('keydown', function (event) {
    if (!event.target.matches('[data-editor] textarea')) return;
    const part = partOf(event.target);
    if (event.key === 'Enter' && event.altKey) {
      const all = [...part.querySelectorAll('.blame')];
      const caret = event.target.selectionStart;
      const here = all.find(each => caret >= Number(each.dataset.from) && caret <= Number(each.dataset.from) + each.dataset.sentence.length);
      if (all.length) { event.preventDefault(); take(part, here || all[0]); }
    } else if ((event.ctrlKey || event.metaKey) && (event.key === 'Enter' || event.key === 's')) {
      event.preventDefault();
      save(part, true);
    }
  });
  page.addEventListener('click', function (event) {
    const takes = event.target.closest('[data-take]');
    if (takes) take(partOf(takes), takes.closest('.blame'));
    const theirs = event.target.closest('[data-take-theirs]');
    if (theirs) takeTheirs(partOf(theirs));
  });
  page.addEventListener('dblclick', function (event) {
    const text = event.target.closest('.document-part');
    const part = text && partOf(text);
    if (part && editor(part)) { editor(part).open = true; field(part).focus(); }
  });
  page.addEventListener('toggle', function (event) {
    const fold = event.target;
    // What is being written is exchanged here and nowhere else.
    if (fold.matches('[data-editor]')) partOf(fold).toggleAttribute('data-own', fold.open);
    if (fold.matches('[data-editor]') && fold.open && fold.querySelector('summary') === document.activeElement) field(partOf(fold)).focus();
  }, true);
  page.addEventListener('focusout', function (event) {
    const part = event.target.matches('[data-editor] textarea') && partOf(event.target);
    if (part) setTimeout(function () { if (!part.contains(document.activeElement) && document.hasFocus() && !part.querySelector('[data-theirs]')) save(part, false); }, 1200);
  });
  page.addEventListener('submit', async function (event) {
    const form = event.target;
    if (form.closest('[data-editor]')) {
      event.preventDefault();
      save(partOf(form), true);
    } else if (form.closest('#sections')) {
      event.preventDefault();
      const answer = await send(form);
      const live = form.closest('[data-live]');
      if (!answer.news) { form.submit(); return; }
      if (document.activeElement && live.contains(document.activeElement)) document.activeElement.blur();
      const part = live.dataset.part ? live : null;
      if (part && (isDirty(part) || editor(part)?.open)) {
        if (answer.state === 'saved') around(part, answer.news);
      } else {
        renew(live, twin(answer.news, live));
        if (answer.state === 'saved') live.querySelectorAll('details[open][id^="do-"]').forEach(function (each) { each.open = false; });
      }
      if (answer.state === 'saved') exchange(answer.news);
      else { const notice = live.querySelector('.notice'); if (notice) notice.focus(); }
    }
  });
  /* Something was given beside a field in which somebody writes: its comments and what blames in it are shown anew. */
  function around(part, news) {
    const fresh = twin(news, part);
    const old = part.querySelector('.comments');
    const now = fresh && fresh.querySelector('.comments');
    if (old && now) old.replaceWith(now.cloneNode(true));
    look(part);
  }
  function again() {
    parts().forEach(function (part) {
      const kept = part.querySelector('[data-kept]');
      if (kept && kept.dataset.state === 'lost' && isDirty(part)) save(part, false);
    });
  }
  // What takes scripts is shown with scripts alone.
  page.classList.add('scripted');
  window.addEventListener('online', again);
  setInterval(again, 30000);
  document.body.addEventListener('incident:exchanged', enhance);
  enhance();
})();

/* Keys: Ctrl-K and ? always, those of one letter unless somebody turned them off, and none while one types. */
(function () {
  'use strict';
  const help = document.querySelector('dialog[data-keys-dialog]');
  const toggle = document.querySelector('[data-keys-toggle]');
  const isOn = () => localStorage.getItem('incident-keys') !== 'off';
  const base = document.body.dataset.base;

  function showHelp() { if (help && help.showModal) help.showModal(); }

  for (const button of document.querySelectorAll('[data-keys]')) {
    button.hidden = false;
    button.addEventListener('click', showHelp);
  }
  if (toggle) {
    const off = toggle.textContent;
    const label = function () { toggle.textContent = isOn() ? off : toggle.dataset.on; };
    toggle.addEventListener('click', function () {
      localStorage.setItem('incident-keys', isOn() ? 'off' : 'on');
      label();
    });
    label();
  }
  if (help) help.addEventListener('click', function (event) { if (event.target === help) help.close(); });

  document.addEventListener('keydown', function (event) {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k' && window.incidentConsole) {
      event.preventDefault();
      window.incidentConsole.palette();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    // A dialog that has just closed may hold the focus for a moment still.
    const isGone = event.target.closest('dialog:not([open])');
    if (!isGone && event.target.closest('input, textarea, select, [contenteditable], dialog')) return;
    if (event.key === '?') { event.preventDefault(); showHelp(); return; }
    if (!isOn()) return;
    const go = action(event.key);
    if (go) { event.preventDefault(); go(); }
  });

  function action(key) {
    const item = document.querySelector('.bar [data-key="' + CSS.escape(key) + '"]');
    if (item) return () => item.click();
    const tabs = [...document.querySelectorAll('.tabs a')];
    if (/^[1-5]$/.test(key) && tabs[key - 1]) return () => tabs[key - 1].click();
    const composer = document.querySelector('.composer textarea');
    switch (key) {
      case 'w':
        if (composer) return () => composer.focus();
        return tabs[1] ? () => location.assign(tabs[1].href) : null;
      case 'd': return () => document.querySelector('a.declare').click();
      case 's': {
        // The next step of a runbook that nobody ticked yet.
        const step = document.querySelector('.book-steps button[aria-pressed="false"]');
        return step ? () => { step.scrollIntoView({ block: 'center' }); step.focus(); } : null;
      }
      case 'b': return () => location.assign(base || '/');
      case '/': {
        const search = document.querySelector('main [type=search], main [role=search] input');
        return search ? () => search.focus() : () => location.assign(base + '/archive');
      }
      default: return null;
    }
  }
})();

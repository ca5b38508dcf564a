'use strict';
(function () {
  const field = document.getElementById('search');
  const none = document.getElementById('none');
  const pages = Array.from(document.querySelectorAll('article[id]'), function (page) {
    return {page: page, text: page.textContent.toLowerCase()};
  });
  // What is said of a family stands before the pages of its codes.
  const families = Array.from(document.querySelectorAll('article:not([id])'), function (about) {
    const family = {about: about, pages: []};
    let next = about.nextElementSibling;
    while (next && next.matches('article[id]')) {
      family.pages.push(next);
      next = next.nextElementSibling;
    }
    return family;
  });
  function search() {
    const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    pages.forEach(function (entry) {
      const hit = wanted.every(function (word) { return entry.text.includes(word); });
      entry.page.hidden = !hit;
      found += hit ? 1 : 0;
    });
    families.forEach(function (family) {
      family.about.hidden = family.pages.every(function (page) { return page.hidden; });
    });
    none.hidden = found > 0;
  }
  field.addEventListener('input', search);
  search();
})();

'use strict';
(function () {
  const field = document.getElementById('search');
  const none = document.getElementById('none');
  const pages = Array.from(document.querySelectorAll('article[id]'), function (page) {
    return {page: page, text: page.textContent.toLowerCase()};
  });
  function search() {
    const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    let found = 0;
    pages.forEach(function (entry) {
      const hit = wanted.every(function (word) { return entry.text.includes(word); });
      entry.page.hidden = !hit;
      found += hit ? 1 : 0;
    });
    none.hidden = found > 0;
  }
  field.addEventListener('input', search);
  search();
})();

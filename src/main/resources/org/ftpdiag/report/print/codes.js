'use strict';
(function () {
  const field = document.getElementById('search');
  const none = document.getElementById('none');
  const all = document.getElementById('pages');
  // What is said of a family stands before the pages of its codes.
  const order = Array.from(all.children);
  let about = null;
  const pages = [];
  order.forEach(function (article) {
    if (!article.id) {
      about = article;
      return;
    }
    const heading = article.querySelector('h2');
    pages.push({
      page: article,
      about: about,
      name: article.id.toLowerCase(),
      heading: heading ? heading.textContent.toLowerCase() : '',
      text: article.textContent.toLowerCase()
    });
  });
  // The page of that name before those that have the words in their heading, and these before the others.
  function rank(entry, wanted) {
    if (wanted.includes(entry.name)) {
      return 0;
    }
    return wanted.every(function (word) { return entry.heading.includes(word); }) ? 1 : 2;
  }
  function search() {
    const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    order.forEach(function (article) { article.hidden = true; });
    const found = pages.filter(function (entry) {
      return wanted.every(function (word) { return entry.text.includes(word); });
    });
    found.forEach(function (entry) {
      entry.page.hidden = false;
      if (entry.about && !wanted.length) {
        entry.about.hidden = false;
      }
    });
    const ranked = wanted.length ? found.map(function (entry) { return entry.page; }) : order;
    if (wanted.length) {
      const ranks = new Map(found.map(function (entry) { return [entry.page, rank(entry, wanted)]; }));
      ranked.sort(function (a, b) { return ranks.get(a) - ranks.get(b); });
    }
    all.prepend.apply(all, ranked);
    none.hidden = found.length > 0;
  }
  // A link leads to a page that a search may have hidden.
  window.addEventListener('hashchange', function () {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.hidden) {
      field.value = '';
      search();
      target.scrollIntoView();
    }
  });
  field.addEventListener('input', search);
  search();
})();

// Children come after their element, where a page is slow.

/** Waits until the parser has got past the element, so that its children are there. */
export function parsed(element) {
  return new Promise((resolve) => {
    const past = () => {
      for (let node = element; node; node = node.parentNode) if (node.nextSibling) return true;
      return document.readyState !== 'loading';
    };
    if (past()) return resolve();
    const observer = new MutationObserver(check);
    function check() {
      if (!past()) return;
      observer.disconnect();
      document.removeEventListener('readystatechange', check);
      resolve();
    }
    observer.observe(document, { childList: true, subtree: true });
    document.addEventListener('readystatechange', check);
  });
}

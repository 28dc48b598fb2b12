/** What the console needs of a browser and jsdom lacks. Tests without a document need none of it. */
if (typeof document !== 'undefined') {
  const { configure } = await import('@testing-library/react');
  // Only what never comes shall fail, not what a busy machine makes slow.
  configure({ asyncUtilTimeout: 30_000 });
  window.matchMedia = (media) =>
    Object.assign(new EventTarget(), { media, matches: false }) as MediaQueryList;
  Element.prototype.scrollIntoView = () => undefined;
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => undefined;
}

export {};

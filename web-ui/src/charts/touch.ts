import type uPlot from 'uplot';

/** A finger moves the cursor as a mouse does; vertical strokes still scroll the page. */
export function followTouch(u: uPlot): void {
  u.over.style.touchAction = 'pan-y';
  const move = (event: PointerEvent) => {
    if (event.pointerType === 'mouse') return;
    const box = u.over.getBoundingClientRect();
    u.setCursor({ left: event.clientX - box.left, top: event.clientY - box.top });
  };
  u.over.addEventListener('pointerdown', move);
  u.over.addEventListener('pointermove', move);
}

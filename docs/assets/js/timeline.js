// What a bar of a timeline says, beside the pointer or the focus. Without this script it is a plain <title>.
"use strict";
(() => {
  const tip = Object.assign(document.createElement("div"), { className: "tl-tip", hidden: true });
  tip.setAttribute("aria-hidden", "true"); // the part is named already
  let shown = null;
  const partOf = (node) => {
    const part = node instanceof Element && node.closest(".tl-picture *:has(> title), .tl-picture [data-said]");
    if (!part) return null;
    const title = part.querySelector(":scope > title");
    if (title) { // two tips would cover each other
      part.dataset.said = title.textContent;
      part.setAttribute("aria-label", title.textContent);
      title.remove();
    }
    return part;
  };
  const hide = () => { tip.hidden = true; shown = null; };
  const place = (x) => {
    const bar = shown.getBoundingClientRect();
    const box = shown.closest(".tl-box").getBoundingClientRect();
    const middle = x ?? (Math.max(bar.left, box.left) + Math.min(bar.right, box.right)) / 2;
    const left = Math.max(Math.min(middle - tip.offsetWidth / 2, innerWidth - tip.offsetWidth - 8), 8);
    const above = bar.top - tip.offsetHeight - 4;
    tip.style.left = `${left}px`;
    tip.style.top = `${above < 4 ? bar.bottom + 4 : above}px`;
  };
  const show = (event) => {
    shown = partOf(event.target);
    if (!shown) return hide();
    if (!tip.isConnected) document.body.append(tip);
    const lane = shown.closest("[role=group][aria-label]");
    tip.textContent = (lane ? `${lane.getAttribute("aria-label")}: ` : "") + shown.dataset.said;
    tip.hidden = false;
    place(event.type === "pointerover" ? event.clientX : undefined);
  };
  document.addEventListener("pointerover", show);
  document.addEventListener("focusin", show);
  document.addEventListener("focusout", hide);
  // a part that gets the focus may be scrolled into view, and the tip goes with it
  const scrolled = () => { if (shown) shown === document.activeElement ? place() : hide(); };
  document.addEventListener("scroll", scrolled, { passive: true, capture: true });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
})();

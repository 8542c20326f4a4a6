// What a bar of a timeline says, beside the pointer or the focus. Without this script it is a plain <title>.
"use strict";
(() => {
  const tip = Object.assign(document.createElement("div"), { className: "tl-tip", hidden: true });
  tip.setAttribute("aria-hidden", "true"); // the part is named already
  const said = (node) => {
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
  const hide = () => { tip.hidden = true; };
  const show = (event) => {
    const part = said(event.target);
    if (!part) return event.type === "pointerover" && tip.contains(event.target) ? null : hide();
    if (!tip.isConnected) document.body.append(tip);
    tip.textContent = part.dataset.said;
    tip.hidden = false;
    const place = part.getBoundingClientRect();
    const box = part.closest(".tl-box")?.getBoundingClientRect() ?? place;
    const from = Math.max(place.left, box.left), to = Math.min(place.right, box.right);
    const middle = event.type === "pointerover" ? event.clientX : (from + to) / 2;
    const left = Math.min(Math.max(middle - tip.offsetWidth / 2, 8), innerWidth - tip.offsetWidth - 8);
    const above = place.top - tip.offsetHeight - 4;
    tip.style.left = `${left}px`;
    tip.style.top = `${above < 4 ? place.bottom + 4 : above}px`;
  };
  document.addEventListener("pointerover", show);
  document.addEventListener("focusin", show);
  document.addEventListener("focusout", hide);
  document.addEventListener("scroll", hide, { passive: true, capture: true });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
})();

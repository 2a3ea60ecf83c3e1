// What the page does in the browser; behaviour.py says why.

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

function showOnCurve({ place, left, right }, behavior) {
  const view = document.querySelector(".st-key-curve");
  if (!view || place === null) return;
  const across = left + place * (view.scrollWidth - left - right) - view.scrollLeft;
  if (across < 20 || across > view.clientWidth - 20)
    view.scrollBy({ left: across - view.clientWidth / 2, behavior });
}

function showDetail(behavior) {
  document.querySelector(".st-key-detail .jm-moment")
    ?.scrollIntoView({ block: "nearest", behavior });
}

// A moment's whole card leads where its title does, but its text can be marked and copied.
function linkOf(clicked) {
  const card = getSelection().isCollapsed ? clicked.closest("li.jm-moment") : null;
  return clicked.closest("a.jm-choose") ?? card?.querySelector("a.jm-choose");
}

export default function ({ data, parentElement: home, setTriggerValue }) {
  document.documentElement.lang = data.language;

  document.removeEventListener("click", home.follow);
  home.follow = (event) => {
    const link = event.target instanceof Element && linkOf(event.target);
    const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!link || elsewhere) return;
    event.preventDefault();
    home.followed = link.dataset.touchpoint;
    setTriggerValue("followed", home.followed);
  };
  document.addEventListener("click", home.follow);
  document.documentElement.classList.add("jm-listens");

  const first = home.chosen === undefined;
  const behavior = first || still() ? "auto" : "smooth";
  const another = home.chosen !== data.chosen;
  const clicked = !first && home.clicks < data.clicks;
  home.chosen = data.chosen;
  home.clicks = data.clicks;
  requestAnimationFrame(() => {
    if (another) showOnCurve(data, behavior);
    if (!clicked) return;
    showDetail(behavior);
    // The list was drawn anew, and with it went what had the keyboard's focus.
    if (home.followed !== undefined && document.activeElement === document.body)
      document.querySelector(`a.jm-choose[data-touchpoint="${CSS.escape(home.followed)}"]`)
        ?.focus({ preventScroll: true });
    home.followed = undefined;
  });
  return () => {
    document.removeEventListener("click", home.follow);
    document.documentElement.classList.remove("jm-listens");
  };
}

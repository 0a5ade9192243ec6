// @ts-check
// The page's own script: asks each card for its rows, draws them, and opens the rows behind a mark.
"use strict";

/** @typedef {{publication: string, as_of: string, count: number, truncated: boolean, empty?: string, error?: string,
 *   html?: string, spec?: any, values?: any[], rows?: [string, Record<string, string>]}} Answer */

/** @type {(selector: string, root?: ParentNode) => any} */
const one = (selector, root = document) => root.querySelector(selector);
/** @type {(selector: string, root?: ParentNode) => any[]} */
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
/** @type {WeakMap<Element, {view: any, rows: Answer["rows"]}>} */
const drawn = new WeakMap();
let round = 0;

/** A colour of the style sheet as the browser resolves it. @param {string} name */
function colour(name) {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = `var(--${name})`;
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

function chartConfig() {
  const [ink, soft, line, accent] = ["ink", "soft", "line", "accent"].map(colour);
  const font = getComputedStyle(document.body).fontFamily;
  return {
    background: "transparent", font, view: { stroke: null },
    axis: { labelColor: soft, titleColor: soft, domainColor: line, tickColor: line, gridColor: line, labelFontSize: 12, titleFontWeight: "normal", labelLimit: 170 },
    legend: { labelColor: soft, titleColor: soft, labelFontSize: 12 },
    header: { labelColor: ink, titleColor: soft }, title: { color: ink },
    text: { color: ink, fill: ink }, mark: { color: accent }, rule: { color: line },
  };
}

/** @param {string} text @param {string} kind */
function sentence(text, kind) {
  const p = document.createElement("p");
  p.className = kind;
  p.textContent = text;
  return p;
}

/** The address of a card with the page's own filters, or with these. @param {string} path @param {string} ending @param {URLSearchParams} [query] */
const cardAddress = (path, ending, query) => `/card/${path}.${ending}?${query ?? new URLSearchParams(location.search)}`;

/** The answers that a static copy carries with it. @type {Record<string, Answer> | null} */
const carried = one("#answers") ? JSON.parse(one("#answers").textContent) : null;

/** @param {string} address @returns {Promise<Answer>} */
async function ask(address) {
  if (carried) return carried[address.replace(/^\/card\/|\.json.*$/g, "")];
  try {
    return await (await fetch(address)).json();
  } catch {
    return /** @type {any} */ ({ error: "The server did not answer. Is the dashboard still running?" });
  }
}

/** @param {any} card @param {Answer} answer */
async function draw(card, answer) {
  const body = one(".card-body", card);
  drawn.get(card)?.view?.finalize();
  drawn.delete(card);
  body.removeAttribute("aria-busy");
  if (answer.error) body.replaceChildren(sentence(answer.error, "failed"));
  else if (answer.empty) body.replaceChildren(sentence(answer.empty, "empty"));
  else if (answer.html !== undefined) body.innerHTML = answer.html; // escaped on the server
  else {
    const place = document.createElement("div");
    place.className = "chart";
    body.replaceChildren(place);
    const spec = { ...answer.spec, datasets: { rows: answer.values } };
    // Vega-Lite warns about a step height beside a container width, so the height is counted here.
    if (spec.height?.step) spec.height = spec.height.step * new Set((answer.values ?? []).map((row) => row[spec.encoding.y.field])).size;
    const options = { actions: false, ast: true, renderer: "canvas", defaultStyle: false, mode: spec.$schema.includes("vega-lite") ? "vega-lite" : "vega", config: chartConfig(), tooltip: { disableDefaultStyle: true } };
    // @ts-ignore
    const { view } = await window.vegaEmbed(place, spec, options);
    place.setAttribute("role", "img");
    place.setAttribute("aria-label", `${one("h2", card).textContent}. ${answer.spec.description ?? ""} Use Table for the same rows as text.`);
    drawn.set(card, { view, rows: answer.rows });
    if (answer.rows) view.addEventListener("click", (/** @type {any} */ _, /** @type {any} */ item) => item?.datum && openRows(answer.rows, item.datum));
  }
  one(".as-of", card).textContent = answer.as_of ? `As of ${answer.as_of.slice(0, 16).replace("T", " ")} UTC${answer.truncated ? " · first rows only, the CSV has all" : ""}` : "";
}

/** Draws every card again; an answer that comes after a newer question is dropped. */
async function drawAll() {
  const mine = ++round;
  await Promise.all(all(".card[data-card]").map(async (card) => {
    one(".card-body", card).setAttribute("aria-busy", "true");
    one("[data-do=csv]", card).href = cardAddress(card.dataset.card, "csv");
    const asTable = one("[data-do=table]", card)?.getAttribute("aria-pressed") === "true";
    const answer = await ask(cardAddress(card.dataset.card, "json") + (asTable ? "&as_table=1" : ""));
    if (mine === round) await draw(card, answer);
  }));
  document.body.dataset.drawn = String(mine);
}

/** @param {any} rows @param {any} datum */
async function openRows([of, narrowing], datum) {
  const query = new URLSearchParams(location.search);
  for (const [name, template] of Object.entries(narrowing)) {
    query.set(name, template.replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ field) => {
      const value = datum[field];
      return value instanceof Date ? value.toISOString().slice(0, 10) : typeof value === "number" && /^\d{11,}$/.test(String(value)) ? new Date(value).toISOString().slice(0, 10) : String(value ?? "");
    }));
  }
  const answer = await ask(cardAddress(`rows/${of}`, "json", query));
  show(`Rows behind this mark`, answer);
}

/** @param {string} title @param {Partial<Answer>} answer */
function show(title, answer) {
  const drawer = one("#drawer");
  one("h2", drawer).textContent = title;
  const body = one(".drawer-body", drawer);
  if (answer.html) body.innerHTML = answer.html; // escaped on the server
  else body.replaceChildren(sentence(answer.error ?? answer.empty ?? "", answer.error ? "failed" : "empty"));
  if (!drawer.open) drawer.showModal();
}

document.addEventListener("click", async (event) => {
  const button = /** @type {Element} */ (event.target).closest("[data-do]");
  const card = button?.closest("[data-card]");
  if (!button || !(card instanceof HTMLElement)) return;
  const what = button.getAttribute("data-do");
  const view = drawn.get(card)?.view;
  if (what === "table") {
    const pressed = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(pressed));
    draw(card, await ask(cardAddress(card.dataset.card ?? "", "json") + (pressed ? "&as_table=1" : "")));
  } else if ((what === "png" || what === "svg") && view) {
    const link = document.createElement("a");
    link.href = await view.toImageURL(what, 2);
    link.download = `${(card.dataset.card ?? "").replace("/", "-")}.${what}`;
    link.click();
  } else if (what === "sql") {
    const text = await (await fetch(cardAddress(card.dataset.card ?? "", "sql"))).text();
    show(one("h2", card).textContent, { empty: " " });
    const pre = document.createElement("pre");
    pre.tabIndex = 0;
    pre.textContent = text;
    one(".drawer-body").replaceChildren(pre);
  }
});

one("#theme")?.addEventListener("click", () => {
  const dark = getComputedStyle(document.documentElement).colorScheme === "dark" || (!document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
  setTheme(dark ? "light" : "dark");
  drawAll();
});

/** @param {string | null} theme */
function setTheme(theme) {
  if (!theme) return;
  document.documentElement.dataset.theme = theme;
  localStorage.setItem("theme", theme);
}

setTheme(localStorage.getItem("theme"));
drawAll();

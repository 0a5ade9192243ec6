// @ts-check
// The page's own script: asks each card for its rows, draws them, keeps the filters in the address, and opens the
// rows behind a mark. HTML in an answer was escaped on the server.
"use strict";

/** @typedef {{publication: string, as_of: string, count: number, truncated: boolean, empty?: string, error?: string,
 *   more?: [string, string], html?: string, spec?: any, step?: [string, number] | null, values?: any[], rows?: [string, Record<string, string>]}} Answer */

/** @type {(selector: string, root?: ParentNode) => any} */
const one = (selector, root = document) => root.querySelector(selector);
/** @type {(selector: string, root?: ParentNode) => any[]} */
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const views = new WeakMap(); // card -> its Vega view
const made = new WeakMap(); // card -> what the view was made of
const shown = new WeakMap(); // card -> the answer that it shows, and when it is drawn
/** The chart library follows this script: the cards are asked before it is read. */
const library = new Promise((resolve) => addEventListener("DOMContentLoaded", resolve));
/** @type {WeakMap<Element, number>} how often a card was asked */
const asked = new WeakMap();
/** The answers that a static copy carries with it. @type {Record<string, Answer> | null} */
const carried = one("#answers") ? JSON.parse(one("#answers").textContent) : null;
const form = one("form.filters");
let round = 0;

// Colours and theme ---------------------------------------------------------------------------------------------------

/** A colour of the style sheet as the browser resolves it. @param {string} name */
function colour(name) {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = `var(--${name})`;
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
}

/** @type {Record<string, any>} Kept, because each colour that is asked for lays the page out. */
const configs = {};
const chartConfig = () => (configs[`${themeNow()} ${innerWidth < 600}`] ??= newConfig());
const themeNow = () => document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");

function newConfig() {
  const [ink, soft, line] = ["ink", "soft", "line"].map(colour);
  const axis = { labelColor: soft, titleColor: soft, domainColor: line, tickColor: line, gridColor: line, labelFontSize: 12, titleFontWeight: "normal", labelLimit: innerWidth < 600 ? 110 : 170 };
  const font = getComputedStyle(document.body).fontFamily;
  return { axis, legend: { labelColor: soft, titleColor: soft, labelFontSize: 12, layout: { bounds: "full", top: { anchor: "start", bounds: "full" } } }, text: { fill: ink }, style: { "guide-label": { fill: soft, font }, "guide-title": { font } } };
}

one("#theme").addEventListener("click", () => {
  localStorage.setItem("theme", (document.documentElement.dataset.theme = themeNow() === "dark" ? "light" : "dark"));
  drawAll();
});

// Cards ---------------------------------------------------------------------------------------------------------------

/** @param {string} text @param {string} kind */
function sentence(text, kind) {
  return Object.assign(document.createElement("p"), { className: kind, textContent: text });
}

/** The address of a card with the filters of the page. @param {any} card @param {string} ending */
const cardAddress = (card, ending, query = new URLSearchParams(location.search)) => `/card/${card.dataset?.card ?? card}.${ending}?${query}`;

/** @param {string} address @returns {Promise<Answer>} */
async function ask(address) {
  if (carried) return carried[address.replace(/^\/card\/|\.json.*$/g, "")];
  try {
    return await (await fetch(address)).json();
  } catch {
    return /** @type {any} */ ({ error: "The server did not answer. Is the dashboard still running?" });
  }
}

/** @param {any} card */
function askCard(card) {
  const asTable = one('[data-do="table"]', card)?.getAttribute("aria-pressed") === "true";
  return ask(cardAddress(card, "json") + (asTable ? "&as_table=1" : ""));
}

/** Asks a card's question and draws the answer, unless it was asked anew meanwhile or nobody wants it any more.
 * @param {any} card @param {() => boolean} [wanted] @returns {Promise<Answer | undefined>} */
async function refresh(card, wanted = () => true) {
  const mine = (asked.get(card) ?? 0) + 1;
  asked.set(card, mine);
  const answer = await askCard(card);
  if (asked.get(card) !== mine || !wanted()) return;
  await draw(card, answer);
  return answer;
}

/** Draws an answer, unless it stands there already or is being drawn. @param {any} card @param {Answer} answer */
async function draw(card, answer) {
  const whole = JSON.stringify([answer, themeNow()]);
  one(".card-body", card).removeAttribute("aria-busy");
  if (shown.get(card)?.whole !== whole) shown.set(card, { whole, done: redraw(card, answer) });
  await shown.get(card).done;
}

/** @param {any} card @param {Answer} answer */
async function redraw(card, answer) {
  const body = one(".card-body", card);
  const spec = answer.values?.length && answer.step !== undefined ? JSON.stringify([answer.spec, themeNow()]) : "";
  const again = spec && spec === made.get(card) && views.get(card);
  if (!again) { views.get(card)?.finalize(); views.delete(card); }
  one(".more", body)?.remove();
  made.set(card, spec);
  one(".as-of", card).textContent = answer.as_of ? `As of ${answer.as_of.slice(0, 16).replace("T", " ")} UTC${answer.truncated ? " · first rows only, the CSV has all" : ""}` : "";
  if (answer.error) return body.replaceChildren(sentence(answer.error, "failed"));
  if (answer.empty) return body.replaceChildren(sentence(answer.empty, "empty"));
  if (answer.html !== undefined) body.innerHTML = answer.html;
  else if (again) await again.height(heightOf(answer)).data("rows", answer.values).resize().runAsync(); // a fraction of drawing anew
  else await drawChart(card, answer);
  if (!answer.more) return;
  const [textContent, href] = answer.more;
  body.append(Object.assign(document.createElement("p"), { className: "more", textContent: `${textContent}. ` }));
  if (href) body.lastChild.append(Object.assign(document.createElement("a"), { href, textContent: "Show all" }));
}

/** @param {Answer} answer @returns {number | undefined} */
const heightOf = ({ spec, step, values = [] }) => (step ? step[1] * new Set(values.map((row) => row[step[0]])).size : spec.height);

/** @param {any} card @param {Answer} answer */
async function drawChart(card, answer) {
  await library;
  const body = one(".card-body", card);
  const place = Object.assign(document.createElement("div"), { className: "chart" });
  body.replaceChildren(place);
  const spec = { ...structuredClone(answer.spec), height: heightOf(answer) };
  spec.data[0].values = answer.values;
  const options = { actions: false, ast: true, renderer: "canvas", defaultStyle: false, mode: "vega", config: chartConfig(), tooltip: { disableDefaultStyle: true } };
  // @ts-ignore the chart library is a script of its own
  const { view } = await window.vegaEmbed(place, spec, options);
  if (!place.isConnected) return view.finalize(); // a newer answer stands there already
  place.setAttribute("role", "img");
  place.setAttribute("aria-label", `${one("h2", card).textContent}. ${spec.description ?? ""} Use Table for the same rows as text.`);
  views.set(card, view);
  const rows = answer.rows;
  if (rows) view.addEventListener("click", (/** @type {any} */ _, /** @type {any} */ item) => item?.datum && openRows(rows, item.datum));
}

/** Draws every card again. Answers that come after a newer question are dropped; answers of two publications are never
 * shown together: when one differs, all are asked again. @param {number} [tries] */
async function drawAll(tries = 3) {
  const mine = ++round;
  const query = new URLSearchParams(location.search);
  /** @type {Set<string>} */
  const publications = new Set();
  await Promise.all(all(".card[data-card]").map(async (card) => {
    card.hidden = Boolean(card.dataset.needs && !query.get(card.dataset.needs));
    if (card.hidden) return;
    one(".card-body", card).setAttribute("aria-busy", "true");
    one('[data-do="csv"]', card).href = cardAddress(card, "csv");
    const answer = await refresh(card, () => mine === round);
    if (answer?.publication) publications.add(answer.publication);
  }));
  if (mine !== round) return;
  if (publications.size > 1 && tries > 1) return drawAll(tries - 1);
  if (publications.size) document.body.dataset.publication = [...publications].pop();
  document.body.dataset.drawn = String(mine);
}

/** Opens the list of rows behind a mark. @param {[string, Record<string, string>]} rows @param {any} datum */
async function openRows([of, narrowing], datum) {
  const query = new URLSearchParams(location.search);
  for (const [name, template] of Object.entries(narrowing)) {
    const value = template.replace(/\{(\w+)\}/g, (_, field) => {
      const found = datum[field];
      const isTime = found instanceof Date || (field.startsWith("period") && typeof found === "number");
      return isTime ? new Date(found).toISOString().slice(0, 10) : String(found ?? "");
    });
    if (value) query.set(name, value);
  }
  show("Rows behind this mark", await ask(cardAddress(`rows/${of}`, "json", query)));
  /** @type {[string, string][]} */
  const links = [["Open as a page", `/rows/${of}?${query}`], ["CSV", cardAddress(`rows/${of}`, "csv", query)], ["Filter this page by it", `${location.pathname}?${query}`]];
  one(".drawer-links").replaceChildren(...links.map(([text, href]) => Object.assign(document.createElement("a"), { className: "button", textContent: text, href })));
}

/** @param {string} title @param {Partial<Answer>} answer */
function show(title, answer) {
  const drawer = one("#drawer");
  one("h2", drawer).textContent = title;
  one(".drawer-links").replaceChildren();
  if (answer.html) one(".drawer-body").innerHTML = answer.html;
  else one(".drawer-body").replaceChildren(sentence(answer.error ?? answer.empty ?? "", answer.error ? "failed" : "empty"));
  if (!drawer.open) drawer.showModal();
}

document.addEventListener("click", async (event) => {
  const button = /** @type {Element} */ (event.target).closest("[data-do]");
  const card = /** @type {any} */ (button?.closest("[data-card]"));
  if (!button || !card) return;
  const what = button.getAttribute("data-do") ?? "";
  if (what === "table") {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    refresh(card);
  } else if ((what === "png" || what === "svg") && views.has(card)) {
    const href = await views.get(card).toImageURL(what, 2);
    Object.assign(document.createElement("a"), { href, download: `${card.dataset.card.replace("/", "-")}.${what}` }).click();
  } else if (what === "sql") {
    const sql = await (await fetch(cardAddress(card, "sql"))).text();
    show(one("h2", card).textContent, {});
    one(".drawer-body").replaceChildren(Object.assign(document.createElement("pre"), { textContent: sql, tabIndex: 0 }));
    const copy = Object.assign(document.createElement("button"), { type: "button", textContent: "Copy" });
    copy.addEventListener("click", async () => { await navigator.clipboard.writeText(sql); copy.textContent = "Copied"; });
    const run = Object.assign(document.createElement("a"), { className: "button", textContent: "Open on the SQL page", href: `/sql?${new URLSearchParams({ q: sql })}` });
    one(".drawer-links").replaceChildren(copy, run);
  }
});

// Filters, in the address ---------------------------------------------------------------------------------------------

/** Goes to the same page with other filters, without loading it again. @param {URLSearchParams} query */
function go(query) {
  history.pushState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}`);
  follow();
}

/** Shows the address: the form, the links between pages, the cards. */
async function follow() {
  const query = new URLSearchParams(location.search);
  drawAll();
  const kept = new URLSearchParams([...query].filter(([name]) => !["search", "scope", "sort", "page"].includes(name)));
  for (const link of all(".top nav a")) link.search = kept.size ? `?${kept}` : "";
  if (!form) return;
  for (const field of form.elements) if (field.name) field.value = query.get(field.name) ?? (field.name === "scope" && query.get("search") ? "texts" : field.dataset.unset ?? "");
  for (const combo of all(".combo", form)) {
    const id = query.get(combo.dataset.for);
    combo.value = id ? ((await ask(`/options/${combo.dataset.for}?${new URLSearchParams({ [combo.dataset.for]: id })}`))[0]?.label ?? id) : "";
  }
}

function formQuery() {
  return new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]).filter(([name, value]) => value && !(name === "grain" && value === "month") && (name !== "scope" || form.search.value)));
}

form?.addEventListener("submit", (/** @type {Event} */ event) => { event.preventDefault(); go(formQuery()); });
form?.addEventListener("change", (/** @type {any} */ event) => {
  const field = event.target;
  if (field.matches(".combo")) {
    const option = all(`#${field.getAttribute("list")} option`).find((found) => found.value === field.value);
    one(`input[name="${field.dataset.for}"]`, form).value = option?.dataset.id ?? "";
    if (field.value && !option) return; // still typing
  }
  if (field.dataset.preset !== undefined) {
    const last = form.dataset.last;
    const days = Number(field.value);
    one('[name="to_date"]', form).value = days ? last : "";
    one('[name="from_date"]', form).value = days && last ? new Date(Date.parse(last) - (days - 1) * 864e5).toISOString().slice(0, 10) : "";
  }
  go(formQuery());
});
let typing = 0;
form?.addEventListener("input", (/** @type {any} */ event) => {
  const field = event.target;
  if (!field.matches(".combo")) return;
  clearTimeout(typing);
  typing = setTimeout(async () => {
    const found = /** @type {any} */ (await ask(`/options/${field.dataset.for}?${new URLSearchParams({ search: field.value })}`));
    if (!Array.isArray(found)) return;
    one(`#${field.getAttribute("list")}`).replaceChildren(...found.map(({ id, label }) => {
      const option = Object.assign(document.createElement("option"), { value: label });
      option.dataset.id = id;
      return option;
    }));
  }, 120);
});
// A link to the same page with other filters changes the filters only.
document.addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest("main a[href], dialog a[href]");
  if (!(link instanceof HTMLAnchorElement) || carried || event.ctrlKey || event.metaKey || !all(".card[data-card]").length) return;
  if (link.origin !== location.origin || link.pathname !== location.pathname || link.hash || link.dataset.do) return;
  event.preventDefault();
  one("#drawer")?.close();
  go(new URLSearchParams(link.search));
});
addEventListener("popstate", follow);

// New publications ----------------------------------------------------------------------------------------------------

async function lookForNewer() {
  if (document.hidden || carried || !document.body.dataset.publication) return;
  const { publication } = await ask("/publication");
  if (publication) one("#newer").hidden = publication === document.body.dataset.publication;
}
setInterval(lookForNewer, 15_000);
addEventListener("focus", lookForNewer);
one("#reload")?.addEventListener("click", () => { one("#newer").hidden = true; drawAll(); });

if (localStorage.getItem("theme")) document.documentElement.dataset.theme = localStorage.getItem("theme") ?? "";
drawAll();

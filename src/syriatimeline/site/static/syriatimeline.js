/* Filters of the timeline, and addresses of its rows. Without this script every record is shown. */
"use strict";
(() => {
  const OPEN = ["", "\uffff"];
  const DAY = 86400000;

  /** "2024-12-07/2024-12-08" as [first, last]; an open end sorts before or after every day. */
  const stretch = (text) => {
    if (text === undefined) return null;
    const [first, last] = text.split("/");
    return [first || OPEN[0], last || OPEN[1]];
  };

  const meets = (a, b) => a[0] <= b[1] && b[0] <= a[1];
  const holds = (outer, inner) => outer[0] <= inner[0] && inner[1] <= outer[1];

  const read = (node) => {
    const data = node.dataset;
    const several = (text) => new Set((text || "").split(" ").filter(Boolean));
    return {
      node,
      block: node.closest(".st-block"),
      kind: data.kind,
      standing: data.standing,
      actor: several(data.actor),
      place: several(data.place),
      article: several(data.article),
      possible: stretch(data.possible),
      certain: stretch(data.certain),
      widest: stretch(data.widest),
      qualified: data.qualified !== undefined,
      text: null,
      answer: "shown",
    };
  };

  /** "certain", "possible" or "": the rule of When.during in the library. */
  const during = (row, query) => {
    if (row.certain && !row.widest && meets(row.certain, query)) return "certain";
    if (holds(query, row.widest || row.possible)) return row.qualified ? "possible" : "certain";
    return meets(row.possible, query) ? "possible" : "";
  };

  const fold = (text) => text.toLowerCase().replaceAll("ё", "е").replace(/\s+/g, " ");
  const textOf = (row) => (row.text ??= fold(row.node.textContent));

  const passes = (row, want) => {
    if (want.kind && row.kind !== want.kind) return "";
    if (want.standing && row.standing !== want.standing) return "";
    for (const name of ["actor", "place", "article"]) {
      if (want[name] && !row[name].has(want[name])) return "";
    }
    let answer = "shown";
    if (want.query) {
      // A time that ends before it begins holds no day.
      answer = want.query[0] > want.query[1] ? "" : during(row, want.query);
      if (want.certainty === "certain" && answer !== "certain") return "";
    }
    return answer && want.text && !textOf(row).includes(want.text) ? "" : answer;
  };

  const wanted = (form) => {
    const want = Object.fromEntries(new FormData(form));
    want.text = fold(want.text.trim());
    const { from, to } = want;
    want.query = from || to ? [from || OPEN[0], to || OPEN[1]] : null;
    return want;
  };

  const told = (answers, total, want) => {
    if (want.query && want.query[0] > want.query[1]) return "The first day lies after the last: no record.";
    const count = answers.shown + answers.certain + answers.possible;
    const split = want.query ? `: ${answers.certain} surely then, ${answers.possible} possibly` : "";
    return `${count} of ${total} records${split}.`;
  };

  /** The filters that are set, as [name, value]. */
  const given = (form) =>
    Array.from(new FormData(form)).filter(([name, value]) => value && !(name === "certainty" && value === "possible"));

  const addressOf = (form, hash) => {
    const query = new URLSearchParams(given(form)).toString();
    return (query ? `?${query}` : location.pathname) + hash;
  };

  /** Set every filter as the address says, those it does not name to none. */
  const recall = (form) => {
    const asked = new URLSearchParams(location.search);
    for (const field of form.elements) {
      if (!field.name) continue;
      field.value = asked.get(field.name) ?? "";
      if (field.tagName === "SELECT" && field.selectedIndex < 0) field.selectedIndex = 0;
    }
    if (form.elements.certainty.value === "") form.elements.certainty.selectedIndex = 0;
  };

  /** The time that is asked for, as a band over every track. */
  const band = (axis, query) => {
    if (!query || query[0] > query[1]) return "";
    const { first, last, from, to } = axis.dataset;
    const [start, end, left, right] = [Date.parse(first), Date.parse(last) + DAY, Number(from), Number(to)];
    const at = (day) => {
      if (day < start) return left / 2;
      return day > end ? (right + 100) / 2 : left + ((right - left) * (day - start)) / (end - start);
    };
    const a = query[0] === OPEN[0] ? 0 : at(Date.parse(query[0]));
    const b = query[1] === OPEN[1] ? 100 : Math.max(at(Date.parse(query[1]) + DAY), a + 0.4);
    return `linear-gradient(to right, transparent ${a}%, var(--st-band) ${a}% ${b}%, transparent ${b}%)`;
  };

  const rowAtHash = () => {
    let name = "";
    try {
      name = decodeURIComponent(location.hash.slice(1));
    } catch {
      return null; // no address of ours
    }
    const found = name && document.getElementById(name);
    return found && found.matches(".st-row") ? found : null;
  };

  const start = (root) => {
    const form = root.querySelector(".st-filters");
    const finder = root.querySelector(".st-finder");
    const status = root.querySelector(".st-status");
    const active = root.querySelector(".st-active");
    const axis = root.querySelector(".st-axis");
    const rows = Array.from(root.querySelectorAll(".st-row"), read);
    const blocks = Array.from(root.querySelectorAll(".st-block"), (node) => ({ node, lane: node.closest(".st-lane"), shown: -1 }));
    const lanes = Array.from(root.querySelectorAll(".st-lane"), (node) => ({ node, count: node.querySelector(".st-count") }));
    const groups = Array.from(root.querySelectorAll(".st-group"));
    let asked = "";
    let later = 0;

    /** Show what passes; only what changes is touched, as there may be thousands. */
    const apply = () => {
      const want = wanted(form);
      const answers = { shown: 0, certain: 0, possible: 0 };
      const held = new Map();
      for (const row of rows) {
        const answer = passes(row, want);
        if (answer) {
          answers[answer] += 1;
          held.set(row.block, (held.get(row.block) || 0) + 1);
        }
        if (answer === row.answer) continue;
        row.node.hidden = !answer;
        if (answer === "certain" || answer === "possible") row.node.dataset.answer = answer;
        else delete row.node.dataset.answer;
        row.answer = answer;
      }
      const inLane = new Map();
      for (const block of blocks) {
        const shown = held.get(block.node) || 0;
        inLane.set(block.lane, (inLane.get(block.lane) || 0) + shown);
        if (shown === block.shown) continue;
        block.node.hidden = !shown;
        block.node.style.setProperty("--rows", shown);
        block.shown = shown;
      }
      for (const { node, count } of lanes) {
        const shown = inLane.get(node) || 0;
        node.hidden = !shown;
        count.textContent = shown;
      }
      for (const group of groups) group.hidden = !group.querySelector(".st-lane:not([hidden])");
      const shade = band(axis, want.query);
      if (shade !== asked) root.style.setProperty("--st-asked", shade || "linear-gradient(transparent 0 0)");
      asked = shade;
      const set = new Set(given(form).map(([name]) => name));
      for (const field of form.elements) field.classList.toggle("st-set", set.has(field.name));
      active.textContent = set.size ? `(${set.size} set)` : "";
      status.textContent = told(answers, rows.length, want);
    };

    /** Keep the filters in the address; browsers allow only so many changes of it in a time. */
    const remember = () => {
      clearTimeout(later);
      later = setTimeout(flush, 150);
    };
    const flush = () => {
      clearTimeout(later);
      const address = addressOf(form, location.hash);
      if (address !== location.pathname + location.search + location.hash) history.replaceState(null, "", address);
    };

    const change = () => {
      apply();
      remember();
    };

    const showTarget = () => {
      const row = rowAtHash();
      if (!row || !root.contains(row)) return;
      if (row.hidden) {
        // Whoever follows an address wants that record, whatever was filtered before.
        form.reset();
        apply();
        remember();
      }
      row.open = true;
      row.querySelector("summary").focus({ preventScroll: true });
      row.scrollIntoView({ block: "start", behavior: "instant" });
    };

    /** An opened row is what the address names, so that it can be passed on. */
    const name = (row) => {
      const hash = row.open ? `#${row.id}` : "";
      if (row.open || location.hash === `#${row.id}`) history.replaceState(null, "", addressOf(form, hash));
    };

    /** The records come first: filters are folded until some are set. */
    const unfold = () => {
      if (given(form).length) finder.open = true;
    };

    const closes = (event) => {
      const row = event.key === "Escape" && event.target.closest(".st-row[open]");
      if (!row) return;
      row.open = false;
      name(row);
      row.querySelector("summary").focus();
    };

    recall(form);
    finder.hidden = false;
    unfold();
    form.addEventListener("input", change);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(change));
    root.addEventListener("keydown", closes);
    root.addEventListener("click", (event) => {
      const summary = event.target.closest(".st-row > summary");
      // The row opens after this event.
      if (summary) setTimeout(() => name(summary.parentElement));
    });
    addEventListener("pagehide", flush);
    addEventListener("hashchange", showTarget);
    addEventListener("popstate", () => {
      clearTimeout(later);
      recall(form);
      unfold();
      apply();
    });
    apply();
    showTarget();
  };

  const begin = () => document.querySelectorAll(".st-timeline").forEach(start);
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", begin);
  else begin();
})();

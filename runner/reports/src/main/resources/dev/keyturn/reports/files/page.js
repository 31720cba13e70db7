
"use strict";
(() => {
  const OVERSCAN = 16;
  const CARDS = 40;
  const NAMES = 30;
  /* From the worst to the best; the sign says it without colour. */
  const VERDICTS = [
    ["unreachable", "∅", "bad", "the host does not answer"], ["failed", "✕", "bad", "not brought about: it was refused, or went wrong"],
    ["bad", "✕", "bad", "not as it should be"], ["unknown", "?", "unknown", "cannot be told"],
    ["weak", "!", "weak", "allowed, and not as it should be"], ["unsupported", "⊘", "weak", "a module that Keyturn does not have"],
    ["ignored", "~", "quiet", "a failure that the playbook lets pass"], ["changed", "Δ", "changed", "brought to what is declared"],
    ["skipped", "–", "quiet", "a condition did not hold, or it is only shown"], ["ok", "✓", "good", "as declared, nothing changed"],
    ["good", "✓", "good", "as it should be"],
  ].map(([name, sign, tone, text], rank) => ({ name, sign, tone, text, rank }));
  const BY_NAME = new Map(VERDICTS.map(verdict => [verdict.name, verdict]));
  const ENDS = { finished: "came to the end", failed: "failed", unreachable: "unreachable", stale: "not as planned", stopped: "not finished" };
  const EXITS = {
    0: "nothing failed", 2: "something failed", 3: "something changed or would", 4: "a host was not reached", 6: "a plan does not fit",
    99: "stopped by its user",
  };
  const FAMILIES = ["host", "schannel", "cipher suites", "winhttp", "wininet", "dotnet"];
  const LAST_FAMILIES = ["registry", "task", "handler", "run"];

  const byId = id => document.getElementById(id);
  const number = value => value.toLocaleString("en-US");
  const count = (value, what) => `${number(value)} ${what}${value === 1 ? "" : "s"}`;
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    if (className) { element.className = className; }
    if (text !== undefined) { element.textContent = text; }
    return element;
  };
  const sign = verdict => {
    const mark = make("span", `sign ${verdict.tone}`, verdict.sign);
    mark.setAttribute("aria-hidden", "true");
    return mark;
  };
  const short = text => (text || "").replace(/^dword:0x0*([0-9a-f])/, "0x$1");

  const data = JSON.parse(byId("data").textContent);
  const { run, cells, hosts } = data;
  if (run.check) { BY_NAME.get("changed").text = "would be brought to what is declared"; }

  /* Columns: one for each setting, families together. */
  const family = control => control.split("/", 1)[0];
  const rankOfFamily = name => {
    const first = FAMILIES.indexOf(name);
    return first >= 0 ? first : FAMILIES.length + 1 + LAST_FAMILIES.indexOf(name);
  };
  const columns = [];
  const columnOf = new Map();
  cells.forEach(cell => {
    cell.of = BY_NAME.get(cell.verdict);
    const key = `${cell.control}\n${cell.value || ""}`;
    if (!columnOf.has(key)) {
      const column = { control: cell.control, value: cell.value || "", family: family(cell.control), seen: columns.length, quiet: true };
      columnOf.set(key, column);
      columns.push(column);
    }
    cell.column = columnOf.get(key);
    cell.column.quiet = cell.column.quiet && cell.column.family === "task" && ["ok", "skipped"].includes(cell.verdict);
  });
  /* What words are looked for in, and what makes two findings the same; made when it is first asked for. */
  const textOf = cell => cell.text ??= [cell.control, cell.key, cell.value, cell.before, cell.after, cell.expected, cell.configured, cell.effective,
    cell.state, cell.healthchecker, cell.task, cell.fix, ...cell.reasons].join("\n").toLowerCase();
  const sameOf = cell => cell.same ??= JSON.stringify([cell.control, cell.value, cell.before, cell.after, cell.verdict, cell.state, cell.configured,
    cell.verdict === "changed" ? 0 : cell.reasons]);
  columns.sort((a, b) => rankOfFamily(a.family) - rankOfFamily(b.family) || a.family.localeCompare(b.family)
    || a.control.localeCompare(b.control, "en", { numeric: true }) || a.seen - b.seen);
  columns.forEach((column, index) => { column.index = index; });

  /* What was found on each host in each column; the worst first where there is more than one. */
  const at = hosts.map(host => {
    const row = new Map();
    host.found.forEach(index => {
      const column = cells[index].column.index;
      const there = row.get(column);
      if (there) {
        there.push(cells[index]);
        there.sort((a, b) => a.of.rank - b.of.rank);
      } else {
        row.set(column, [cells[index]]);
      }
    });
    host.text = [host.host, host.place, ...host.groups].join("\n").toLowerCase();
    return row;
  });

  const state = {
    view: "matrix", words: [], verdicts: new Set(), group: "", end: "", rows: [], columns: [], row: 0, column: -1, all: false, cards: CARDS,
  };

  /* Filter. */
  const hostFits = host => (!state.group || host.groups.includes(state.group))
    && (!state.end || (state.end === "restart" ? Boolean(host.restart) : host.end === state.end));
  const wordsFit = (host, cell) => state.words.every(word => host.text.includes(word) || textOf(cell).includes(word));
  const fits = (host, cell) => (state.verdicts.size === 0 || state.verdicts.has(cell.verdict)) && wordsFit(host, cell);
  const narrowed = () => state.words.length > 0 || state.verdicts.size > 0;
  const quietShown = cell => byId("quiet").checked || state.verdicts.has(cell.verdict)
    || state.words.length > 0 && state.words.every(word => textOf(cell).includes(word));

  function filter() {
    const used = new Set();
    const counts = new Map();
    state.rows = [];
    hosts.forEach((host, index) => {
      if (!hostFits(host)) { return; }
      let any = !narrowed() || state.verdicts.size === 0 && state.words.every(word => host.text.includes(word));
      host.found.forEach(found => {
        const cell = cells[found];
        if (!wordsFit(host, cell)) { return; }
        counts.set(cell.verdict, (counts.get(cell.verdict) || 0) + 1);
        if (state.verdicts.size > 0 && !state.verdicts.has(cell.verdict)) { return; }
        any = true;
        if (!cell.column.quiet || quietShown(cell)) { used.add(cell.column.index); }
      });
      if (any) { state.rows.push(index); }
    });
    state.columns = columns.filter(column => used.has(column.index));
    state.row = 0;
    state.column = -1;
    state.cards = CARDS;
    verdictButtons(counts);
    draw();
  }

  function verdictButtons(counts) {
    VERDICTS.forEach(verdict => {
      const button = byId(`verdict-${verdict.name}`);
      if (button) { button.querySelector("b").textContent = number(counts.get(verdict.name) || 0); }
    });
  }

  function draw() {
    const nothing = state.rows.length === 0;
    byId("matrix").hidden = nothing || state.view !== "matrix";
    byId("groups").hidden = nothing || state.view !== "groups";
    byId("nothing").hidden = !nothing;
    byId("show-matrix").setAttribute("aria-pressed", String(state.view === "matrix"));
    byId("show-groups").setAttribute("aria-pressed", String(state.view === "groups"));
    const settings = columns.filter(column => !column.quiet || state.columns.includes(column)).length;
    byId("count").textContent = `${number(state.rows.length)} of ${count(hosts.length, "host")}, `
      + `${number(state.columns.length)} of ${count(settings, "setting")}`;
    byId("reset").hidden = !narrowed() && !state.group && !state.end;
    if (nothing) { return; }
    if (state.view === "matrix") {
      head();
      byId("scroller").scrollTop = 0;
      body(true);
    } else {
      groups();
    }
  }

  /* The matrix. Only the rows that can be seen, and some around them, are in the page. */
  let drawn = { from: 0, to: 0, rows: new Map() };
  const rowHeight = () => (byId("body").querySelector("tr.real") || { offsetHeight: 28 }).offsetHeight || 28;

  function head() {
    const families = make("tr");
    const corner = make("th", "corner host", "Host");
    corner.rowSpan = 2;
    corner.scope = "col";
    families.append(corner);
    const settings = make("tr");
    state.columns.forEach((column, index) => {
      const next = state.columns[index + 1];
      column.last = !next || next.control !== column.control;
      if (index === 0 || state.columns[index - 1].family !== column.family) {
        const group = make("th", "family");
        group.append(make("span", "", column.family));
        group.title = column.family;
        group.scope = "colgroup";
        group.colSpan = state.columns.filter(other => other.family === column.family).length;
        families.append(group);
      }
      const th = make("th", `setting${column.last ? " last" : ""}`);
      const label = make("span");
      label.append(make("span", "", column.control.slice(column.family.length + 1).replace(/\//g, " ") || column.control));
      if (column.value) { label.append(make("span", "name", column.value)); }
      th.append(label);
      th.scope = "col";
      th.title = `${column.control} ${column.value}`.trim();
      settings.append(th);
    });
    byId("head").replaceChildren(families, settings);
    const grid = byId("grid");
    grid.setAttribute("aria-rowcount", String(state.rows.length + 2));
    grid.setAttribute("aria-colcount", String(state.columns.length + 1));
    grid.classList.toggle("wide", byId("values").checked);
  }

  function shown(cell) {
    if (cell.state || cell.effective) { return cell.state || cell.effective; }
    if (!cell.before && !cell.after) { return cell.verdict; }
    const differs = cell.before && cell.after && cell.before !== cell.after;
    return differs ? `${short(cell.before)} → ${short(cell.after)}` : short(cell.after || cell.before);
  }

  function row(position) {
    const host = hosts[state.rows[position]];
    const found = at[state.rows[position]];
    const tr = make("tr", "real");
    tr.setAttribute("aria-rowindex", String(position + 3));
    const th = make("th", "host");
    const inside = make("div");
    const label = make("span", "label", host.host);
    inside.append(label);
    if (host.end !== "finished") {
      inside.append(make("span", `end ${host.end === "stopped" ? "unknown" : "bad"}`, ENDS[host.end]));
    } else if (host.restart) {
      inside.append(make("span", "end weak", "restart"));
    }
    th.append(inside);
    th.scope = "row";
    th.title = `${host.host}, ${ENDS[host.end]}${host.restart ? `; to restart: ${host.restart}` : ""}`;
    place(th, position, -1);
    tr.append(th);
    const wide = byId("values").checked;
    state.columns.forEach((column, index) => {
      const there = found.get(column.index);
      const td = make("td", "cell");
      td.setAttribute("role", "gridcell");
      if (there) {
        const cell = there[0];
        td.className = `cell ${cell.of.tone}${narrowed() && !there.some(each => fits(host, each)) ? " dim" : ""}`;
        td.textContent = wide ? "" : cell.of.sign;
        if (wide) { td.append(make("b", "", cell.of.sign), shown(cell)); }
        td.title = `${host.host}: ${column.control} ${column.value}: ${cell.verdict}, ${shown(cell)}`;
        td.setAttribute("aria-label", `${column.control} ${column.value}: ${cell.verdict}, ${shown(cell)}`);
      } else {
        td.className = "cell empty";
        td.textContent = "·";
        td.setAttribute("aria-label", "nothing said");
      }
      if (column.last) { td.classList.add("last"); }
      place(td, position, index);
      tr.append(td);
    });
    return tr;
  }

  function place(element, position, column) {
    element.dataset.row = position;
    element.dataset.column = column;
    element.tabIndex = position === state.row && column === state.column ? 0 : -1;
  }

  function body(anew) {
    const scroller = byId("scroller");
    const height = rowHeight();
    const first = Math.floor(scroller.scrollTop / height);
    const visible = Math.ceil(scroller.clientHeight / height);
    const last = Math.min(state.rows.length, first + visible);
    if (!anew && first >= drawn.from && last <= drawn.to) { return; }
    const from = state.all ? 0 : Math.max(0, first - OVERSCAN);
    const to = state.all ? state.rows.length : Math.min(state.rows.length, Math.max(last, first + 30) + OVERSCAN);
    const rows = new Map();
    for (let position = from; position < to; position++) { rows.set(position, !anew && drawn.rows.get(position) || row(position)); }
    const spacer = size => {
      const tr = make("tr", "spacer");
      const td = make("td");
      td.colSpan = state.columns.length + 1;
      td.style.height = `${size}px`;
      tr.setAttribute("aria-hidden", "true");
      tr.append(td);
      return size > 0 ? [tr] : [];
    };
    const focused = byId("body").contains(document.activeElement);
    byId("body").replaceChildren(...spacer(from * height), ...rows.values(), ...spacer((state.rows.length - to) * height));
    drawn = { from, to, rows };
    if (focused && rows.has(state.row)) {
      focus(false);
    } else if (!rows.has(state.row)) {
      state.row = first;
      if (cellAt(first, state.column)) { cellAt(first, state.column).tabIndex = 0; }
    }
  }

  const cellAt = (position, column) => byId("body").querySelector(`[data-row="${position}"][data-column="${column}"]`);

  function focus(scrolls) {
    const scroller = byId("scroller");
    const height = rowHeight();
    if (scrolls) {
      const top = state.row * height;
      const room = scroller.clientHeight - byId("head").offsetHeight;
      if (top < scroller.scrollTop) { scroller.scrollTop = top; }
      if (top + height > scroller.scrollTop + room) { scroller.scrollTop = top + height - room; }
      body(false);
    }
    const cell = cellAt(state.row, state.column);
    if (!cell) { return; }
    byId("body").querySelectorAll('[tabindex="0"]').forEach(each => { each.tabIndex = -1; });
    cell.tabIndex = 0;
    cell.focus({ preventScroll: true });
    if (scrolls && state.column >= 0) {
      const name = byId("head").querySelector(".corner").offsetWidth;
      if (cell.offsetLeft < scroller.scrollLeft + name) { scroller.scrollLeft = cell.offsetLeft - name; }
      const right = cell.offsetLeft + cell.offsetWidth;
      if (right > scroller.scrollLeft + scroller.clientWidth) { scroller.scrollLeft = right - scroller.clientWidth; }
    }
  }

  function key(event) {
    const page = Math.max(1, Math.floor(byId("scroller").clientHeight / rowHeight()) - 6);
    const moves = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageDown: [page, 0], PageUp: [-page, 0],
      Home: [0, -columns.length - 1], End: [0, columns.length + 1] };
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      open(state.row, state.column);
    } else if (moves[event.key]) {
      event.preventDefault();
      const [down, right] = moves[event.key];
      const far = event.ctrlKey && (event.key === "Home" || event.key === "End");
      state.row = far ? (event.key === "Home" ? 0 : state.rows.length - 1) : Math.min(state.rows.length - 1, Math.max(0, state.row + down));
      state.column = far ? -1 : Math.min(state.columns.length - 1, Math.max(-1, state.column + right));
      focus(true);
    }
  }

  function click(event) {
    const cell = event.target.closest("[data-row]");
    if (!cell) { return; }
    state.row = Number(cell.dataset.row);
    state.column = Number(cell.dataset.column);
    focus(false);
    open(state.row, state.column);
  }

  /* Details of a host, or of what was found on it in one column. */
  function open(position, index) {
    const host = hosts[state.rows[position]];
    const found = index < 0 ? [...at[state.rows[position]].values()].flat() : at[state.rows[position]].get(state.columns[index].index);
    if (!found) { return; }
    const inside = byId("details-body");
    const about = make("dl");
    pair(about, "Where", host.place);
    pair(about, "Groups", host.groups.join(", "));
    pair(about, "End", ENDS[host.end]);
    pair(about, "To restart", host.restart);
    inside.replaceChildren(about, ...[...found].sort((a, b) => a.of.rank - b.of.rank || a.column.index - b.column.index).map(article));
    byId("details-title").textContent = host.host;
    byId("details").hidden = false;
    byId("details").scrollTop = 0;
    byId("details").focus({ preventScroll: true });
  }

  function close() {
    byId("details").hidden = true;
    if (state.view === "matrix") { focus(false); }
  }

  function pair(list, name, text, className) {
    if (!text) { return; }
    list.append(make("dt", "", name), make("dd", className || "", text));
  }

  function badge(verdict, text) {
    return make("span", `badge ${verdict.tone}`, `${verdict.sign} ${text || verdict.name}`);
  }

  function article(cell) {
    const all = make("article");
    const title = make("h3");
    title.append(make("span", "", `${cell.control} ${cell.value || ""}`.trim()), badge(cell.of));
    const list = make("dl");
    pair(list, "Key", cell.key, "data");
    pair(list, "Before", cell.before, "data before");
    pair(list, "After", cell.after, "data after");
    pair(list, "Expected", cell.expected, "data");
    pair(list, "Configured", cell.configured);
    pair(list, "OS default", cell.osDefault);
    pair(list, "Effective", cell.effective);
    pair(list, "State", cell.state);
    pair(list, "HealthChecker", cell.healthchecker);
    pair(list, "In force", cell.key || cell.effective ? cell.inForce : "");
    if (cell.reasons.length > 0) {
      const why = make("ul");
      cell.reasons.forEach(reason => why.append(make("li", "", reason)));
      const dd = make("dd");
      dd.append(why);
      list.append(make("dt", "", "Why"), dd);
    }
    pair(list, "How to fix", cell.fix);
    pair(list, "Task", cell.task);
    all.append(title, list);
    return all;
  }

  /* Hosts with the very same differences, the largest group first. */
  function alike() {
    const same = new Map();
    state.rows.forEach(index => {
      const host = hosts[index];
      const found = host.found.map(each => cells[each]).filter(cell => fits(host, cell)
        && (state.verdicts.size > 0 || !["ok", "good", "skipped"].includes(cell.verdict)))
        .sort((a, b) => a.column.index - b.column.index || a.of.rank - b.of.rank);
      const key = found.map(sameOf).join("\n");
      if (!same.has(key)) { same.set(key, { found, hosts: [] }); }
      same.get(key).hosts.push(host);
    });
    return [...same.values()].sort((a, b) => b.hosts.length - a.hosts.length);
  }

  function groups() {
    const all = alike();
    const some = state.all ? all : all.slice(0, state.cards);
    const parts = some.map(card);
    if (some.length < all.length) {
      const more = make("button", "plain", `Show more: ${count(all.length - some.length, "group")} left`);
      more.type = "button";
      more.addEventListener("click", () => {
        state.cards += CARDS;
        more.replaceWith(...all.slice(some.length, state.cards).map(card), ...(state.cards < all.length ? [more] : []));
        some.push(...all.slice(some.length, state.cards));
        more.textContent = `Show more: ${count(all.length - some.length, "group")} left`;
      });
      parts.push(more);
    }
    byId("groups").replaceChildren(...parts);
  }

  function card(group) {
    const box = make("details", "card");
    box.open = true;
    const summary = make("summary");
    summary.append(make("h2", "", group.hosts.length === 1 ? group.hosts[0].host : `${number(group.hosts.length)} hosts alike`));
    VERDICTS.forEach(verdict => {
      const many = group.found.filter(cell => cell.of === verdict).length;
      if (many > 0) { summary.append(badge(verdict, `${number(many)} ${verdict.name}`)); }
    });
    if (group.found.length === 0) { summary.append(make("span", "badge quiet", narrowed() ? "nothing that matches" : "nothing to change")); }
    box.append(summary);
    if (group.hosts.length > 1) { box.append(names(group.hosts)); }
    /* What is to be done about several rows stands above them once. */
    const fixes = new Map();
    group.found.filter(cell => cell.fix).forEach(cell => fixes.set(cell.fix, (fixes.get(cell.fix) || 0) + 1));
    const shared = new Set([...fixes].filter(([, times]) => times > 1).map(([fix]) => fix));
    shared.forEach(fix => box.append(make("p", "todo", `To do: ${fix}`)));
    if (group.found.length > 0) { box.append(table(group.found, shared)); }
    return box;
  }

  function names(all) {
    const line = make("p", "hosts", all.slice(0, state.all ? all.length : NAMES).map(host => host.host).join(", "));
    if (all.length > NAMES && !state.all) {
      const more = make("button", "plain", `and ${number(all.length - NAMES)} more`);
      more.type = "button";
      more.addEventListener("click", () => { line.textContent = all.map(host => host.host).join(", "); });
      line.append(" ", more);
    }
    return line;
  }

  function table(found, shared) {
    const audit = found.some(cell => cell.effective);
    const titles = audit ? ["Setting", "Configured", "OS default", "Effective", "HealthChecker", "Verdict, why and what to do"]
      : ["Setting", "Value", "Before", "After", "Verdict, why and what to do"];
    const all = make("table");
    const top = make("tr");
    titles.forEach(title => {
      const th = make("th", "", title);
      th.scope = "col";
      top.append(th);
    });
    const thead = make("thead");
    thead.append(top);
    const tbody = make("tbody");
    found.forEach((cell, index) => {
      const tr = make("tr");
      const above = found[index - 1];
      if (!above || above.control !== cell.control) {
        const control = make("th", "control", cell.control);
        const other = found.findIndex((each, later) => later > index && each.control !== cell.control);
        control.scope = "rowgroup";
        control.rowSpan = (other < 0 ? found.length : other) - index;
        tr.append(control);
      }
      if (audit) {
        tr.append(make("td", "", cell.configured), make("td", "", cell.osDefault), make("td", "", cell.effective),
          make("td", "", cell.healthchecker));
      } else {
        tr.append(make("td", "", cell.value), make("td", "data before", cell.before), make("td", "data after", cell.after));
      }
      const last = make("td");
      last.append(badge(cell.of, cell.state ? `${cell.verdict}, ${cell.state}` : cell.verdict));
      [...cell.reasons, shared.has(cell.fix) ? "" : cell.fix].filter(Boolean).forEach(text => last.append(make("small", "", text)));
      tr.append(last);
      tbody.append(tr);
    });
    all.append(thead, tbody);
    const wrap = make("div", "scroll-x");
    wrap.append(all);
    return wrap;
  }

  /* What stands above the tables. */
  function top() {
    document.title = `Keyturn report ${run.id}`;
    byId("title").textContent = `Run ${run.id}`;
    const ended = end => hosts.filter(host => host.end === end).length;
    const restarts = hosts.filter(host => host.restart).length;
    const badges = [["quiet", run.check ? "nothing was written" : "real run"]];
    if (run.interrupted) { badges.push(["bad", "stopped by its user"]); }
    [["failed", "bad", "✕"], ["unreachable", "bad", "∅"], ["stale", "bad", "✕"], ["stopped", "unknown", "?"]].forEach(([end, tone, mark]) => {
      if (ended(end) > 0) { badges.push([tone, `${mark} ${count(ended(end), "host")} ${ENDS[end]}`]); }
    });
    if (restarts > 0) { badges.push(["weak", `! ${count(restarts, "host")} ${run.check ? "would have " : ""}to restart`]); }
    let good = ended("finished") === hosts.length;
    ["bad", "unknown", "weak"].map(name => BY_NAME.get(name)).forEach(verdict => {
      const many = hosts.filter(host => host.end !== "stopped" && host.found.some(found => cells[found].of === verdict)).length;
      if (many > 0) { badges.push([verdict.tone, `${verdict.sign} ${verdict.name} on ${count(many, "host")}`]); }
      good = good && many === 0;
    });
    if (good) { badges.push(["good", `✓ ${count(hosts.length, "host")} came to the end`]); }
    badges.forEach(([tone, text]) => byId("badges").append(make("span", `badge ${tone}`, text)));
    const fact = (name, text, className) => {
      if (!text) { return; }
      const box = make("div");
      box.append(make("dt", "", name), make("dd", className || "", text));
      byId("facts").append(box);
    };
    const when = text => new Date(text).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "medium" });
    fact("Started", when(run.started));
    fact("Took", `${number((Date.parse(run.ended) - Date.parse(run.started)) / 1000)} s`);
    fact("By", `${run.user} on ${run.controller}`);
    fact("Exit code", `${run.exit}${EXITS[run.exit] ? `, ${EXITS[run.exit]}` : ""}`);
    fact("Playbooks", run.playbooks.join(", "));
    fact("Command", run.command, "data");
    byId("notes").append(...run.notes.map(note => make("li", "", note)));
  }

  function choices() {
    const option = (value, text) => {
      const each = make("option", "", text);
      each.value = value;
      return each;
    };
    const groupCounts = new Map();
    hosts.forEach(host => host.groups.forEach(name => groupCounts.set(name, (groupCounts.get(name) || 0) + 1)));
    byId("group").append(option("", `all (${number(hosts.length)})`),
      ...[...groupCounts].sort().map(([name, many]) => option(name, `${name} (${number(many)})`)));
    byId("end").append(option("", "any end"));
    Object.entries(ENDS).forEach(([name, text]) => {
      const many = hosts.filter(host => host.end === name).length;
      if (many > 0) { byId("end").append(option(name, `${text} (${number(many)})`)); }
    });
    const restarts = hosts.filter(host => host.restart).length;
    if (restarts > 0) { byId("end").append(option("restart", `to restart (${number(restarts)})`)); }
    byId("end-label").hidden = byId("end").length < 3;
    byId("quiet-label").hidden = !columns.some(column => column.quiet);
    const used = new Set(cells.map(cell => cell.verdict));
    VERDICTS.filter(verdict => used.has(verdict.name)).forEach(verdict => {
      const button = make("button", "verdict");
      button.type = "button";
      button.id = `verdict-${verdict.name}`;
      button.title = verdict.text;
      button.setAttribute("aria-pressed", "false");
      button.append(sign(verdict), make("span", "", verdict.name), make("b", "", ""));
      button.addEventListener("click", () => {
        const on = !state.verdicts.delete(verdict.name);
        if (on) { state.verdicts.add(verdict.name); }
        button.setAttribute("aria-pressed", String(on));
        filter();
      });
      byId("verdicts").append(button);
      const line = make("li");
      line.append(sign(verdict), `${verdict.name}: ${verdict.text}`);
      byId("legend").append(line);
    });
    byId("legend").append(make("li", "", "·  nothing was said or changed there"));
    widen();
  }

  /* As wide as the longest name with the badge beside it, in the fonts that this browser has. */
  function widen() {
    const pen = document.createElement("canvas").getContext("2d");
    const font = getComputedStyle(document.body).fontFamily;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const width = (weight, size, text) => {
      pen.font = `${weight} ${size}px ${font}`;
      return pen.measureText(text).width;
    };
    const size = parseFloat(getComputedStyle(document.body).fontSize);
    const badges = new Map(["restart", ...Object.values(ENDS)].map(text => [text, width(600, 0.78 * rem, text) + 1.5 * rem]));
    const widest = hosts.reduce((most, host) => {
      const badge = host.end !== "finished" ? ENDS[host.end] : host.restart ? "restart" : "";
      return Math.max(most, width(400, size, host.host) + (badge ? badges.get(badge) : 0));
    }, 0);
    document.documentElement.style.setProperty("--widest", `${Math.ceil(Math.min(40 * rem, Math.max(8 * rem, widest + 1.5 * rem)))}px`);
  }

  function reset() {
    state.verdicts.clear();
    document.querySelectorAll(".verdict").forEach(button => button.setAttribute("aria-pressed", "false"));
    byId("search").value = "";
    byId("group").value = "";
    byId("end").value = "";
    state.words = [];
    state.group = "";
    state.end = "";
    filter();
  }

  /* Light, dark, or as the system has it. */
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const themes = ["auto", "light", "dark"];
  const kept = () => {
    try {
      return themes.find(name => name === localStorage.getItem("keyturn-theme")) || "auto";
    } catch (refused) {
      return "auto";
    }
  };
  let theme = kept();
  function paint() {
    document.documentElement.dataset.theme = theme === "auto" ? (dark.matches ? "dark" : "light") : theme;
    byId("theme").textContent = `Theme: ${theme}`;
  }
  byId("theme").addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    try { localStorage.setItem("keyturn-theme", theme); } catch (refused) { /* then it lasts as long as the page */ }
    paint();
  });
  dark.addEventListener("change", paint);

  paint();
  top();
  choices();
  byId("search").addEventListener("input", event => {
    state.words = [...event.target.value.toLowerCase().matchAll(/"([^"]+)"|[^\s"]+/g)].map(found => found[1] || found[0]);
    filter();
  });
  byId("group").addEventListener("change", event => { state.group = event.target.value; filter(); });
  byId("end").addEventListener("change", event => { state.end = event.target.value; filter(); });
  byId("values").addEventListener("change", draw);
  byId("quiet").addEventListener("change", filter);
  byId("reset").addEventListener("click", reset);
  byId("reset-too").addEventListener("click", reset);
  byId("show-matrix").addEventListener("click", () => { state.view = "matrix"; draw(); });
  byId("show-groups").addEventListener("click", () => { state.view = "groups"; draw(); });
  byId("scroller").addEventListener("scroll", () => body(false), { passive: true });
  byId("body").addEventListener("click", click);
  byId("body").addEventListener("keydown", key);
  byId("close").addEventListener("click", close);
  document.addEventListener("keydown", event => { if (event.key === "Escape" && !byId("details").hidden) { close(); } });
  addEventListener("resize", () => { if (state.view === "matrix" && state.rows.length > 0) { body(true); } });
  /* On paper stands all that the filter leaves. */
  addEventListener("beforeprint", () => { state.all = true; draw(); });
  addEventListener("afterprint", () => { state.all = false; draw(); });
  filter();
  requestAnimationFrame(() => setTimeout(() => performance.measure("keyturn-open", { start: 0 }), 0));
})();

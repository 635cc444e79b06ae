/*
 * The self-scoring form of a ruleset and the calculator of one item, in the page they stand in.
 *
 * Everything shown is made of text nodes: no text of a ruleset or of a dossier becomes markup.
 * Needs cchc.js and dossier.js.
 */
"use strict";

const CCHCForm = (() => {
  const { scalar, isBlank, written, percent, sentence } = CCHCDossier;
  const SIGNS = {
    scored: "✓", decided: "✓", "not-applicable": "–", missing: "?", pending: "…", unproven: "!",
    "explanation-needed": "!", refused: "✗", rejected: "✗", incomplete: "~",
  };
  const OPEN_FOR_A_MOMENT = 400;

  let made = 0;
  const fresh = (what) => `cchc-${what}-${(made += 1)}`;
  const path = (at) => JSON.stringify(at);

  /** An element with properties, attributes and children; texts become text nodes. */
  function element(tag, properties = {}, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (value === null || value === undefined || value === false) continue;
      if (name === "on") for (const [event, act] of Object.entries(value)) node.addEventListener(event, act);
      else if (name === "text") node.textContent = value;
      else if (name === "value" || name === "checked" || name === "disabled") node[name] = value;
      else node.setAttribute(name, value);
    }
    node.append(...children.flat().filter((one) => one !== null && one !== undefined));
    return node;
  }

  // ── one page of fields over one dossier ──────────────────────────────────────────────────

  /**
   * What a form and a calculator share: the ruleset, what was given so far, and how fields, scores
   * and sentences are made. `changed` is called after every change of what was given.
   */
  function sheet(data, changed) {
    const rules = CCHC.ruleset(data.ruleset);
    const reader = CCHCDossier.reader(rules, data.words, data.digest);
    const kindWords = new Map(rules.inputs.map((one, place) => [one.key, data.inputs[place]]));
    const state = {
      language: data.language === "en" ? "en" : "vi",
      writing: data.language === "en" ? "en" : "vi",
      given: emptyGiven(),
      bound: null,
      card: null,
    };
    let errors = new Map();

    const say = (name, facts = {}) => sentence({ name, facts }, data.sentences, state.language);
    const told = (text) => text[state.language];
    const number = (value) => written(value, state.language);
    const formWord = (name) => reader.word(name)[state.writing];
    const isOf = (owner) => rules.inputs.filter((one) => one.owner === owner);

    function emptyGiven() {
      return {
        unit: "", answers: new Map(), documents: new Map(), explanations: new Map(), claims: new Map(), refusals: new Map(),
      };
    }

    /** Reads what was given and scores it. */
    function score() {
      state.bound = reader.bind(reader.treeOf(state.given, state.writing));
      state.card = CCHC.score(rules, state.bound.dossier);
      showErrors();
    }

    function change() {
      score();
      changed();
    }

    // ── what is wrong, beside the field it is about ────────────────────────────────────────

    function errorAt(at, control) {
      const node = element("p", { class: "cchc-error", id: fresh("error") });
      errors.set(path(at), { node, control });
      return node;
    }

    function forget() {
      errors = new Map();
    }

    function showErrors() {
      const texts = new Map();
      for (const finding of state.bound.findings) {
        let at = [...finding.at];
        while (at.length > 0 && !errors.has(path(at))) at = at.slice(0, -1);
        if (at.length > 0) texts.set(path(at), [...(texts.get(path(at)) ?? []), phrase(finding)]);
      }
      for (const [at, { node, control }] of errors) {
        const said = texts.get(at) ?? [];
        node.textContent = said.join(" ");
        if (control === null) continue;
        if (said.length > 0) control.setAttribute("aria-invalid", "true");
        else control.removeAttribute("aria-invalid");
      }
    }

    function phrase({ message, more }) {
      const whole = [message, ...more].map((one) => sentence(one, data.sentences, state.language)).join("; ");
      return `${whole.charAt(0).toUpperCase()}${whole.slice(1)}.`;
    }

    /** How many places of the dossier cannot be read; a name that is still missing is none. */
    const mistakes = () => state.bound.findings.filter((one) => path(one.at) !== path(["UNIT"])).length;

    // ── fields ─────────────────────────────────────────────────────────────────────────────

    function put(key, node) {
      if (node === null || isBlank(node)) state.given.answers.delete(key);
      else state.given.answers.set(key, node);
      change();
    }

    const textOf = (node) => (node === undefined || node instanceof Map || Array.isArray(node) ? "" : node.text ?? "");

    function field(input) {
      const { kind } = input.kind;
      if (kind === "survey-of") return survey(input);
      if (kind === "judgement-of") return judgement(input);
      const id = fresh("field");
      const hint = kind === "yes-no" || kind === "choice-of" ? null : fresh("hint");
      const control = kind === "yes-no" || kind === "choice-of" ? select(input, id) : line(input, id);
      const error = errorAt(["ANSWERS", input.key], control);
      control.setAttribute("aria-describedby", hint === null ? error.id : `${hint} ${error.id}`);
      return element("div", { class: "cchc-field" },
        element("label", { for: id }, asked(input)),
        control,
        hint && element("p", { class: "cchc-hint", id: hint, text: kind === "date-of" ? say("DAY_HINT") : told(kindWords.get(input.key)) }),
        error,
        kind === "date-of" && input.kind.may_be_absent ? never(input, control) : null);
    }

    /** A question, with the name that rules and reasons give to its answer. */
    const asked = (input) => [input.question, " ", element("span", { class: "cchc-name", text: `(${input.name})` })];

    function line(input, id) {
      const { kind } = input.kind;
      const value = state.bound.dossier.answers.get(input.key);
      const written_ = value === CCHC.NEVER ? "" : textOf(state.given.answers.get(input.key));
      return element("input", {
        id, type: "text", autocomplete: "off", spellcheck: "false", value: written_,
        inputmode: kind === "date-of" ? null : kind === "count-of" || kind === "days-of" ? "numeric" : "decimal",
        placeholder: kind === "date-of" ? "dd/mm/yyyy" : null,
        disabled: value === CCHC.NEVER,
        "data-key": input.key,
        on: { input: (event) => put(input.key, scalar(event.target.value)) },
      });
    }

    function never(input, day) {
      const id = fresh("never");
      const box = element("input", {
        id, type: "checkbox", checked: state.bound.dossier.answers.get(input.key) === CCHC.NEVER,
        "data-never": input.key,
        on: {
          change: () => {
            day.disabled = box.checked;
            put(input.key, scalar(box.checked ? formWord("NEVER") : day.value));
          },
        },
      });
      return element("p", { class: "cchc-choice" }, box, element("label", { for: id, text: say("IT_NEVER_CAME") }));
    }

    function select(input, id) {
      const value = state.bound.dossier.answers.get(input.key);
      const choices = input.kind.kind === "yes-no"
        ? [[formWord("YES"), say("YES"), value === true], [formWord("NO"), say("NO"), value === false]]
        : input.kind.options.map((option) => [option, option, value === option]);
      const options = choices.map(([text, shown, chosen]) => {
        const option = element("option", { text: shown, value: text });
        option.selected = chosen;
        return option;
      });
      return element("select", {
        id, "data-key": input.key, on: { change: (event) => put(input.key, scalar(event.target.value)) },
      }, element("option", { text: say("NO_ANSWER"), value: "" }), options);
    }

    function survey(input) {
      const { options, groups } = input.kind;
      const counted = state.bound.dossier.answers.get(input.key);
      const raw = state.given.answers.get(input.key);
      const rows = groups.length === 0 ? [null] : groups;
      const cells = new Map();
      const gather = () => {
        const row = (group) => new Map(options.map((option) => [option, scalar(cells.get(path([group, option])).value.trim())]));
        const filled = rows.map((group) => [group, row(group)]).filter(([, one]) => [...one.values()].some((node) => !isBlank(node)));
        if (filled.length === 0) put(input.key, null);
        else put(input.key, groups.length === 0 ? filled[0][1] : new Map(filled));
      };
      const cell = (group, option) => {
        const inside = raw instanceof Map ? (group === null ? raw : raw.get(group)) : undefined;
        const known = inside instanceof Map;
        const typed = known && inside.has(option) ? textOf(inside.get(option)) : known && counted ? "0" : "";
        const name = [input.question, ...(group === null ? [] : [group]), option].join(" – ");
        const box = element("input", {
          type: "text", inputmode: "numeric", autocomplete: "off", "aria-label": name, value: typed,
          "data-cell": path([input.key, group, option]), on: { input: gather },
        });
        const error = errorAt(["ANSWERS", input.key, ...(group === null ? [] : [group]), option], box);
        box.setAttribute("aria-describedby", error.id);
        cells.set(path([group, option]), box);
        return element("td", {}, box, error);
      };
      const head = element("tr", {}, element("th", { scope: "col", text: say("OPTION") }),
        rows.map((group) => element("th", { scope: "col", text: group ?? say("REPLIES") })));
      const body = options.map((option) => element("tr", {},
        element("th", { scope: "row", text: option }), rows.map((group) => cell(group, option))));
      return element("fieldset", { class: "cchc-field" },
        element("legend", {}, asked(input)),
        element("div", { class: "cchc-wide" }, element("table", {}, element("thead", {}, head), element("tbody", {}, body))),
        element("p", { class: "cchc-hint", text: say(groups.length === 0 ? "REPLIES_HINT" : "GROUPS_HINT") }),
        errorAt(["ANSWERS", input.key], null));
    }

    function judgement(input) {
      const raw = state.given.answers.get(input.key);
      const boxes = new Map();
      const gather = () => {
        const parts = [...boxes].map(([name, box]) => [name, scalar(box.value)]).filter(([, node]) => !isBlank(node));
        put(input.key, parts.length === 0 ? null : new Map(parts));
      };
      const part = (name, label) => {
        const id = fresh("part");
        const box = element("input", {
          id, type: "text", autocomplete: "off", inputmode: name === "POINTS" ? "decimal" : null,
          value: raw instanceof Map ? textOf(raw.get(name)) : "", "data-part": path([input.key, name]), on: { input: gather },
        });
        const error = errorAt(["ANSWERS", input.key, name], box);
        box.setAttribute("aria-describedby", error.id);
        boxes.set(name, box);
        return element("div", { class: "cchc-field" }, element("label", { for: id, text: say(label) }), box, error);
      };
      return element("fieldset", { class: "cchc-field" },
        element("legend", {}, asked(input)),
        part("POINTS", "GIVEN_POINTS"), part("BY", "GIVEN_BY"), part("REASON", "GIVEN_WHY"),
        element("p", { class: "cchc-hint", text: told(kindWords.get(input.key)) }),
        errorAt(["ANSWERS", input.key], null));
    }

    // ── evidence, explanations, claims ─────────────────────────────────────────────────────

    /** One box per document that is asked for; what else a file brought stays at the end. */
    function evidence(item) {
      const attached = [...(state.given.documents.get(item.id) ?? [])];
      if (item.evidence.length === 0 && attached.length === 0) return null;
      const take = (document) => {
        const isIt = (details) => CCHC.alike(details.get("NAME"), document.name) || CCHC.alike(details.get("KIND"), document.kind);
        const place = attached.findIndex(isIt);
        return place < 0 ? null : attached.splice(place, 1)[0];
      };
      const slots = [];
      const gather = () => {
        const kept = slots.filter((slot) => slot.details !== null).map((slot) => slot.details);
        if (kept.length > 0) state.given.documents.set(item.id, kept);
        else state.given.documents.delete(item.id);
        change();
      };
      const sets = item.evidence.map((asked, place) => element("div", { class: "cchc-documents" },
        asked.anyOne && asked.documents.length > 1 ? element("p", { class: "cchc-hint", text: say("ANY_ONE") }) : null,
        asked.documents.flatMap((document, inside) => Array.from({ length: document.count }, (_, nth) => {
          const name = told(data.items[item.id].documents[place][inside]);
          const slot = { details: take(document) };
          slots.push(slot);
          const label = document.count > 1 ? say("DOCUMENT_PLACE", { document: name, place: String(nth + 1) }) : name;
          return documentBox(document, slot, label, gather);
        }))));
      const others = attached.map((details) => {
        const slot = { details };
        slots.push(slot);
        return documentBox(null, slot, [...details.values()].join(", "), gather);
      });
      return element("fieldset", { class: "cchc-evidence" },
        element("legend", { text: say("EVIDENCE") }),
        sets,
        others.length > 0 ? element("p", { class: "cchc-hint", text: say("OTHER_DOCUMENTS") }) : null,
        others,
        errorAt(["EVIDENCE", item.id], null));
    }

    function documentBox(document, slot, label, gather) {
      const id = fresh("document");
      const kept = slot.details ?? newDocument(document);
      const more = element("div", { class: "cchc-details" });
      const detail = (name, sentenceName, hint) => {
        const field_ = fresh("detail");
        return element("div", { class: "cchc-field" },
          element("label", { for: field_, text: say(sentenceName) }),
          element("input", {
            id: field_, type: "text", autocomplete: "off", placeholder: hint, value: kept.get(name) ?? "",
            on: {
              input: (event) => {
                if (event.target.value.trim() === "") kept.delete(name);
                else kept.set(name, event.target.value);
                gather();
              },
            },
          }));
      };
      if (document !== null && document.numbered) more.append(detail("NUMBER", "DOCUMENT_NUMBER", null));
      if (document !== null && (document.since !== null || document.until !== null)) more.append(detail("DATE", "DOCUMENT_DAY", "dd/mm/yyyy"));
      more.hidden = slot.details === null || more.childElementCount === 0;
      const box = element("input", {
        id, type: "checkbox", checked: slot.details !== null,
        on: {
          change: () => {
            slot.details = box.checked ? kept : null;
            more.hidden = !box.checked || more.childElementCount === 0;
            gather();
          },
        },
      });
      return element("div", {}, element("p", { class: "cchc-choice" }, box, element("label", { for: id, text: label })), more);
    }

    function newDocument({ name, kind, issuer }) {
      const found = new Map([["NAME", name]]);
      if (kind !== null) found.set("KIND", kind);
      if (issuer !== null) found.set("ISSUER", issuer);
      return found;
    }

    function explanation(item) {
      const wanted = item.evidence.length > 0 || item.cases.some((one) => one.outcome.kind === "needs-explanation");
      if (!wanted && !state.given.explanations.has(item.id)) return null;
      const id = fresh("explanation");
      const text = state.given.explanations.get(item.id) ?? "";
      const area = element("textarea", {
        id, rows: "2", value: text,
        on: {
          input: () => {
            if (area.value.trim() === "") state.given.explanations.delete(item.id);
            else state.given.explanations.set(item.id, area.value.trim());
            change();
          },
        },
      });
      const details = element("details", {}, element("summary", { text: say("EXPLANATION") }),
        element("label", { for: id, class: "cchc-hidden", text: say("EXPLANATION") }), area);
      details.open = text !== "";
      return details;
    }

    /** The claim that an item, or a whole group, does not apply. */
    function claim(node) {
      if (!node.mayBeClaimed) return null;
      const [id, reasonId] = [fresh("claim"), fresh("reason")];
      const reason = element("input", {
        id: reasonId, type: "text", autocomplete: "off", value: state.given.claims.get(node.id) ?? "",
        on: { input: () => keep() },
      });
      const error = errorAt(["NOT_APPLICABLE", node.id], reason);
      reason.setAttribute("aria-describedby", error.id);
      const more = element("div", { class: "cchc-field" }, element("label", { for: reasonId, text: say("CLAIM_REASON") }), reason, error);
      const box = element("input", { id, type: "checkbox", checked: state.given.claims.has(node.id), on: { change: () => keep() } });
      const keep = () => {
        more.hidden = !box.checked;
        if (box.checked) state.given.claims.set(node.id, reason.value.trim());
        else state.given.claims.delete(node.id);
        change();
      };
      more.hidden = !box.checked;
      return element("div", { class: "cchc-claim" },
        element("p", { class: "cchc-choice" }, box, element("label", { for: id, text: say("CLAIM") })), more);
    }

    function rules_(item) {
      const words = data.items[item.id];
      const lines = [...words.rule, ...words.demands, ...words.more].map((one) => element("li", { text: told(one) }));
      return element("details", {}, element("summary", { text: say("RULES") }), element("ul", {}, lines));
    }

    // ── points and reasons ─────────────────────────────────────────────────────────────────

    const between = ({ low, high }, told_) =>
      low.equals(high) ? told_(low) : say("BETWEEN", { low: told_(low), high: told_(high) });
    const points = (span) => say("POINTS", { points: between(span, number) });
    const outOf = (span, maximum) => say("OUT_OF", { points: between(span, number), maximum: number(maximum) });

    const status = (name) => say(`STATUS_${constant(name)}`);
    const constant = (name) => name.toUpperCase().replaceAll("-", "_");
    const listed = (names) => [...new Set(names)].map((name) => `“${name}”`).join(", ");

    /** Why an item got what it got. */
    function reasons(score_, item) {
      const words = data.items[item.id];
      const found = [];
      if (score_.status === "rejected" && score_.case === null) found.push(...words.demands.map(told));
      if (score_.naCause !== null) found.push(say(`CAUSE_${constant(score_.naCause)}`));
      if (score_.case !== null) {
        const value = measured(item.cases[score_.case], words.measures[score_.case]);
        if (value !== null) found.push(say("MEASURED", { value }));
        found.push(told(words.cases[score_.case]));
      }
      if (score_.unrounded !== null) {
        found.push(say("BEFORE_ROUNDING", { points: say("POINTS", { points: number(score_.unrounded) }) }));
      }
      if (score_.missing.length > 0) {
        const questions = score_.missing.map((name) => questionOf(name, item)).join(", ");
        found.push(say(score_.status === "pending" ? "AWAITED" : "UNANSWERED", { questions }));
      }
      if (score_.proof === "complete") found.push(say("PROVEN"));
      if (score_.proof === "explained") found.push(say("EXPLAINED", { explanation: state.given.explanations.get(item.id) ?? "" }));
      else if (score_.unproven.length > 0) {
        found.push(say("NO_DOCUMENT", { documents: listed(score_.unproven) }));
        if (score_.policy !== null) found.push(say(`WITHOUT_${constant(score_.policy)}`));
      }
      if (score_.reason !== null && score_.proof !== "explained") found.push(score_.reason);
      return found.join("; ");
    }

    function measured(one, measure) {
      if (measure === null) return null;
      try {
        const shown = measure.of === "when" ? one.when.value : one.points.parts[0];
        const value = CCHC.valueOf(shown, state.bound.dossier.answers);
        return measure.kind === "ratio" ? percent(value, state.language) : number(value);
      } catch {
        // Answers are still missing: then there is no value to show.
        return null;
      }
    }

    function questionOf(name, item) {
      const keys = [item.id, ...above(item), null].map((owner) => CCHC.keyOf(owner, name));
      const input = rules.inputs.find((one) => keys.includes(one.key));
      return input === undefined ? name : `“${input.question}”`;
    }

    function above(item) {
      return [...CCHC.nodesOf(rules.children)].filter((node) => !node.isItem && [...CCHC.nodesOf(node.children)].includes(item)).map((node) => node.id);
    }

    function showScore(node, score_, item) {
      const why = reasons(score_, item);
      node.className = `cchc-score cchc-${score_.status}`;
      node.replaceChildren(
        element("span", { class: "cchc-sign", "aria-hidden": "true", text: SIGNS[score_.status] }),
        element("strong", { text: points(score_.points) }),
        element("span", { text: ` – ${status(score_.status)}${why === "" ? "" : `: ${why}`}` }));
    }

    return {
      rules, reader, state, say, told, number, between, points, outOf, status, isOf, field, evidence, explanation, claim,
      rulesOf: rules_, errorAt, forget, score, change, mistakes, phrase, showScore, emptyGiven,
    };
  }

  // ── the form of a whole ruleset ──────────────────────────────────────────────────────────

  function form(root, data) {
    let [outputs, sums, bar, notice, dirty, later] = [new Map(), new Map(), null, null, false, null];
    const page = sheet(data, () => {
      dirty = true;
      refresh();
    });
    const { rules, state, say, told, number } = page;

    function draw() {
      page.forget();
      [outputs, sums] = [new Map(), new Map()];
      document.documentElement.lang = state.language;
      root.replaceChildren(head(), main(), foot());
      refresh();
    }

    function head() {
      const unit = fresh("unit");
      const file = element("input", { type: "file", class: "cchc-hidden", id: fresh("file"), accept: ".json,application/json", on: { change: open } });
      notice = element("p", { class: "cchc-notice", role: "status" });
      const caution = data.head.map((one) => element("p", { text: told(one) }));
      return element("header", {},
        element("button", { type: "button", class: "cchc-language", lang: state.language === "vi" ? "en" : "vi", text: say("OTHER_LANGUAGE"), on: { click: otherLanguage } }),
        element("h1", { text: say("TITLE", { title: rules.title }) }),
        caution,
        element("p", { class: "cchc-hint", text: say("STAYS_HERE") }),
        element("div", { class: "cchc-field" },
          element("label", { for: unit, text: say("UNIT_NAME") }),
          element("input", {
            id: unit, type: "text", autocomplete: "organization", value: state.given.unit, "data-unit": "",
            on: { input: (event) => { state.given.unit = event.target.value.trim(); page.change(); } },
          }),
          element("p", { class: "cchc-hint", text: say("UNIT_HINT") })),
        element("p", { class: "cchc-tools" },
          file,
          element("label", { for: file.id, class: "cchc-button", text: say("OPEN_FILE") }),
          element("button", { type: "button", class: "cchc-button", "data-save": "", text: say("SAVE_FILE"), on: { click: save } })),
        notice);
    }

    function main() {
      return element("main", {}, questions(null, "SHARED_QUESTIONS", 2), rules.children.map((node) => drawn(node, 2)));
    }

    const heading = (level, ...children) => element(`h${Math.min(level, 6)}`, {}, ...children);

    function questions(owner, title, level) {
      const asked = page.isOf(owner);
      if (asked.length === 0) return null;
      return element("section", { class: "cchc-item" }, heading(level, say(title)), asked.map(page.field));
    }

    function drawn(node, level) {
      if (node.isItem) return item(node, level);
      const sum = element("p", { class: "cchc-sum" });
      sums.set(node.id, [sum]);
      return element("section", { class: "cchc-group", id: `part-${node.id}` },
        heading(level, `${node.code} ${node.name}`),
        sum,
        page.claim(node),
        questions(node.id, "GROUP_QUESTIONS", level + 1),
        node.children.map((child) => drawn(child, level + 1)));
    }

    function item(node, level) {
      const output = element("p", { class: "cchc-score" });
      outputs.set(node.id, { output, node });
      return element("section", { class: "cchc-item", id: `item-${node.id}`, "data-item": node.id },
        heading(level, `${node.code} ${node.name} `, element("span", { class: "cchc-maximum", text: say("UP_TO", { points: number(node.maximum) }) })),
        page.isOf(node.id).map(page.field),
        page.evidence(node),
        page.explanation(node),
        page.claim(node),
        output,
        page.rulesOf(node));
    }

    function foot() {
      bar = { line: element("p", { "data-result": "" }), live: element("p", { class: "cchc-hidden", "aria-live": "polite" }), more: element("div", {}) };
      const details = element("details", {}, element("summary", { text: say("DETAILS") }), bar.more);
      return element("footer", { "aria-label": say("RESULT") }, bar.line, bar.live, details);
    }

    function refresh() {
      for (const one of flat(state.card.children)) {
        if (one.isItem) page.showScore(outputs.get(one.id).output, one, outputs.get(one.id).node);
        else for (const sum of sums.get(one.id)) sum.textContent = summary(one);
      }
      const said = overall();
      bar.line.textContent = said;
      bar.more.replaceChildren(...more());
      // Read out once the typing rests, not at every key.
      window.clearTimeout(later);
      later = window.setTimeout(() => { bar.live.textContent = said; }, OPEN_FOR_A_MOMENT);
    }

    function* flat(children) {
      for (const one of children) {
        yield one;
        if (!one.isItem) yield* flat(one.children);
      }
    }

    function summary(group) {
      const whole = group.maximum === null ? page.points(group.points) : page.outOf(group.points, group.maximum);
      return `${whole} – ${page.status(group.status)}`;
    }

    function overall() {
      const { total, grades, nextSteps } = state.card;
      const parts = [
        `${say("TOTAL")}: ${page.outOf(total.total, total.maximum)}`,
        `${say("INDEX_VALUE")}: ${index(total)}`,
        ...grades.map(grade),
        nextSteps.length === 0 ? say("NOTHING_OPEN") : say("OPEN_ITEMS", { count: String(nextSteps.length) }),
      ];
      const wrong = page.mistakes();
      if (wrong > 0) parts.push(say("WRONG_PLACES", { count: String(wrong) }));
      return parts.join(" · ");
    }

    function index({ roundedIndex, possibleIndex }) {
      const inPercent = (value) => CCHCDossier.percent(value, state.language);
      if (possibleIndex === null) return say("NO_INDEX");
      return roundedIndex === null ? page.between(possibleIndex, inPercent) : inPercent(roundedIndex);
    }

    function grade({ target, possible, settled }) {
      const name = target === null ? say("GRADE") : say("GRADE_OF", { target });
      const none = possible.length === 0;
      return `${name}: ${none ? say("NO_GRADE") : settled ? possible[0] : say("GRADE_OPEN", { grades: possible.join(", ") })}`;
    }

    function more() {
      const { total, grades, children, nextSteps } = state.card;
      const list = (title, lines) => (lines.length === 0 ? [] : [element("h2", { text: title }), element("ul", {}, lines)]);
      const link = (to, text) => element("li", {}, element("a", { href: `#${to}`, text }));
      const areas = children.filter((one) => !one.isItem).map((one) => link(`part-${one.id}`, `${one.code} ${one.name}: ${summary(one)}`));
      const extra = [["BONUS", total.bonus], ["PENALTY", total.penalty]]
        .filter(([, points]) => points.high.sign !== 0)
        .map(([name, points]) => element("li", { text: `${say(name)}: ${page.points(points)}` }));
      const gates = grades.flatMap((one) => one.gates).map(({ name, passed }) => {
        const state_ = passed === null ? "OPEN" : passed ? "PASSED" : "FAILED";
        return element("li", { text: say(`GATE_${state_}`, { name }) });
      });
      const steps = nextSteps.map((one) => link(`item-${one.id}`, say("STEP", {
        code: one.code, name: one.name, points: number(one.attainable), status: page.status(one.status),
      })));
      return [...list(say("AREAS"), [...areas, ...extra]), ...list(say("GRADE"), gates), ...list(say("STEPS"), steps)];
    }

    function otherLanguage() {
      state.language = state.language === "vi" ? "en" : "vi";
      draw();
      page.score();
      root.querySelector(".cchc-language").focus();
    }

    function inform(text) {
      notice.textContent = text;
    }

    function fileName() {
      return `ho-so-${rules.id}-${rules.year}.json`.replace(/[^\p{L}\p{N}.-]+/gu, "-");
    }

    function save() {
      const text = `${CCHCDossier.jsonText(page.reader.treeOf(state.given, state.writing))}\n`;
      const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
      const link = element("a", { href: address, download: fileName() });
      link.click();
      window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
      dirty = false;
      const count = state.bound.findings.length;
      inform(say(count === 0 ? "SAVED" : "SAVED_WITH_MISTAKES", { file: fileName(), count: String(count) }));
    }

    async function open(event) {
      const [file] = event.target.files;
      event.target.value = "";
      if (file === undefined || (dirty && !window.confirm(say("REPLACE")))) return;
      const text = await file.text();
      let found;
      try {
        found = page.reader.read(text);
      } catch (trouble) {
        if (!(trouble instanceof CCHCDossier.Trouble)) throw trouble;
        inform(say("REFUSED_FILE", { file: file.name, why: page.phrase({ message: trouble.sentence, more: trouble.more }) }));
        return;
      }
      const refusing = found.findings.filter((one) => one.refuses);
      if (refusing.length > 0) {
        inform(say("REFUSED_FILE", { file: file.name, why: refusing.map(page.phrase).join(" ") }));
        return;
      }
      state.given = found.given;
      state.writing = found.language;
      page.forget();
      page.score();
      draw();
      page.score();
      dirty = false;
      const count = page.mistakes();
      inform(say(count === 0 ? "OPENED" : "OPENED_WITH_MISTAKES", { file: file.name, count: String(count) }));
    }

    window.addEventListener("beforeunload", (event) => {
      if (dirty) event.preventDefault();
    });
    page.score();
    draw();
    page.score();
  }

  // ── the calculator of one item ───────────────────────────────────────────────────────────

  function calculator(root, data) {
    const output = element("p", { class: "cchc-score", role: "status" });
    const page = sheet(data, () => show());
    const [item] = CCHC.itemsOf(page.rules);

    function show() {
      const [one] = itemScores(page.state.card.children);
      page.showScore(output, one, item);
    }

    function itemScores(children) {
      return children.flatMap((one) => (one.isItem ? [one] : itemScores(one.children)));
    }

    page.score();
    root.replaceChildren(
      element("p", { class: "cchc-title", text: page.say("SCORE_HERE") }),
      ...page.rules.inputs.map(page.field),
      ...[page.evidence(item), page.explanation(item), page.claim(item)].filter((one) => one !== null),
      output);
    page.score();
    show();
  }

  const known = new Map();

  /** Fills the calculators of a file beside a page: what they share, and each by its item. */
  function know(reference, shared, calculators) {
    for (const [item, own] of Object.entries(calculators)) known.set(`${reference} ${item}`, { ...shared, ...own });
    fill();
  }

  /** The data of a form or calculator that is not filled yet: inside it, or known by its name. */
  function dataOf(root) {
    const inside = root.querySelector(':scope > script[type="application/json"]');
    if (inside !== null) return JSON.parse(inside.textContent);
    return root.hasChildNodes() ? undefined : known.get(`${root.dataset.ruleset} ${root.dataset.item}`);
  }

  /** Fills every form and calculator of a page, or of a part of it, that is not filled yet. */
  function fill(within = document) {
    for (const [name, make] of [["cchc-form", form], ["cchc-calculator", calculator]]) {
      for (const root of within.querySelectorAll(`.${name}`)) {
        const data = dataOf(root);
        if (data !== undefined) make(root, data);
      }
    }
  }

  return { fill, know };
})();

if (typeof document !== "undefined") {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => CCHCForm.fill());
  else CCHCForm.fill();
}

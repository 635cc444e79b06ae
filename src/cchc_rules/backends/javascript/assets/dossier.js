/*
 * Dossiers as people write them: reads the JSON that `cchc score` takes, tells what is wrong with it
 * in the same sentences, and writes it. Repeats `cchc_rules.dossiers`; needs cchc.js.
 *
 * A tree is what a file says, texts as typed: a scalar is {text}, text null where nothing is written;
 * a list is an Array; a group is a Map. A finding is a sentence with its facts, its notes and cures.
 */
"use strict";

const CCHCDossier = (() => {
  const { Fraction, Judgement, Replies, NEVER, ZERO, ONE, HUNDRED, folded, isIn, interval, keyOf } = CCHC;

  const LONGEST_NAME = 400;
  const LONGEST_FIGURE = 200;
  const LONGEST_QUOTE = 80;
  const MAX_DIGITS = 30;
  const MAX_BYTES = 2_000_000;
  const MAX_PARTS = 200_000;
  const MAX_DEPTH = 40;

  const length = (text) => [...text].length;
  const scalar = (text) => ({ text });
  const isScalar = (node) => !Array.isArray(node) && !(node instanceof Map);
  const isBlank = (node) => isScalar(node) && (node.text ?? "").trim() === "";
  const quoted = (text) => (length(text) <= LONGEST_QUOTE ? text : `${[...text].slice(0, LONGEST_QUOTE - 1).join("")}…`);

  // ── numbers as people write them: base/numbers.py ────────────────────────────────────────

  /** A number without its sign; a text that may mean two numbers is "ambiguous". */
  function readNumber(digits, language) {
    if (!/^[0-9]{1,30}(?:[.,][0-9]{1,30})*$/.test(digits) || digits.length > MAX_DIGITS) return "not-a-number";
    const marks = [...digits].filter((one) => one === "." || one === ",");
    const groups = digits.split(/[.,]/);
    if (marks.length === 0) return Fraction.of(digits);
    if (marks.length === 1) {
      const [whole, tail] = groups;
      const looksLikeThousands = tail.length === 3 && whole.length <= 3 && whole !== "0";
      if (looksLikeThousands && marks[0] !== (language === "vi" ? "," : ".")) return "ambiguous";
      return Fraction.of(`${whole}.${tail}`);
    }
    const [thousands] = marks;
    const hasTail = marks[marks.length - 1] !== thousands;
    const body = hasTail ? groups.slice(0, -1) : groups;
    const regular = marks.slice(0, body.length - 1).every((mark) => mark === thousands);
    if (!regular || body[0].length > 3 || body.slice(1).some((group) => group.length !== 3)) return "not-a-number";
    return Fraction.of(body.join("") + (hasTail ? `.${groups[groups.length - 1]}` : ""));
  }

  /** A number for people: exact when its decimals fit, otherwise cut, with `…`. */
  function written(value, language, places = 4) {
    const sign = value.sign < 0 ? "-" : "";
    const size = value.sign < 0 ? value.opposite() : value;
    const marked = (text) => sign + (language === "vi" ? text.replace(".", ",") : text);
    const cut = CCHC.rounded(size, places, "down");
    if (cut.equals(size)) return marked(decimalText(cut));
    const exact = isDecimal(size) ? decimalText(size) : null;
    if (exact !== null && exact.length <= 12) return marked(exact);
    const [whole, tail = ""] = decimalText(cut).split(".");
    return `${marked(`${whole}.${tail.padEnd(places, "0")}`)}…`;
  }

  const percent = (value, language) => `${written(value.times(HUNDRED), language)}%`;

  /** Whether the decimals of a number end. */
  function isDecimal(value) {
    let rest = value.bottom;
    for (const prime of [2n, 5n]) while (rest % prime === 0n) rest /= prime;
    return rest === 1n;
  }

  function decimalText(value) {
    let places = 0;
    while (10n ** BigInt(places) % value.bottom !== 0n) places += 1;
    const digits = String((value.top * 10n ** BigInt(places)) / value.bottom).padStart(places + 1, "0");
    return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  }

  // ── days ─────────────────────────────────────────────────────────────────────────────────

  const FIRST_OF_1970 = 719163;
  const MILLISECONDS = 86_400_000;
  const DAY = /^(?:ngày )?([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})$/;
  const ISO = /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})$/;

  /** The number of a day, counted from the first of the year 1; null where there is no such day. */
  function ordinal(year, month, day) {
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    const real = year >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
    return real ? date.getTime() / MILLISECONDS + FIRST_OF_1970 : null;
  }

  /** `31/01/2018`. */
  function dayText(number) {
    const date = new Date((number - FIRST_OF_1970) * MILLISECONDS);
    const pad = (value, size) => String(value).padStart(size, "0");
    return `${pad(date.getUTCDate(), 2)}/${pad(date.getUTCMonth() + 1, 2)}/${pad(date.getUTCFullYear(), 4)}`;
  }

  // ── figures: dossiers/figures.py ─────────────────────────────────────────────────────────

  /** A sentence by the name it has among the sentences of the page. */
  const says = (name, facts = {}) => ({ name, facts });

  /** Stops the reading of one value. */
  class Trouble extends Error {
    constructor(message, more = []) {
      super(message.name);
      Object.assign(this, { sentence: message, more });
    }
  }

  function figureOf(text) {
    const found = length(text) <= LONGEST_FIGURE ? /^([-−]?)([0-9]+(?:[.,][0-9]+)*)\s*(\P{Nd}*)$/u.exec(text) : null;
    return found && { text, negative: found[1] !== "", digits: found[2], unit: found[3].trim() };
  }

  function readCount(text, units) {
    const figure = figureOf(text);
    const isNone = () => new Trouble(says("NOT_A_COUNT", { text: quoted(text) }), [says("NOT_A_COUNT_HELP")]);
    if (figure === null || figure.digits.length > MAX_DIGITS) throw isNone();
    needUnit(figure, units);
    if (figure.negative) throw new Trouble(says("NEGATIVE", { text: quoted(text) }));
    let { digits } = figure;
    if (/^[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,})$/.test(digits)) digits = digits.replace(/[.,]/g, "");
    if (/^[1-9][0-9]{0,2}[.,][0-9]{3}$/.test(digits)) throw thousands(figure, false);
    if (!/^[0-9]+$/.test(digits)) throw isNone();
    return Fraction.of(digits);
  }

  /** A decimal number; where `percent` is allowed the sign means hundredths of what runs to 1. */
  function readDecimal(text, { bounds, units = [], percent: allowed = false }, language, isPercent) {
    const figure = figureOf(text);
    let value = figure === null ? "not-a-number" : readNumber(figure.digits, language);
    if (value === "not-a-number") {
      throw new Trouble(says("NOT_A_NUMBER", { text: quoted(text) }), [says("NOT_A_NUMBER_HELP")]);
    }
    const { high } = bounds;
    const scaled = high !== null && (high.equals(ONE) || high.equals(HUNDRED));
    const inPercent = allowed && scaled && isPercent(figure.unit);
    if (!inPercent) needUnit(figure, units);
    if (value === "ambiguous") throw thousands(figure, true);
    if (inPercent && high.equals(ONE)) value = value.over(HUNDRED);
    if (figure.negative) value = value.opposite();
    if (!isIn(value, bounds)) throw new Trouble(says("OUT_OF_BOUNDS", { text: quoted(text) }), boundsNotes(bounds));
    return value;
  }

  function boundsNotes({ low, high, lowClosed, highClosed }) {
    if (low !== null && high !== null && lowClosed && highClosed) return [says("FROM_TO", { low, high })];
    return [
      ...(low === null ? [] : [says(lowClosed ? "AT_LEAST" : "ABOVE", { low })]),
      ...(high === null ? [] : [says(highClosed ? "AT_MOST" : "BELOW", { high })]),
    ];
  }

  function needUnit(figure, units) {
    if (figure.unit === "" || units.some((unit) => folded(unit) === folded(figure.unit))) return;
    const notes = units.length > 0 ? [says("UNIT_NOTE", { unit: units[0] })] : [];
    throw new Trouble(says("WRONG_UNIT", { text: quoted(figure.text) }), [...notes, says("WRONG_UNIT_HELP")]);
  }

  function thousands(figure, decimal) {
    const [whole, ...rest] = figure.digits.replaceAll(",", ".").split(".");
    const tail = rest.join(".");
    const more = [says("THOUSANDS_HELP", { whole: whole + tail })];
    if (decimal) more.push(says("DECIMAL_HELP", { decimal: { vi: `${whole},${tail}0`, en: `${whole}.${tail}0` } }));
    return new Trouble(says("THOUSANDS", { text: quoted(figure.text) }), more);
  }

  function readDay(text) {
    const text_ = length(text) <= LONGEST_FIGURE ? folded(text) : "";
    const day = DAY.exec(text_);
    const iso = day === null ? ISO.exec(text_) : null;
    if (day === null && iso === null) {
      throw new Trouble(says("NOT_A_DATE", { text: quoted(text) }), [says("NOT_A_DATE_HELP")]);
    }
    const parts = day === null ? [iso[1], iso[2], iso[3]] : [day[4], day[3], day[1]];
    const number = ordinal(...parts.map(Number));
    if (number === null) throw new Trouble(says("IMPOSSIBLE_DATE", { text: quoted(text) }), [says("NOT_A_DATE_HELP")]);
    return number;
  }

  // ── a file as a tree: dossiers/read_json.py ──────────────────────────────────────────────

  const TOKEN = /"(?:[^"\\]+|\\.)*"?|[[\]{}]|[^\s[\]{},:"]+/gs;

  /** The tree of a JSON text, every number kept as typed. Throws `Trouble`. */
  function parse(raw) {
    const text = raw.replace(/^\uFEFF+/, "");
    if (new TextEncoder().encode(text).length > MAX_BYTES) throw new Trouble(says("TOO_LARGE", { limit: "2" }));
    if (text.trim() === "") throw new Trouble(says("EMPTY_FILE"));
    let [depth, parts] = [0, 0];
    for (const [token] of text.matchAll(TOKEN)) {
      parts += 1;
      if (parts > MAX_PARTS) throw new Trouble(says("TOO_MANY"));
      if (token === "[" || token === "{") depth += 1;
      else if (token === "]" || token === "}") depth -= 1;
      if (depth > MAX_DEPTH) throw new Trouble(says("TOO_DEEP", { limit: String(MAX_DEPTH) }));
    }
    try {
      JSON.parse(text);
    } catch {
      throw new Trouble(says("BROKEN_JSON"), [says("ONLY_JSON")]);
    }
    return grown(text);
  }

  /** From a text that is known to be JSON. */
  function grown(text) {
    const open = [];
    let root = null;
    const place = (node) => {
      const top = open[open.length - 1];
      if (top === undefined) root = node;
      else if (Array.isArray(top.node)) top.node.push(node);
      else {
        top.node.set(top.key, node);
        top.key = null;
      }
    };
    for (const [token] of text.matchAll(TOKEN)) {
      const top = open[open.length - 1];
      if (token === "{" || token === "[") {
        const node = token === "{" ? new Map() : [];
        place(node);
        open.push({ node, key: null });
      } else if (token === "}" || token === "]") open.pop();
      else {
        const said = token === "null" ? null : composed(token.startsWith('"') ? JSON.parse(token) : token);
        if (top !== undefined && top.node instanceof Map && top.key === null) {
          if (top.node.has(said)) throw new Trouble(says("DUPLICATE_KEY", { key: quoted(said) }), [says("DUPLICATE_KEY_HELP")]);
          top.key = said;
        } else place(scalar(said));
      }
    }
    return root;
  }

  function composed(text) {
    if (/[\ud800-\udfff]/u.test(text)) throw new Trouble(says("BROKEN_JSON"));
    return text.normalize("NFC");
  }

  /** The text of a tree. */
  function jsonText(node, indent = "") {
    const deeper = `${indent}  `;
    const list = (left, lines, right) =>
      lines.length === 0 ? left + right : `${left}\n${lines.map((line) => deeper + line).join(",\n")}\n${indent}${right}`;
    if (Array.isArray(node)) return list("[", node.map((one) => jsonText(one, deeper)), "]");
    if (!(node instanceof Map)) return node.isPlain ? node.text : JSON.stringify(node.text);
    return list("{", [...node].map(([key, one]) => `${JSON.stringify(key)}: ${jsonText(one, deeper)}`), "}");
  }

  // ── names: dossiers/keys.py ──────────────────────────────────────────────────────────────

  /** What the keys of one group may be; the first of equal names wins. */
  function table(meanings, unknown, facts = {}) {
    const exact = new Map();
    const loose = new Map();
    for (const [name, meaning] of meanings) {
      if (!exact.has(name)) exact.set(name, meaning);
      if (!loose.has(folded(name))) loose.set(folded(name), meaning);
    }
    const find = (text) => (length(text) > LONGEST_NAME ? undefined : exact.get(text) ?? loose.get(folded(text)));
    return { find, unknown, facts };
  }

  const itself = (names, unknown) => table(names.map((name) => [name, name]), unknown);

  // ── a tree bound to a ruleset: dossiers/bind.py, dossiers/values.py ──────────────────────

  /**
   * Reads and writes dossiers of `rules`. `words` are the words of the format: for each its forms
   * in both languages, the preferred one first.
   */
  function reader(rules, words, digest) {
    const nodes = [...CCHC.nodesOf(rules.children)];
    const names = [...nodes.map((node) => [node.id, node]), ...nodes.map((node) => [node.code, node])];
    const byId = new Map(nodes.map((node) => [node.id, node]));
    const nodeTable = table(names, "UNKNOWN_ITEM");
    const asked = (owner) => rules.inputs.filter((one) => one.owner === owner).map((one) => [one.name, one]);
    const general = asked(null);
    const forms = (name, language) => words[name][language];
    const wordTable = (group, unknown) =>
      table(group.flatMap((name) => [...forms(name, "vi"), ...forms(name, "en")].map((form) => [form, name])), unknown);
    const isWord = (name, text) =>
      length(text) <= LONGEST_NAME && [...forms(name, "vi"), ...forms(name, "en")].some((form) => folded(form) === folded(text));
    const isPercent = (unit) => ["%", "phần trăm", "percent"].includes(folded(unit));
    const TOP = ["RULESET", "YEAR", "UNIT", "ANSWERS", "EVIDENCE", "EXPLANATIONS", "NOT_APPLICABLE", "REFUSALS", "DIGEST", "RULESET_DIGEST"];
    const topTable = wordTable(TOP, "UNKNOWN_TOP");
    const documentTable = wordTable(["NAME", "KIND", "NUMBER", "DATE", "ISSUER", "PAGE"], "UNKNOWN_DETAIL");
    const judgementTable = wordTable(["POINTS", "BY", "REASON"], "UNKNOWN_PART");
    const word = (name) => ({ vi: forms(name, "vi")[0], en: forms(name, "en")[0] });

    /** What a text says, and what it becomes: see `bind`. Throws `Trouble` where it is no JSON. */
    const read = (text) => bind(parse(text));

    /**
     * The dossier of a tree with what is wrong with it, and what was given, as typed. A finding that
     * `refuses` is about the form of the file; any other is about one value.
     */
    function bind(tree) {
      const findings = [];
      const add = (message, at, more = [], refuses = true) => findings.push({ message, at, more, refuses });
      const given = {
        unit: "", answers: new Map(), documents: new Map(), explanations: new Map(), claims: new Map(), refusals: new Map(),
      };
      const dossier = {
        unit: "", answers: new Map(), evidence: new Map(), explanations: new Map(), naClaims: new Map(),
        refusals: new Map(), awarded: new Map(),
      };
      const result = { dossier, given, findings, language: rules.language };
      if (!(tree instanceof Map)) {
        add(says("NOT_A_GROUP"), []);
        return result;
      }
      if ([...tree.keys()].some((key) => isWord("ROUNDS", key))) {
        add(says("WITH_ROUNDS"), []);
        return result;
      }
      const top = new Map(known(tree, topTable, []).map(([name, key, node]) => [name, { key, node }]));
      identity();
      if (!isOfAnother()) version();
      if (isOfAnother()) return result;
      result.language = languageOf(tree);
      dossier.naClaims = reasons("NOT_APPLICABLE", given.claims, true);
      answers();
      documents();
      dossier.explanations = reasons("EXPLANATIONS", given.explanations, false);
      dossier.refusals = reasons("REFUSALS", given.refusals, false);
      demands();
      return result;

      /** The entries of a group whose keys the table knows, each meaning once. */
      function known(group, names_, at) {
        const taken = new Map();
        for (const [key, node] of group) {
          const meaning = names_.find(key);
          if (meaning === undefined) add(says(names_.unknown, { ...names_.facts, word: quoted(key) }), [...at, key]);
          else if (taken.has(meaning)) add(says("SAME_THING", { first: quoted(taken.get(meaning)[1]), second: quoted(key) }), [...at, key]);
          else taken.set(meaning, [meaning, key, node]);
        }
        return [...taken.values()];
      }

      function groupOf(node, at) {
        if (node instanceof Map) return node;
        if (!isBlank(node)) add(says("NOT_A_GROUP"), at);
        return null;
      }

      function textOf(node, at) {
        if (!isScalar(node)) add(says("NOT_A_TEXT"), at, [says("NOT_A_TEXT_HELP")]);
        return isScalar(node) && !isBlank(node) ? node.text.trim() : null;
      }

      function isOfAnother() {
        return findings.some(({ message: { name } }) => ["WRONG_RULESET", "WRONG_YEAR", "WRONG_VERSION"].includes(name));
      }

      /** A dossier that names the digest of its ruleset belongs to no other version of it. */
      function version() {
        const entry = top.get("RULESET_DIGEST");
        const text = entry === undefined ? null : textOf(entry.node, ["RULESET_DIGEST"]);
        if (text === null || text === digest) return;
        add(says("WRONG_VERSION", { ruleset: rules.id, year: String(rules.year) }), ["RULESET_DIGEST"]);
      }

      function identity() {
        for (const name of ["RULESET", "YEAR", "UNIT"]) {
          const entry = top.get(name);
          if (entry === undefined || isBlank(entry.node)) {
            add(says("MISSING_TOP", { word: word(name) }), [name], [], name !== "UNIT");
            continue;
          }
          const text = textOf(entry.node, [name]);
          if (text === null) continue;
          if (name === "UNIT") dossier.unit = given.unit = text;
          if (name === "RULESET" && (length(text) > LONGEST_NAME || folded(text) !== folded(rules.id))) {
            add(says("WRONG_RULESET", { found: quoted(text), wanted: rules.id }), [name]);
          }
          if (name === "YEAR" && !/^[0-9]{4}$/.test(text)) add(says("NOT_A_YEAR", { text: quoted(text) }), [name]);
          else if (name === "YEAR" && text !== String(rules.year)) {
            add(says("WRONG_YEAR", { found: text, wanted: String(rules.year) }), [name]);
          }
        }
      }

      function nodesIn(name) {
        const entry = top.get(name);
        const group = entry === undefined ? null : groupOf(entry.node, [name]);
        return group === null ? [] : known(group, nodeTable, [name]);
      }

      function reasons(name, told, claims) {
        const found = new Map();
        for (const [node, key, value] of nodesIn(name)) {
          const at = [name, node.id];
          if (claims && !node.mayBeClaimed) {
            add(says("NA_NOT_ALLOWED", { item: node.code }), at);
            continue;
          }
          if (!claims && !node.isItem) {
            add(says("REASON_WITHOUT_EFFECT", { item: node.code }), at);
            continue;
          }
          const text = textOf(value, at);
          if (isBlank(value)) add(says("NO_REASON", { item: node.code }), at, [], false);
          if (claims || text !== null) told.set(node.id, text ?? "");
          if (text === null) continue;
          for (const one of CCHC.nodesOf([node])) {
            if (one.isItem && (one === node || !found.has(one.id))) found.set(one.id, text);
          }
        }
        return found;
      }

      function answers() {
        const entry = top.get("ANSWERS");
        const group = entry === undefined ? null : groupOf(entry.node, ["ANSWERS"]);
        if (group === null) return;
        for (const [meaning, , node] of known(group, table([...general, ...names], "UNKNOWN_ITEM"), ["ANSWERS"])) {
          if (meaning.question !== undefined) take(meaning, node);
          else answersOf(meaning, node);
        }
      }

      function answersOf(owner, node) {
        const group = groupOf(node, ["ANSWERS", owner.id]);
        if (group === null) return;
        const own = table(asked(owner.id), "UNKNOWN_INPUT", { item: owner.code });
        for (const [input, , value] of known(group, own, ["ANSWERS", owner.id])) take(input, value);
      }

      function take(input, node) {
        if (isBlank(node)) return;
        given.answers.set(input.key, renamed(input.kind, node));
        const value = valueOf(input.kind, node, ["ANSWERS", input.key]);
        if (value !== null) dossier.answers.set(input.key, value);
      }

      /** The keys of a survey or a judgement under the names they have here. */
      function renamed(kind, node) {
        if (!(node instanceof Map)) return node;
        const among = (map, names_) => new Map([...map].map(([key, value]) => [names_.find(key) ?? key, value]));
        if (kind.kind === "judgement-of") return among(node, judgementTable);
        if (kind.kind !== "survey-of") return node;
        const options = itself(kind.options, "UNKNOWN_OPTION");
        if (kind.groups.length === 0) return among(node, options);
        const inside = (value) => (value instanceof Map ? among(value, options) : value);
        return new Map([...among(node, itself(kind.groups, "UNKNOWN_GROUP"))].map(([key, value]) => [key, inside(value)]));
      }

      /** Reads with a function that may throw `Trouble`. */
      function attempt(reading, at) {
        try {
          return reading();
        } catch (trouble) {
          if (!(trouble instanceof Trouble)) throw trouble;
          add(trouble.sentence, at, trouble.more, false);
          return null;
        }
      }

      function valueOf(kind, node, at) {
        if (kind.kind === "survey-of") return surveyOf(kind, node, at);
        if (kind.kind === "judgement-of") return judgementOf(kind, node, at);
        const text = textOf(node, at);
        return text === null ? null : attempt(() => single(kind, text), at);
      }

      function single(kind, text) {
        const { language } = result;
        switch (kind.kind) {
          case "count-of": return readCount(text, kind.unit === undefined || kind.unit === null ? [] : [kind.unit]);
          case "days-of": return readCount(text, ["ngày", "days", "day"]);
          case "number-of": return readDecimal(text, { bounds: kind.bounds, units: [kind.unit], percent: true }, language, isPercent);
          case "index-of": return readDecimal(text, { bounds: kind.bounds, percent: true }, language, isPercent);
          case "yes-no":
            if (isWord("YES", text)) return true;
            if (isWord("NO", text)) return false;
            throw new Trouble(says("NOT_YES_NO", { text: quoted(text) }), [says("NOT_YES_NO_HELP")]);
          case "date-of":
            if (!isWord("NEVER", text)) return Fraction.of(String(readDay(text)));
            if (kind.may_be_absent) return NEVER;
            throw new Trouble(says("NEVER_NOT_ALLOWED", { text: quoted(text) }), [says("NEVER_HELP")]);
          case "choice-of": {
            const option = itself(kind.options, "UNKNOWN_OPTION").find(text);
            if (option === undefined) throw new Trouble(says("NO_SUCH_CHOICE", { text: quoted(text) }));
            return option;
          }
          default: throw new Error(`this script does not know the question ${kind.kind}`);
        }
      }

      function surveyOf({ options, groups }, node, at) {
        const counts = new Map();
        const put = (group, replies) => {
          for (const option of options) counts.set(Replies.key(group, option), replies === null ? ZERO : replies.get(option));
        };
        const mapping = groupOf(node, at);
        if (mapping === null) return null;
        if (groups.length === 0) {
          const replies = repliesOf(options, mapping, at);
          if (replies === null) return null;
          put(null, replies);
          return new Replies(counts);
        }
        const told = new Map();
        for (const [label, , value] of known(mapping, itself(groups, "UNKNOWN_GROUP"), at)) {
          const inside = groupOf(value, [...at, label]);
          const replies = inside === null ? null : repliesOf(options, inside, [...at, label]);
          if (replies !== null) told.set(label, replies);
        }
        if (mapping.size === 0) add(says("NO_OPTION"), at);
        if (told.size === 0) return null;
        for (const label of groups) put(label, told.get(label) ?? null);
        return new Replies(counts);
      }

      /** How many chose each option; null when every number was left blank. */
      function repliesOf(options, mapping, at) {
        if (mapping.size === 0) {
          add(says("NO_OPTION"), at);
          return null;
        }
        const entries = known(mapping, itself(options, "UNKNOWN_OPTION"), at);
        if (entries.every(([, , value]) => isBlank(value))) return null;
        const counts = new Map(options.map((option) => [option, ZERO]));
        for (const [option, , value] of entries) {
          const place = [...at, option];
          if (isBlank(value)) {
            add(says("BLANK_OPTION", { option }), place, [says("BLANK_OPTION_HELP")], false);
            continue;
          }
          const text = textOf(value, place);
          if (text !== null) counts.set(option, attempt(() => readCount(text, []), place) ?? ZERO);
        }
        return counts;
      }

      function judgementOf(kind, node, at) {
        const mapping = groupOf(node, at);
        if (mapping === null) return null;
        const parts = new Map(
          known(mapping, judgementTable, at).filter(([, , value]) => !isBlank(value)).map(([name, , value]) => [name, value]),
        );
        if (parts.size === 0) return null;
        const points = parts.has("POINTS") ? pointsOf(kind, parts.get("POINTS"), [...at, "POINTS"]) : null;
        if (!parts.has("POINTS")) add(says("NO_POINTS"), at, [], false);
        if (!parts.has("BY")) add(says("NO_JUDGE"), at, [], false);
        if (!parts.has("REASON")) add(says("NO_JUDGEMENT_REASON"), at, [], false);
        const [by, reason] = ["BY", "REASON"].map((name) => (parts.has(name) ? textOf(parts.get(name), [...at, name]) : null));
        return points === null || by === null || reason === null ? null : new Judgement(points, by, reason);
      }

      function pointsOf({ low, high, step }, node, at) {
        const text = textOf(node, at);
        if (text === null) return null;
        const scale = { bounds: interval(low, high), units: ["điểm", "points", "point"] };
        const points = attempt(() => readDecimal(text, scale, result.language, isPercent), at);
        if (points === null || points.minus(low).over(step).isWhole) return points;
        add(says("OFF_STEP", { text: quoted(text) }), at, [says("STEP_NOTE", { low, step })], false);
        return null;
      }

      function documents() {
        for (const [node, , value] of nodesIn("EVIDENCE")) {
          if (isBlank(value)) continue;
          const list = (Array.isArray(value) ? value : [value]).filter((one) => !isBlank(one));
          const attached = list.map((one, place) => documentOf(one, ["EVIDENCE", node.id, place])).filter((one) => one !== null);
          if (attached.length === 0) continue;
          given.documents.set(node.id, attached.map((one) => one.given));
          dossier.evidence.set(node.id, attached.map((one) => one.document));
        }
      }

      function documentOf(node, at) {
        const details = new Map();
        if (isScalar(node)) details.set("NAME", node.text.trim());
        else {
          const group = groupOf(node, at);
          if (group === null) return null;
          for (const [name, , value] of known(group, documentTable, at)) {
            const text = textOf(value, at);
            if (text !== null) details.set(name, text);
          }
        }
        if (!details.has("NAME")) {
          add(says("NO_DOCUMENT_NAME"), at, [says("NO_DOCUMENT_NAME_HELP")]);
          return null;
        }
        const text = (name) => details.get(name) ?? null;
        const day = details.has("DATE") ? attempt(() => readDay(details.get("DATE")), at) : null;
        const document = { name: text("NAME"), kind: text("KIND"), issuer: text("ISSUER"), number: text("NUMBER"), day, page: text("PAGE") };
        return { given: details, document };
      }

      /** A part above its whole: dossiers/demands.py. */
      function demands() {
        const range = new CCHC.Known({ kinds: rules.kinds, answers: dossier.answers });
        for (const item of CCHC.itemsOf(rules)) {
          if (given.claims.size > 0 && isClaimed(item)) continue;
          for (const { part, whole } of item.demands) {
            const keys = [...CCHC.keysOfNumber(part), ...CCHC.keysOfNumber(whole)];
            if (keys.length === 0 || keys.some((key) => !dossier.answers.has(key))) continue;
            const [one, all] = [CCHC.rangeOf(part, range), CCHC.rangeOf(whole, range)];
            if (!CCHC.isPoint(one) || !CCHC.isPoint(all)) continue;
            if (one.low.sign >= 0 && one.low.against(all.low) <= 0) continue;
            const name = one.low.sign < 0 ? "BELOW_NOTHING" : "ABOVE_WHOLE";
            add(says(name, { part: one.low, whole: all.low }), ["ANSWERS", keys[0]], [], false);
          }
        }
      }

      function isClaimed(item) {
        return [...given.claims.keys()].some((id) => [...CCHC.nodesOf([byId.get(id)])].includes(item));
      }
    }

    /** The language most of the top keys are written in. */
    function languageOf(tree) {
      const keys = [...tree.keys()].filter((key) => length(key) <= LONGEST_NAME).map(folded);
      const count = (language) => {
        const all = new Set(TOP.flatMap((name) => forms(name, language)).map(folded));
        return keys.filter((key) => all.has(key)).length;
      };
      const [vi, en] = [count("vi"), count("en")];
      return vi === en ? rules.language : vi > en ? "vi" : "en";
    }

    /** What was given as the tree of a file in one language; blanks are left out. */
    function treeOf(given, language) {
      const key = (name) => forms(name, language)[0];
      const found = new Map([
        [key("RULESET"), scalar(rules.id)],
        [key("YEAR"), { text: String(rules.year), isPlain: true }],
        [key("UNIT"), scalar(given.unit)],
      ]);
      const put = (name, group) => {
        if (group.size > 0) found.set(key(name), group);
      };
      put("ANSWERS", answersTree(given.answers, key));
      put("EVIDENCE", new Map([...given.documents].filter(([, list]) => list.length > 0).map(
        ([id, list]) => [id, list.map((one) => new Map([...one].map(([name, text]) => [key(name), scalar(text)])))],
      )));
      for (const [name, told] of [["EXPLANATIONS", given.explanations], ["NOT_APPLICABLE", given.claims], ["REFUSALS", given.refusals]]) {
        put(name, new Map([...told].map(([id, text]) => [id, scalar(text)])));
      }
      return found;
    }

    function answersTree(given, word_) {
      const found = new Map();
      const below = new Map();
      for (const input of rules.inputs) {
        let node = given.get(input.key);
        if (node === undefined || isBlank(node)) continue;
        if (input.kind.kind === "judgement-of" && node instanceof Map) {
          node = new Map([...node].map(([name, part]) => [words[name] === undefined ? name : word_(name), part]));
        }
        if (input.owner === null) found.set(input.name, node);
        else {
          if (!below.has(input.owner)) below.set(input.owner, new Map());
          below.get(input.owner).set(input.name, node);
        }
      }
      return new Map([...found, ...below]);
    }

    return { read, bind, treeOf, word, isWord };
  }

  /** The sentence in one language, its holes filled. */
  function sentence({ name, facts }, sentences, language) {
    const template = sentences[name];
    if (template === undefined) throw new Error(`no sentence is called ${name}`);
    return template[language].replace(/\{(\w+)\}/g, (_, hole) => {
      const fact = facts[hole];
      if (fact === undefined) throw new Error(`${name} lacks ${hole}`);
      if (fact instanceof Fraction) return written(fact, language);
      return typeof fact === "string" ? fact : fact[language];
    });
  }

  return {
    Trouble, parse, reader, jsonText, scalar, isBlank, sentence, written, percent, dayText,
    readCount, readDecimal, readDay, readNumber,
  };
})();

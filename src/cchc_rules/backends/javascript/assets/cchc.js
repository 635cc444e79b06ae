/*
 * Scores a dossier in the browser, exactly: numbers are fractions of BigInt, nothing is rounded
 * unless the ruleset orders it, and what is open stays an interval.
 *
 * A ruleset comes as data (docs/reference/ir-json.md) and is never turned into code. The meaning
 * is docs/reference/semantics.md; each part names the Python module whose equations it repeats,
 * and the tests of agreement hold the two together.
 */
"use strict";

const CCHC = (() => {
  // ── fractions ────────────────────────────────────────────────────────────────────────────

  /** An exact number; its bottom is positive and the fraction is reduced. */
  class Fraction {
    constructor(top, bottom = 1n) {
      if (bottom === 0n) throw new Undefined("division by zero");
      let [a, b] = bottom < 0n ? [-top, -bottom] : [top, bottom];
      if (b !== 1n) {
        const common = divisor(a < 0n ? -a : a, b);
        if (common !== 1n) [a, b] = [a / common, b / common];
      }
      this.top = a;
      this.bottom = b;
      Object.freeze(this);
    }

    /** From the text of files: `7/2`, `-3` or `0.125`. */
    static of(text) {
      const found = /^(-?)([0-9]+)(?:\/([0-9]+)|\.([0-9]+))?$/.exec(text);
      if (found === null) throw new Error(`not an exact number: ${text}`);
      const [, sign, whole, bottom, tail = ""] = found;
      const top = BigInt(whole + tail);
      return new Fraction(sign ? -top : top, bottom ? BigInt(bottom) : 10n ** BigInt(tail.length));
    }

    plus(other) {
      return new Fraction(this.top * other.bottom + other.top * this.bottom, this.bottom * other.bottom);
    }

    minus(other) {
      return new Fraction(this.top * other.bottom - other.top * this.bottom, this.bottom * other.bottom);
    }

    times(other) {
      return new Fraction(this.top * other.top, this.bottom * other.bottom);
    }

    over(other) {
      return new Fraction(this.top * other.bottom, this.bottom * other.top);
    }

    opposite() {
      return new Fraction(-this.top, this.bottom);
    }

    /** -1, 0 or 1: below, equal, above. */
    against(other) {
      const difference = this.top * other.bottom - other.top * this.bottom;
      return difference < 0n ? -1 : difference > 0n ? 1 : 0;
    }

    equals(other) {
      return this.top === other.top && this.bottom === other.bottom;
    }

    get sign() {
      return this.top < 0n ? -1 : this.top > 0n ? 1 : 0;
    }

    get isWhole() {
      return this.bottom === 1n;
    }

    /** The greatest whole number not above this one. */
    floor() {
      const cut = this.top / this.bottom;
      return this.top < 0n && cut * this.bottom !== this.top ? cut - 1n : cut;
    }

    toString() {
      return this.bottom === 1n ? `${this.top}` : `${this.top}/${this.bottom}`;
    }
  }

  function divisor(a, b) {
    while (b !== 0n) [a, b] = [b, a % b];
    return a;
  }

  /** An answer that is needed is not there. */
  class Unanswered extends Error {}

  /** A number has no value: a division by zero, or a day that never came. */
  class Undefined extends Error {}

  const ZERO = new Fraction(0n);
  const ONE = new Fraction(1n);
  const HUNDRED = new Fraction(100n);
  const fraction = (whole) => new Fraction(BigInt(whole));
  const sum = (numbers) => numbers.reduce((total, one) => total.plus(one), ZERO);
  const least = (numbers) => numbers.reduce((one, other) => (other.against(one) < 0 ? other : one));
  const greatest = (numbers) => numbers.reduce((one, other) => (other.against(one) > 0 ? other : one));

  /** The only rounding: base/numbers.py, `rounded`. */
  function rounded(value, digits, mode) {
    const scale = 10n ** BigInt(digits);
    const size = (value.top < 0n ? -value.top : value.top) * scale;
    const whole = size / value.bottom;
    const twice = 2n * (size % value.bottom);
    const up =
      mode === "half-up" ? twice >= value.bottom
      : mode === "half-even" ? twice > value.bottom || (twice === value.bottom && whole % 2n === 1n)
      : mode === "down" ? false
      : fault(`rounding: ${mode}`);
    const result = new Fraction(whole + (up ? 1n : 0n), scale);
    return value.top < 0n ? result.opposite() : result;
  }

  function fault(what) {
    throw new Error(`this script does not know ${what}`);
  }

  // ── intervals: ir/intervals.py ───────────────────────────────────────────────────────────
  // An end without a number is infinite; a closed end is attained.

  const interval = (low, high, lowClosed = true, highClosed = true) => ({ low, high, lowClosed, highClosed });
  const point = (value) => interval(value, value);
  const EVERYTHING = interval(null, null);
  const NOTHING = interval(ZERO, ZERO, false, false);
  const NON_NEGATIVE = interval(ZERO, null);
  const UNIT = interval(ZERO, ONE);

  const same = (a, b) => (a === null || b === null ? a === b : a.equals(b));

  function isIn(value, { low, high, lowClosed, highClosed }) {
    const above = low === null ? 1 : value.against(low);
    const below = high === null ? 1 : high.against(value);
    return (above > 0 || (lowClosed && above === 0)) && (below > 0 || (highClosed && below === 0));
  }

  const isPoint = (one) => one.low !== null && same(one.low, one.high);

  function isEmpty({ low, high, lowClosed, highClosed }) {
    if (low === null || high === null) return false;
    const order = low.against(high);
    return order > 0 || (order === 0 && !(lowClosed && highClosed));
  }

  // Which of two ends lies lower; an infinite low end lies lowest, an infinite high end highest.
  function lowerLow(a, b) {
    if (a.low === null || b.low === null) return [null, true];
    const order = a.low.against(b.low);
    if (order === 0) return [a.low, a.lowClosed || b.lowClosed];
    return order < 0 ? [a.low, a.lowClosed] : [b.low, b.lowClosed];
  }

  function higherLow(a, b) {
    if (a.low === null) return [b.low, b.lowClosed || b.low === null];
    if (b.low === null) return [a.low, a.lowClosed];
    const order = a.low.against(b.low);
    if (order === 0) return [a.low, a.lowClosed && b.lowClosed];
    return order > 0 ? [a.low, a.lowClosed] : [b.low, b.lowClosed];
  }

  function higherHigh(a, b) {
    if (a.high === null || b.high === null) return [null, true];
    const order = a.high.against(b.high);
    if (order === 0) return [a.high, a.highClosed || b.highClosed];
    return order > 0 ? [a.high, a.highClosed] : [b.high, b.highClosed];
  }

  function lowerHigh(a, b) {
    if (a.high === null) return [b.high, b.highClosed || b.high === null];
    if (b.high === null) return [a.high, a.highClosed];
    const order = a.high.against(b.high);
    if (order === 0) return [a.high, a.highClosed && b.highClosed];
    return order < 0 ? [a.high, a.highClosed] : [b.high, b.highClosed];
  }

  function between([low, lowClosed], [high, highClosed]) {
    return interval(low, high, lowClosed, highClosed);
  }

  const meet = (a, b) => between(higherLow(a, b), lowerHigh(a, b));
  const hull = (pieces) => pieces.reduce((a, b) => between(lowerLow(a, b), higherHigh(a, b)));
  const disjoint = (a, b) => isEmpty(meet(a, b));

  function within(inner, outer) {
    if (isEmpty(inner)) return true;
    const common = meet(inner, outer);
    return (
      same(common.low, inner.low) &&
      same(common.high, inner.high) &&
      common.lowClosed === (inner.lowClosed || inner.low === null) &&
      common.highClosed === (inner.highClosed || inner.high === null)
    );
  }

  function without(one, removed) {
    if (disjoint(one, removed)) return one;
    const fromStart = coversStart(removed, one);
    const toEnd = coversStart(negate(removed), negate(one));
    if (fromStart && toEnd) return NOTHING;
    if (fromStart) return interval(removed.high, one.high, !removed.highClosed, one.highClosed);
    if (toEnd) return interval(one.low, removed.low, one.lowClosed, !removed.lowClosed);
    return one;
  }

  function coversStart(one, other) {
    if (one.low === null || other.low === null) return one.low === null;
    const order = one.low.against(other.low);
    return order === 0 ? one.lowClosed || !other.lowClosed : order < 0;
  }

  function integers(one) {
    let { low, high } = one;
    if (low !== null && !(low.isWhole && one.lowClosed)) low = new Fraction(low.floor() + 1n);
    if (high !== null && !(high.isWhole && one.highClosed)) {
      high = new Fraction(high.isWhole ? high.floor() - 1n : high.floor());
    }
    return interval(low, high);
  }

  function add(a, b) {
    const low = a.low === null || b.low === null ? null : a.low.plus(b.low);
    const high = a.high === null || b.high === null ? null : a.high.plus(b.high);
    return interval(low, high, low === null || (a.lowClosed && b.lowClosed), high === null || (a.highClosed && b.highClosed));
  }

  function negate({ low, high, lowClosed, highClosed }) {
    return interval(high === null ? null : high.opposite(), low === null ? null : low.opposite(), highClosed, lowClosed);
  }

  function multiply(a, b) {
    const corners = ends(a).flatMap((one) => ends(b).map((other) => product(one, other)));
    const finite = corners.filter((one) => one.infinite === 0);
    let [low, high] = [[null, true], [null, true]];
    if (finite.length > 0 && corners.every((one) => one.infinite >= 0)) low = outermost(finite, least);
    if (finite.length > 0 && corners.every((one) => one.infinite <= 0)) high = outermost(finite, greatest);
    return between(low, high);
  }

  function outermost(corners, choose) {
    const value = choose(corners.map((one) => one.value));
    return [value, corners.some((one) => one.closed && one.value.equals(value))];
  }

  /** Both ends, with the sign of their infinity (0 when finite). */
  function ends(one) {
    return [
      { value: one.low, closed: one.lowClosed, infinite: one.low === null ? -1 : 0 },
      { value: one.high, closed: one.highClosed, infinite: one.high === null ? 1 : 0 },
    ];
  }

  function product(one, other) {
    if (one.infinite === 0 && other.infinite === 0) {
      const attainedZero = (one.value.sign === 0 && one.closed) || (other.value.sign === 0 && other.closed);
      return { value: one.value.times(other.value), closed: (one.closed && other.closed) || attainedZero, infinite: 0 };
    }
    const finite = one.infinite !== 0 ? other : one;
    if (finite.infinite === 0 && finite.value.sign === 0) return { value: ZERO, closed: finite.closed, infinite: 0 };
    const direction = (end) => (end.infinite !== 0 ? end.infinite : end.value.sign);
    return { value: null, closed: true, infinite: direction(one) * direction(other) };
  }

  function divide(a, b) {
    if (isEmpty(a) || isEmpty(b)) return NOTHING;
    return isIn(ZERO, b) ? EVERYTHING : multiply(a, reciprocal(b));
  }

  /** One over an interval that does not hold zero. */
  function reciprocal(one) {
    const { low, high } = one;
    if (low === null || low.sign < 0) return negate(reciprocal(negate(one)));
    return interval(
      high === null ? ZERO : ONE.over(high),
      low.sign === 0 ? null : ONE.over(low),
      high !== null && one.highClosed,
      low.sign === 0 || one.lowClosed,
    );
  }

  const leastOf = (pieces) => pieces.reduce((a, b) => between(lowerLow(a, b), lowerHigh(a, b)));
  const greatestOf = (pieces) => negate(leastOf(pieces.map(negate)));

  // ── a ruleset from its data ──────────────────────────────────────────────────────────────

  /** Answers are kept by owner and name; the owner of a question of the whole ruleset is null. */
  const keyOf = (owner, name) => JSON.stringify([owner ?? null, name]);
  const nameOf = (key) => JSON.parse(key)[1];
  const exact = (text) => (text === null || text === undefined ? null : Fraction.of(text));

  function intervalOf(data) {
    return interval(exact(data.low), exact(data.high), data.low_closed ?? true, data.high_closed ?? true);
  }

  /**
   * The ruleset in an envelope of `cchc-ruleset`, ready to score with.
   *
   * Equal numbers and conditions become one object, so that a fact about one is known of the other.
   */
  function ruleset(envelope) {
    if (envelope.kind !== "cchc-ruleset" || envelope.format !== 1) fault(`this form of a ruleset`);
    const data = envelope.ruleset;
    const made = new Map();

    const once = (part, make) => {
      const text = JSON.stringify(part);
      if (!made.has(text)) made.set(text, make(part));
      return made.get(text);
    };
    const number = (part) => once(part, makeNumber);
    const condition = (part) => once(part, makeCondition);
    const keyed = (part) => ({ kind: part.kind, key: keyOf(part.owner, part.name) });

    function makeNumber(part) {
      switch (part.kind) {
        case "constant": return { kind: part.kind, value: Fraction.of(part.value) };
        case "answer": return keyed(part);
        case "tally": return { ...keyed(part), option: part.option, group: part.group ?? null };
        case "of-all":
          return { kind: part.kind, key: keyOf(part.owner, `${part.name}@${part.figure}`), asked: keyOf(part.owner, part.name) };
        case "sum": return { kind: part.kind, parts: part.terms.map(number) };
        case "product": return { kind: part.kind, parts: part.factors.map(number) };
        case "least": case "greatest": return { kind: part.kind, parts: part.choices.map(number) };
        case "quotient": return { kind: part.kind, dividend: number(part.dividend), divisor: number(part.divisor) };
        case "if":
          return { kind: part.kind, condition: condition(part.condition), then: number(part.then), otherwise: number(part.otherwise) };
        case "rounded": return { kind: part.kind, value: number(part.value), digits: part.digits, mode: part.mode };
        case "earned": case "share": return { kind: part.kind, node: part.node };
        default: return fault(`the number ${part.kind}`);
      }
    }

    function makeCondition(part) {
      switch (part.kind) {
        case "within": return { kind: part.kind, value: number(part.value), interval: intervalOf(part.interval) };
        case "yes": case "absent": return keyed(part);
        case "chosen": return { ...keyed(part), option: part.option };
        case "all": case "any": return { kind: part.kind, parts: part.conditions.map(condition) };
        case "not": return { kind: part.kind, condition: condition(part.condition) };
        default: return fault(`the condition ${part.kind}`);
      }
    }

    const demand = (part) => ({
      part: number(part.part),
      whole: number(part.whole),
      ratio: number({ kind: "quotient", dividend: part.part, divisor: part.whole }),
    });

    const clause = (part) => ({
      when: condition(part.when),
      outcome: part.then,
      points: part.then.kind === "award" ? number(part.then.points) : null,
    });

    function node(part) {
      const shared = {
        id: part.id,
        code: part.code,
        level: part.level,
        name: part.name,
        maximum: exact(part.maximum),
        applies: part.applies === undefined || part.applies === null ? null : condition(part.applies),
        mayBeClaimed: part.may_be_claimed_na ?? false,
        certainty: part.provenance.certainty,
        note: part.note ?? null,
      };
      if (part.kind === "group") {
        return { ...shared, isItem: false, combine: part.combine, rescales: part.rescales, children: part.children.map(node) };
      }
      const item = {
        ...shared,
        isItem: true,
        cases: part.cases.map(clause),
        demands: (part.demands ?? []).map(demand),
        na: { effect: part.na.effect, level: part.na.level ?? null },
        evidence: (part.evidence ?? []).map((one) => ({
          documents: one.documents.map((document) => ({
            name: document.name,
            kind: document.kind ?? null,
            issuer: document.issuer ?? null,
            numbered: document.numbered ?? false,
            since: document.since ?? null,
            until: document.until ?? null,
            count: document.count ?? 1,
          })),
          anyOne: one.any_one ?? false,
        })),
        withoutEvidence: part.without_evidence ?? null,
      };
      item.keys = keysOfItem(item);
      return item;
    }

    const total = data.total;
    const cap = (part) => (part === null || part === undefined ? null : exact(part.limit));
    const inputs = data.inputs.map((one) => ({
      key: keyOf(one.owner, one.name),
      owner: one.owner ?? null,
      name: one.name,
      question: one.question,
      kind: answerKind(one.kind),
    }));
    return {
      id: data.id,
      year: data.year,
      title: data.title,
      language: data.language === "en" ? "en" : "vi",
      inputs,
      kinds: new Map(inputs.map((one) => [one.key, one.kind])),
      children: data.children.map(node),
      total: {
        maximum: exact(total.maximum),
        cap: exact(total.cap),
        floor: exact(total.floor),
        bonusCap: cap(total.bonus_cap),
        penaltyCap: cap(total.penalty_cap),
        numerator: total.numerator,
        denominator: total.denominator,
        rounding: total.rounding ?? null,
        rescale: total.rescale,
      },
      gradings: (data.gradings ?? []).map((one) => ({
        target: one.target ?? null,
        onRounded: one.on_rounded,
        grades: one.grades.map((grade) => ({ name: grade.name, interval: intervalOf(grade.interval) })),
        gates: (one.gates ?? []).map((gate) => ({
          name: gate.name,
          condition: condition(gate.condition),
          effect: gate.effect,
          steps: gate.steps ?? 0,
          grade: gate.grade ?? null,
        })),
      })),
    };
  }

  function answerKind(part) {
    switch (part.kind) {
      case "number-of": case "index-of": return { ...part, bounds: intervalOf(part.bounds) };
      case "judgement-of":
        return { ...part, low: exact(part.low), high: exact(part.high), step: exact(part.step) };
      case "survey-of":
        return { ...part, options: part.options.map((one) => one.label), groups: (part.groups ?? []).map((one) => one.label) };
      default: return part;
    }
  }

  /** Every node below, parents before children. */
  function* nodesOf(children) {
    for (const node of children) {
      yield node;
      if (!node.isItem) yield* nodesOf(node.children);
    }
  }

  const itemsOf = (rules) => [...nodesOf(rules.children)].filter((node) => node.isItem);
  const isExtra = (node) => (node.isItem ? node.level === "bonus" || node.level === "penalty" : node.maximum === null);

  // ── what a rule reads: ir/walk.py ────────────────────────────────────────────────────────

  function* keysOfNumber(number) {
    switch (number.kind) {
      case "answer": case "tally": yield number.key; break;
      case "of-all": yield number.asked; break;
      case "sum": case "product": case "least": case "greatest":
        for (const one of number.parts) yield* keysOfNumber(one);
        break;
      case "quotient":
        yield* keysOfNumber(number.dividend);
        yield* keysOfNumber(number.divisor);
        break;
      case "if":
        yield* keysOfCondition(number.condition);
        yield* keysOfNumber(number.then);
        yield* keysOfNumber(number.otherwise);
        break;
      case "rounded": yield* keysOfNumber(number.value); break;
      default: break;
    }
  }

  function* keysOfCondition(condition) {
    switch (condition.kind) {
      case "within": yield* keysOfNumber(condition.value); break;
      case "yes": case "chosen": case "absent": yield condition.key; break;
      case "all": case "any":
        for (const one of condition.parts) yield* keysOfCondition(one);
        break;
      case "not": yield* keysOfCondition(condition.condition); break;
      default: break;
    }
  }

  /** The number and every number inside it, conditions included. */
  function* numbersIn(number) {
    yield number;
    const inside = [...(number.parts ?? []), number.dividend, number.divisor, number.then, number.otherwise];
    for (const one of number.kind === "rounded" ? [number.value] : inside) if (one !== undefined) yield* numbersIn(one);
    if (number.kind === "if") yield* numbersOf(number.condition);
  }

  function* numbersOf(condition) {
    if (condition.kind === "within") yield* numbersIn(condition.value);
    if (condition.kind === "not") yield* numbersOf(condition.condition);
    for (const one of condition.parts ?? []) yield* numbersOf(one);
  }

  function keysOfItem(item) {
    const found = new Set(item.applies === null ? [] : keysOfCondition(item.applies));
    for (const { when, points } of item.cases) {
      for (const key of keysOfCondition(when)) found.add(key);
      if (points !== null) for (const key of keysOfNumber(points)) found.add(key);
    }
    return [...found];
  }

  // ── answers ──────────────────────────────────────────────────────────────────────────────
  // A count, number, index, duration or day is a Fraction, yes and no are booleans, an option is
  // a text, "it never happened" is NEVER.

  const NEVER = Object.freeze({ never: true });

  /** Points at discretion, with who gave them and why. */
  class Judgement {
    constructor(points, by, reason) {
      Object.assign(this, { points, by, reason });
      Object.freeze(this);
    }
  }

  /** How many people chose each option, by group and option. */
  class Replies {
    constructor(counts) {
      this.counts = counts;
      Object.freeze(this);
    }

    static key(group, option) {
      return JSON.stringify([group ?? null, option]);
    }

    of(group, option) {
      return this.counts.get(Replies.key(group, option)) ?? ZERO;
    }
  }

  /** The dossier in an envelope of `cchc-dossier`. */
  function dossier(envelope) {
    if (envelope.kind !== "cchc-dossier" || envelope.format !== 1) fault("this form of a dossier");
    const data = envelope.dossier;
    const table = (part, make = (one) => one) =>
      new Map(Object.entries(part ?? {}).map(([key, one]) => [key, make(one)]));
    return {
      unit: data.unit,
      answers: new Map((data.answers ?? []).map((one) => [keyOf(one.owner, one.name), answerOf(one.value)])),
      evidence: table(data.evidence),
      explanations: table(data.explanations),
      naClaims: table(data.na_claims),
      refusals: table(data.refusals),
      awarded: table(data.awarded, judgementOf),
    };
  }

  const judgementOf = (part) => new Judgement(Fraction.of(part.points), part.by, part.reason);

  function answerOf(value) {
    switch (value.kind) {
      case "number": return Fraction.of(value.value);
      case "yes-no": case "choice": return value.value;
      case "never": return NEVER;
      case "judgement": return judgementOf(value);
      case "replies":
        return new Replies(new Map(value.counts.map((one) => [Replies.key(one.group, one.option), fraction(one.count)])));
      default: return fault(`the answer ${value.kind}`);
    }
  }

  // ── exact values: backends/exact/values.py ───────────────────────────────────────────────

  function given(key, answers) {
    const value = answers.get(key);
    if (value === undefined) throw new Unanswered();
    return value;
  }

  function numeric(value) {
    if (value instanceof Judgement) return value.points;
    if (value instanceof Fraction) return value;
    throw new Undefined("no number");
  }

  function valueOf(number, answers) {
    switch (number.kind) {
      case "constant": return number.value;
      case "answer": case "of-all": return numeric(given(number.key, answers));
      case "tally": return given(number.key, answers).of(number.group, number.option);
      case "sum": return sum(number.parts.map((one) => valueOf(one, answers)));
      case "product": return number.parts.reduce((made, one) => made.times(valueOf(one, answers)), ONE);
      case "quotient": {
        const below = valueOf(number.divisor, answers);
        if (below.sign === 0) throw new Undefined("division by zero");
        return valueOf(number.dividend, answers).over(below);
      }
      case "least": return least(number.parts.map((one) => valueOf(one, answers)));
      case "greatest": return greatest(number.parts.map((one) => valueOf(one, answers)));
      case "if": return valueOf(holds(number.condition, answers) ? number.then : number.otherwise, answers);
      case "rounded": return rounded(valueOf(number.value, answers), number.digits, number.mode);
      default: throw new Undefined(`${number.kind} outside a gate`);
    }
  }

  function holds(condition, answers) {
    switch (condition.kind) {
      case "within": return isIn(valueOf(condition.value, answers), condition.interval);
      case "yes": return given(condition.key, answers) === true;
      case "chosen": return given(condition.key, answers) === condition.option;
      case "absent": return given(condition.key, answers) === NEVER;
      case "all": return condition.parts.every((one) => holds(one, answers));
      case "any": return condition.parts.some((one) => holds(one, answers));
      case "not": return !holds(condition.condition, answers);
      default: return fault(condition.kind);
    }
  }

  /** The number of the first case that holds. */
  function deciding(cases, answers) {
    const position = cases.findIndex((one) => holds(one.when, answers));
    if (position < 0) throw new Undefined("no case holds");
    return position;
  }

  // ── what is known while answers are missing: ir/ranges.py ────────────────────────────────

  /** Facts narrow the range of whole numbers; truths settle conditions. Neither is ever changed. */
  class Known {
    constructor(parts) {
      Object.assign(this, { answers: new Map(), facts: new Map(), truths: new Map(), nodes: new Map() }, parts);
      this.found = new Map();
    }

    with(parts) {
      const { kinds, answers, facts, truths, nodes } = this;
      return new Known({ kinds, answers, facts, truths, nodes, ...parts });
    }
  }

  function rangeOf(number, known) {
    if (!known.found.has(number)) known.found.set(number, narrowed(number, known));
    return known.found.get(number);
  }

  function narrowed(number, known) {
    let range = computed(number, known);
    const fact = known.facts.get(number);
    if (fact !== undefined) range = meet(range, fact);
    return !isPoint(range) && isWhole(number, known) ? integers(range) : range;
  }

  function computed(number, known) {
    const range = (one) => rangeOf(one, known);
    switch (number.kind) {
      case "constant": return point(number.value);
      case "answer": {
        const value = known.answers.get(number.key);
        if (value instanceof Judgement) return point(value.points);
        return value instanceof Fraction ? point(value) : answerRange(number.key, known);
      }
      case "tally": {
        const replies = known.answers.get(number.key);
        return replies instanceof Replies ? point(replies.of(number.group, number.option)) : NON_NEGATIVE;
      }
      case "of-all": {
        const figure = known.answers.get(number.key);
        return figure instanceof Fraction ? point(figure) : answerRange(number.asked, known);
      }
      case "sum": return number.parts.map(range).reduce(add, point(ZERO));
      case "product": return number.parts.map(range).reduce(multiply, point(ONE));
      case "quotient": return quotientRange(number, known);
      case "least": return leastOf(number.parts.map(range));
      case "greatest": return greatestOf(number.parts.map(range));
      case "if": {
        const truth = truthOf(number.condition, known);
        if (truth !== null) return range(truth ? number.then : number.otherwise);
        const yes = rangeOf(number.then, assume(number.condition, known, true));
        const no = rangeOf(number.otherwise, assume(number.condition, known, false));
        return hull([yes, no]);
      }
      case "rounded": {
        const { low, high } = range(number.value);
        const at = (end) => (end === null ? null : rounded(end, number.digits, number.mode));
        return interval(at(low), at(high));
      }
      case "earned": return known.nodes.get(number.node).range;
      case "share": {
        const { range: points, applicable } = known.nodes.get(number.node);
        return applicable.sign === 0 ? EVERYTHING : divide(points, point(applicable));
      }
      default: return fault(number.kind);
    }
  }

  /** What an answer can be at all. */
  function answerRange(key, known) {
    const kind = known.kinds.get(key);
    switch (kind === undefined ? null : kind.kind) {
      case "count-of": case "days-of": return NON_NEGATIVE;
      case "number-of": case "index-of": return kind.bounds;
      case "judgement-of": return interval(kind.low, kind.high);
      case "date-of": return interval(ONE, null);
      default: return EVERYTHING;
    }
  }

  function quotientRange({ dividend, divisor: below }, known) {
    const under = rangeOf(below, known);
    const range = divide(rangeOf(dividend, known), under);
    const mean = weightedMean(dividend, below, known);
    return mean !== null && !isIn(ZERO, under) ? meet(range, mean) : range;
  }

  /** The range of a mean with weights never negative, Σ wx / Σ w: it lies among the x. */
  function weightedMean(dividend, below, known) {
    if (dividend.kind !== "sum" || below.kind !== "sum") return null;
    if (dividend.parts.length !== below.parts.length || below.parts.length === 0) return null;
    const averaged = [];
    for (const [place, term] of dividend.parts.entries()) {
      const weight = below.parts[place];
      if (isTallied(term, weight)) averaged.push(point(term.parts[0].value));
      else if (isSharedOut(term, weight)) {
        averaged.push(rangeOf(term.otherwise.parts[1], assume(term.condition, known, false)));
      } else return null;
    }
    return hull(averaged);
  }

  const isPair = (number) => number.kind === "product" && number.parts.length === 2 && number.parts[0].kind === "constant";
  const isTallied = (term, weight) => isPair(term) && weight.kind === "tally" && term.parts[1] === weight;

  function isSharedOut(term, weight) {
    if (term.kind !== "if" || weight.kind !== "if" || term.condition !== weight.condition) return false;
    const constants = [term.then, weight.then, weight.otherwise].every((one) => one.kind === "constant");
    if (!constants || !isPair(term.otherwise)) return false;
    const own = term.otherwise.parts[0].value;
    const other = weight.otherwise.value;
    return own.equals(other) && other.sign >= 0 && term.then.value.sign === 0 && weight.then.value.sign === 0;
  }

  /** Whether the number can only be whole, so that 3 < x < 4 is empty. */
  function isWhole(number, known) {
    switch (number.kind) {
      case "tally": return true;
      case "answer": {
        const kind = known.kinds.get(number.key);
        return kind !== undefined && ["count-of", "days-of", "date-of"].includes(kind.kind);
      }
      case "constant": return number.value.isWhole;
      case "sum": case "product": case "least": case "greatest":
        return number.parts.every((one) => isWhole(one, known));
      default: return false;
    }
  }

  /** Whether the condition holds; null when what is known does not settle it. */
  function truthOf(condition, known) {
    const settled = known.truths.get(condition);
    if (settled !== undefined) return settled;
    const answer = known.answers.get(condition.key);
    switch (condition.kind) {
      case "within": {
        const possible = rangeOf(condition.value, known);
        if (disjoint(possible, condition.interval)) return false;
        return within(possible, condition.interval) ? true : null;
      }
      case "yes": return typeof answer === "boolean" ? answer : null;
      case "chosen": return typeof answer === "string" ? answer === condition.option : null;
      case "absent": return answer === undefined ? null : answer === NEVER;
      case "all": return kleene(condition.parts.map((one) => truthOf(one, known)), false);
      case "any": return kleene(condition.parts.map((one) => truthOf(one, known)), true);
      case "not": {
        const truth = truthOf(condition.condition, known);
        return truth === null ? null : !truth;
      }
      default: return fault(condition.kind);
    }
  }

  /** Three-valued "and" (absorbing false) or "or" (absorbing true). */
  function kleene(values, absorbing) {
    if (values.includes(absorbing)) return absorbing;
    return values.includes(null) ? null : !absorbing;
  }

  const also = (map, key, value) => new Map(map).set(key, value);

  /** What is known once the condition is taken to hold, or not to. */
  function assume(condition, known, truth) {
    const { kind, parts } = condition;
    if (kind === "within") {
      const range = rangeOf(condition.value, known);
      const left = truth ? meet(range, condition.interval) : without(range, condition.interval);
      return known.with({ facts: also(known.facts, condition.value, left) });
    }
    const isPlain = (kind === "all" && truth) || (kind === "any" && !truth);
    if (isPlain || ((kind === "all" || kind === "any") && parts.length === 1)) {
      return parts.reduce((so, one) => assume(one, so, truth), known);
    }
    if (kind === "not") return assume(condition.condition, known, !truth);
    return known.with({ truths: also(known.truths, condition, truth) });
  }

  /** What is known when every part is a part of its whole. */
  function believing(demands, known) {
    const facts = new Map(known.facts);
    for (const { part, whole, ratio } of demands) {
      facts.set(ratio, meet(facts.get(ratio) ?? EVERYTHING, UNIT));
      if (part.kind !== "constant") {
        const kept = meet(facts.get(part) ?? EVERYTHING, NON_NEGATIVE);
        facts.set(part, meet(kept, interval(null, rangeOf(whole, known).high)));
      }
    }
    return known.with({ facts });
  }

  /** Each case that may decide, with what is known where it does. */
  function* reachable(cases, known) {
    for (const [position, one] of cases.entries()) {
      const truth = truthOf(one.when, known);
      if (truth !== false) yield { position, one, inside: assume(one.when, known, true) };
      if (truth === true) return;
      known = assume(one.when, known, false);
    }
  }

  // ── names as people mean them: base/names.py ─────────────────────────────────────────────

  const TONES = ["\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
  const OPEN_PAIRS = ["oa", "oe", "uy"];

  const seenWords = new Map();
  const MOST_WORDS = 20_000;

  /** Composed, lower case, blanks as one space, Eth as Đ, tones in the new placement. */
  function folded(word) {
    if (!seenWords.has(word)) {
      if (seenWords.size >= MOST_WORDS) seenWords.clear();
      seenWords.set(word, foldedAnew(word));
    }
    return seenWords.get(word);
  }

  function foldedAnew(word) {
    const composed = word.normalize("NFC").replaceAll("Ð", "Đ").toLowerCase();
    return composed.trim().split(/\s+/).map(newTones).join(" ");
  }

  function newTones(word) {
    const letters = [...word].map((letter) => letter.normalize("NFD"));
    for (let place = 0; place < letters.length - 1; place += 1) {
      const [first, second, third = ""] = letters.slice(place, place + 3);
      const tone = [...second].find((mark) => TONES.includes(mark));
      if (tone === undefined || !OPEN_PAIRS.includes(first + second.replace(tone, ""))) continue;
      const closed = /^\p{L}+$/u.test(third);
      const afterQ = place > 0 && first === "u" && letters[place - 1] === "q";
      if (!closed && !afterQ) [letters[place], letters[place + 1]] = [first + tone, second.replace(tone, "")];
    }
    return letters.join("").normalize("NFC");
  }

  // ── evidence: ir/evidence.py, backends/exact/proofs.py ───────────────────────────────────

  const alike = (given_, asked) =>
    given_ !== null && given_ !== undefined && asked !== null && folded(given_) === folded(asked);
  const there = (value) => value !== null && value !== undefined;

  function fits(one, document) {
    if (!alike(one.name, document.name) && !alike(one.kind, document.kind)) return false;
    if (document.kind !== null && there(one.kind) && !alike(one.kind, document.kind)) return false;
    if (document.issuer !== null && !alike(one.issuer, document.issuer)) return false;
    if (document.numbered && !one.number) return false;
    if ((document.since !== null || document.until !== null) && !there(one.day)) return false;
    if (there(one.day) && document.since !== null && one.day < document.since) return false;
    return !(there(one.day) && document.until !== null && one.day > document.until);
  }

  const isMet = (document, attached) => attached.filter((one) => fits(one, document)).length >= document.count;

  function proofOf(item, given_) {
    if (item.evidence.length === 0) return { proof: "not-needed", unproven: [] };
    const attached = given_.evidence.get(item.id) ?? [];
    const unproven = [];
    let satisfied = 0;
    for (const { documents, anyOne } of item.evidence) {
      const lacking = documents.filter((document) => !isMet(document, attached)).map((document) => document.name);
      const met = documents.length - lacking.length;
      satisfied += met;
      if (!(anyOne && met > 0)) unproven.push(...lacking);
    }
    if (unproven.length === 0) return { proof: "complete", unproven };
    if (given_.explanations.get(item.id)) return { proof: "explained", unproven };
    return { proof: satisfied > 0 ? "partial" : "none", unproven };
  }

  // ── one item: backends/exact/items.py ────────────────────────────────────────────────────

  const span = (low, high) => ({ low, high });
  const isFinal = ({ low, high }) => low.equals(high);
  const OUTSIDE = ["survey-of", "index-of", "judgement-of"];

  function scoreItem(item, setting) {
    const blank = {
      isItem: true,
      id: item.id,
      code: item.code,
      level: item.level,
      name: item.name,
      status: "missing",
      points: span(ZERO, item.maximum),
      maximum: item.maximum,
      applicable: item.maximum,
      case: null,
      outcome: null,
      unrounded: null,
      proof: "not-needed",
      policy: item.withoutEvidence,
      missing: [],
      unproven: [],
      naCause: null,
      reason: null,
      certainty: item.certainty,
    };
    const claimed = setting.dossier.naClaims.get(item.id);
    if (claimed !== undefined) return notApplicable(item, blank, "claimed", claimed);
    const conditions = item.applies === null ? setting.above : [...setting.above, item.applies];
    const known = new Known({ kinds: setting.kinds, answers: setting.dossier.answers });
    const truths = conditions.map((one) => truthOf(one, known));
    if (truths.includes(false)) return notApplicable(item, blank, "by-kind", null);
    const scored = byRule(item, blank, setting);
    const open = conditions.filter((_, place) => truths[place] === null);
    if (open.length === 0 || scored.score.status === "not-applicable") return scored;
    const keys = [...new Set(open.flatMap((one) => [...keysOfCondition(one)]))];
    return mayNotApply(item, { ...scored.score, points: scored.given }, missingNames(keys, setting));
  }

  const sure = (score) => ({ score, given: score.points, mayNotApply: false });

  function byRule(item, blank, setting) {
    const { answers, awarded } = setting.dossier;
    if (awarded.has(item.id)) {
      const { points, reason } = awarded.get(item.id);
      const decided = roundedItem(item, points, setting);
      return sure({ ...blank, status: "decided", points: span(decided, decided), reason });
    }
    if (item.demands.some((demand) => isBroken(demand, answers))) return sure({ ...blank, status: "rejected" });
    let position;
    let points = null;
    try {
      position = deciding(item.cases, answers);
      if (item.cases[position].points !== null) points = valueOf(item.cases[position].points, answers);
    } catch (cause) {
      if (cause instanceof Unanswered) return partial(item, blank, setting);
      throw cause;
    }
    const { outcome } = item.cases[position];
    return decided(item, { ...blank, case: position, outcome }, points, setting);
  }

  function decided(item, blank, points, setting) {
    switch (blank.outcome.kind) {
      case "award": {
        const final = roundedItem(item, points, setting);
        const unrounded = final.equals(points) ? null : points;
        return sure(proven(item, { ...blank, status: "scored", points: span(final, final), unrounded }, setting));
      }
      case "not-applicable": return notApplicable(item, blank, "by-rule", null);
      case "needs-explanation": {
        const reason = setting.dossier.explanations.get(item.id) ?? null;
        return sure({ ...blank, status: "explanation-needed", reason });
      }
      case "pending": case "rejected": return sure({ ...blank, status: blank.outcome.kind });
      default: return fault(`the outcome ${blank.outcome.kind}`);
    }
  }

  /** Whether a part lies below nothing or above its whole, as far as that can be known. */
  function isBroken({ part, whole }, answers) {
    try {
      const [one, all] = [valueOf(part, answers), valueOf(whole, answers)];
      return one.sign < 0 || one.against(all) > 0;
    } catch (cause) {
      if (cause instanceof Unanswered) return false;
      throw cause;
    }
  }

  /** Bounds from the cases that may still decide. */
  function partial(item, blank, setting) {
    let known = believing(item.demands, new Known({ kinds: setting.kinds, answers: setting.dossier.answers }));
    if (item.applies !== null) known = assume(item.applies, known, true);
    const bounds = [];
    const outcomes = [];
    const whole = interval(ZERO, item.maximum);
    for (const { position, one, inside } of reachable(item.cases, known)) {
      outcomes.push({ position, outcome: one.outcome });
      if (one.points !== null) bounds.push(roundedBetween(item, meet(rangeOf(one.points, inside), whole), setting));
      else if (one.outcome.kind !== "not-applicable") bounds.push(whole);
    }
    if (bounds.length === 0) return notApplicable(item, { ...blank, case: outcomes[0].position }, "by-rule", null);
    const only = outcomes.length === 1 ? outcomes[0] : { position: null, outcome: null };
    const [{ outcome }] = outcomes;
    if (outcome.kind !== "award" && outcomes.every((one) => one.outcome.kind === outcome.kind)) {
      // Whichever of these cases decides, what is missing changes nothing.
      return decided(item, { ...blank, case: only.position, outcome }, null, setting);
    }
    const { low, high } = hull(bounds);
    const points = span(low ?? ZERO, high ?? item.maximum);
    const isAward = (one) => one.outcome.kind === "award";
    if (isFinal(points) && outcomes.every(isAward)) {
      return sure(proven(item, { ...blank, status: "scored", points, case: only.position, outcome: only.outcome }, setting));
    }
    const status = waitsForOthers(item.keys, setting) ? "pending" : "missing";
    const missing = missingNames(item.keys, setting);
    let score = { ...proven(item, { ...blank, status, points, missing }, setting), status };
    if (!outcomes.every((one) => isAward(one) || one.outcome.kind === "not-applicable")) {
      // A refusal takes points away; where the rule may yet give none, nobody has refused anything.
      score = { ...score, points: span(score.points.low, points.high) };
    }
    const open = outcomes.some((one) => one.outcome.kind === "not-applicable");
    return open ? mayNotApply(item, score, missing) : sure(score);
  }

  /** A score that may yet be replaced by what the ruleset gives to an item that does not apply. */
  function mayNotApply(item, score, missing) {
    const { low, high } = score.points;
    const shown = {
      ...score,
      status: score.status === "scored" ? "missing" : score.status,
      points: item.na.effect === "full" ? span(low, item.maximum) : span(ZERO, high),
      missing: [...new Set([...score.missing, ...missing])],
    };
    return { score: shown, given: item.na.effect === "rescale" ? score.points : shown.points, mayNotApply: true };
  }

  /** Whether everything still missing comes from others: surveys, indexes, judgements. */
  function waitsForOthers(keys, { dossier: { answers }, kinds }) {
    return keys.filter((key) => !answers.has(key)).every((key) => OUTSIDE.includes((kinds.get(key) ?? {}).kind));
  }

  function notApplicable(item, blank, naCause, reason) {
    const points = item.na.effect === "full" ? item.maximum : ZERO;
    const applicable = item.na.effect === "rescale" ? ZERO : item.maximum;
    return sure({ ...blank, status: "not-applicable", points: span(points, points), applicable, naCause, reason });
  }

  /** What the evidence makes of points that the rule gives. */
  function proven(item, score, { dossier: given_ }) {
    const refusal = given_.refusals.get(item.id);
    if (refusal !== undefined) return { ...score, status: "refused", points: span(ZERO, ZERO), reason: refusal };
    if (item.level === "penalty" || score.points.high.sign === 0) return score;
    const found = proofOf(item, given_);
    const shown = { ...score, ...found };
    if (found.proof === "not-needed" || found.proof === "complete") return shown;
    if (item.withoutEvidence === "explain" && found.proof === "explained") {
      return { ...shown, reason: given_.explanations.get(item.id) ?? null };
    }
    const status = item.withoutEvidence === "refuse" ? "refused" : "unproven";
    return { ...shown, status, points: span(ZERO, score.points.high) };
  }

  /** Rounding gives no points above the maximum: 1.25 of 1.25 points stay 1.25 at one digit. */
  function roundedItem(item, points, { rounding }) {
    return rounding === null ? points : least([item.maximum, rounded(points, rounding.digits, rounding.mode)]);
  }

  /** Only awards are rounded: an item that waits or is to be explained may earn its whole maximum. */
  function roundedBetween(item, { low, high }, setting) {
    return interval(roundedItem(item, low ?? ZERO, setting), roundedItem(item, high ?? item.maximum, setting));
  }

  const missingNames = (keys, setting) => keys.filter((key) => !setting.dossier.answers.has(key)).map(nameOf);

  // ── groups: backends/exact/groups.py ─────────────────────────────────────────────────────
  // A weight is points between low and high, out of a maximum between least and most; an optional
  // one may turn out not to apply at all.

  function weightOf(item, { score, given: points, mayNotApply: open }) {
    if (score.applicable.sign === 0 && score.status === "not-applicable") return [];
    const optional = open && item.na.effect === "rescale";
    return [{ ...points, least: score.maximum, most: score.maximum, optional }];
  }

  const sureOf = (weights, field) => sum(weights.map((one) => (one.optional ? ZERO : one[field])));
  const allOf = (weights, field) => sum(weights.map((one) => one[field]));
  const isOptional = (weights) => weights.every((one) => one.optional);

  function combine(group, children) {
    let weights = children.flat();
    if (weights.length === 0) return { weights, points: span(ZERO, ZERO), applicable: ZERO, rescaled: false };
    switch (group.combine) {
      case "sum": break;
      case "capped-sum": weights = [cappedWeight(weights, group.maximum)]; break;
      case "best": case "worst": {
        const picks = children.filter((child) => child.length > 0).map(oneWeight);
        weights = [picked(picks, group.maximum, group.combine === "best")];
        break;
      }
      default: fault(`the group ${group.combine}`);
    }
    return group.rescales ? rescaled(weights, group.maximum) : summed(weights);
  }

  function rescaled(weights, maximum) {
    const low = maximum.times(lowestShare(weights));
    const high = maximum.times(highestShare(weights));
    const optional = isOptional(weights);
    return {
      weights: [{ low, high, least: maximum, most: maximum, optional }],
      // A group that may not apply at all may end with nothing; its weight then counts nowhere.
      points: span(optional ? ZERO : low, high),
      applicable: maximum,
      rescaled: !allOf(weights, "least").equals(maximum),
    };
  }

  function lowestShare(weights) {
    let [points, total] = [sureOf(weights, "low"), sureOf(weights, "most")];
    const share = (one) => one.low.over(one.most);
    for (const one of weights.filter((weight) => weight.optional).sort((a, b) => share(a).against(share(b)))) {
      if (total.sign === 0 || one.low.times(total).against(points.times(one.most)) < 0) {
        [points, total] = [points.plus(one.low), total.plus(one.most)];
      }
    }
    return points.over(total);
  }

  function highestShare(weights) {
    let [points, total] = [sureOf(weights, "high"), sureOf(weights, "least")];
    const share = (one) => one.high.over(one.least);
    for (const one of weights.filter((weight) => weight.optional).sort((a, b) => share(b).against(share(a)))) {
      if (total.sign === 0 || one.high.times(total).against(points.times(one.least)) > 0) {
        [points, total] = [points.plus(one.high), total.plus(one.least)];
      }
    }
    return least([ONE, points.over(total)]);
  }

  function summed(weights) {
    const points = span(sureOf(weights, "low"), allOf(weights, "high"));
    return { weights, points, applicable: allOf(weights, "most"), rescaled: false };
  }

  /** The weights of one child as one. */
  function oneWeight(child) {
    if (child.length === 1) return child[0];
    const certain = sureOf(child, "least");
    return {
      low: sureOf(child, "low"),
      high: allOf(child, "high"),
      least: certain.sign === 0 ? least(child.map((one) => one.least)) : certain,
      most: allOf(child, "most"),
      optional: isOptional(child),
    };
  }

  function cappedWeight(weights, cap) {
    const { low, high, least: few, most, optional } = oneWeight(weights);
    const capped = (value) => least([cap, value]);
    return { low: capped(low), high: capped(high), least: capped(few), most: capped(most), optional };
  }

  /** The best or the worst of the children that apply. */
  function picked(weights, maximum, best) {
    const optional = isOptional(weights);
    const certain = weights.filter((one) => !one.optional);
    const lows = (some) => some.map((one) => one.low);
    const highs = (some) => some.map((one) => one.high);
    const low = best && !optional ? greatest(lows(certain)) : least(lows(weights));
    const high = best || optional ? greatest(highs(weights)) : least(highs(certain));
    return { low, high, least: maximum, most: maximum, optional };
  }

  // ── the whole: backends/exact/score.py, totals.py ────────────────────────────────────────

  /** The scorecard of a dossier; nothing is thrown for what is open. */
  function score(rules, given_) {
    const { rounding } = rules.total;
    const setting = {
      dossier: given_,
      kinds: rules.kinds,
      rounding: rounding !== null && rounding.level === "item" ? rounding : null,
      above: [],
    };
    const scored = rules.children.map((child) => scoreNode(child, setting));
    const children = scored.map((one) => one.score);
    const weights = scored.filter((_, place) => !isExtra(rules.children[place])).flatMap((one) => one.weights);
    const flat = [...flattened(children)];
    const extra = (level) => flat.filter((one) => one.isItem && one.level === level).map((one) => one.points);
    const total = totalOf(rules.total, weights, extra("bonus"), extra("penalty"));
    const status = statusOf(children);
    return {
      unit: given_.unit,
      title: rules.title,
      status: status === "scored" && weights.length === 0 ? "not-applicable" : status,
      total,
      children,
      grades: gradesOf(rules, total, flat, given_),
      nextSteps: nextSteps(flat),
    };
  }

  function scoreNode(node, setting) {
    if (node.isItem) {
      const scored = scoreItem(node, setting);
      return { score: scored.score, weights: weightOf(node, scored) };
    }
    const inside = node.applies === null ? setting : { ...setting, above: [...setting.above, node.applies] };
    const scored = node.children.map((child) => scoreNode(child, inside));
    const children = scored.map((one) => one.score);
    const counted = scored.filter((_, place) => !isExtra(node.children[place])).map((one) => one.weights);
    const combined =
      node.maximum === null
        ? { weights: [], points: netPoints(children), applicable: ZERO, rescaled: false }
        : combine(node, counted);
    return { score: groupScore(node, children, combined), weights: combined.weights };
  }

  function groupScore(group, children, { points, applicable, rescaled: spread }) {
    const status = statusOf(children);
    const settled = isFinal(points) && applicable.sign !== 0 && status === "scored";
    return {
      isItem: false,
      id: group.id,
      code: group.code,
      level: group.level,
      name: group.name,
      status,
      points,
      maximum: group.maximum,
      applicable,
      rescaled: spread,
      index: settled ? points.low.over(applicable) : null,
      children,
      certainty: group.certainty,
    };
  }

  const OPEN = ["missing", "pending", "explanation-needed", "rejected", "incomplete"];

  function statusOf(children) {
    if (children.every((one) => one.status === "not-applicable")) return "not-applicable";
    return children.every((one) => isFinal(one.points) && !OPEN.includes(one.status)) ? "scored" : "incomplete";
  }

  /** What bonus and penalty items add to the total, before their caps; it may be negative. */
  function netPoints(children) {
    let [low, high] = [ZERO, ZERO];
    for (const { level, points } of children) {
      const lost = level === "penalty";
      low = lost ? low.minus(points.high) : low.plus(points.low);
      high = lost ? high.minus(points.low) : high.plus(points.high);
    }
    return span(low, high);
  }

  function* flattened(children) {
    for (const one of children) {
      yield one;
      if (!one.isItem) yield* flattened(one.children);
    }
  }

  function totalOf(rule, weights, bonuses, penalties) {
    const base = baseOf(rule, weights);
    const bonus = cappedPoints(bonuses, rule.bonusCap);
    const penalty = cappedPoints(penalties, rule.penaltyCap);
    const total = span(
      bounded(base.low.plus(bonus.low).minus(penalty.high), rule),
      bounded(base.high.plus(bonus.high).minus(penalty.low), rule),
    );
    const possibleIndex = weights.length > 0 ? indexOf(rule, base, total) : null;
    const final = possibleIndex !== null && isFinal(possibleIndex);
    return {
      base,
      bonus,
      penalty,
      total,
      maximum: rule.maximum,
      index: final ? possibleIndex.low : null,
      roundedIndex: final ? published(possibleIndex.low, rule) : null,
      possibleIndex,
    };
  }

  function baseOf(rule, weights) {
    if (weights.length === 0) return span(ZERO, ZERO);
    return rule.rescale ? rescaled(weights, rule.maximum).points : summed(weights).points;
  }

  function cappedPoints(points, cap) {
    const [low, high] = [allOf(points, "low"), allOf(points, "high")];
    return cap === null ? span(low, high) : span(least([cap, low]), least([cap, high]));
  }

  /** Rounded where that is ordered, and then within the bounds: rounding lifts nobody over a cap. */
  function bounded(points, { rounding, cap, floor }) {
    const isOrdered = rounding !== null && rounding.level === "total";
    const made = isOrdered ? rounded(points, rounding.digits, rounding.mode) : points;
    const below = cap === null ? made : least([cap, made]);
    return floor === null ? below : greatest([floor, below]);
  }

  function indexOf(rule, base, total) {
    const { low, high } = rule.numerator === "total" ? total : base;
    const withBonus = rule.denominator === "maximum-with-bonus" && rule.bonusCap !== null;
    const under = withBonus ? rule.maximum.plus(rule.bonusCap) : rule.maximum;
    return span(low.over(under), high.over(under));
  }

  /** The index as published: a percentage with the ordered decimals. */
  function published(index, { rounding }) {
    if (rounding === null || rounding.level !== "index") return index;
    return rounded(index.times(HUNDRED), rounding.digits, rounding.mode).over(HUNDRED);
  }

  /** The items with open points, those with the most points first. */
  function nextSteps(flat) {
    return flat
      .filter((one) => one.isItem && !isFinal(one.points))
      .map((one) => ({
        id: one.id,
        code: one.code,
        name: one.name,
        status: one.status,
        attainable: one.points.high.minus(one.points.low),
        missing: one.missing,
        unproven: one.unproven,
      }))
      .sort((a, b) => b.attainable.against(a.attainable));
  }

  // ── grades: backends/exact/grades.py ─────────────────────────────────────────────────────

  const ALWAYS = { kind: "all", parts: [] };
  const NEVER_HOLDS = { kind: "any", parts: [] };

  function gradesOf(rules, total, flat, given_) {
    const nodes = new Map(
      flat.map(({ id, points, applicable, status }) => [id, {
        range: interval(points.low, points.high),
        applicable,
        isAbsent: status === "not-applicable" && applicable.sign === 0,
      }]),
    );
    const known = new Known({ kinds: rules.kinds, answers: given_.answers, nodes });
    return rules.gradings.map((grading) => graded(grading, rules.total, total, known));
  }

  function graded({ target, onRounded, grades, gates }, rule, total, known) {
    const passed = gates.map((gate) => truthOf(withoutNa(gate.condition, known), known));
    const told = gates.map((gate, place) => ({ name: gate.name, passed: passed[place] }));
    if (total.possibleIndex === null) return { target, possible: [], settled: false, gates: told };
    const { low, high } = total.possibleIndex;
    const stretch = onRounded ? interval(published(low, rule), published(high, rule)) : interval(low, high);
    let positions = new Set([...grades.keys()].filter((place) => !disjoint(grades[place].interval, stretch)));
    for (const [place, gate] of gates.entries()) {
      if (passed[place] === true) continue;
      const lowered = [...positions].map((position) => afterFailing(gate, position, grades));
      positions = new Set(passed[place] === false ? lowered : [...positions, ...lowered]);
    }
    const ordered = [...positions].filter((position) => position !== null).sort((a, b) => a - b);
    return { target, possible: ordered.map((place) => grades[place].name), settled: positions.size === 1, gates: told };
  }

  /** The grade left to somebody who fails the gate; null for none. */
  function afterFailing(gate, position, grades) {
    if (position === null) return null;
    switch (gate.effect) {
      case "no-grade": return null;
      case "lower": return Math.min(position + gate.steps, grades.length - 1);
      case "at-most": return Math.max(position, grades.findIndex((one) => one.name === gate.grade));
      default: return fault(`the gate ${gate.effect}`);
    }
  }

  /**
   * A condition in which nodes that do not apply fail nothing, be it said with "not" or without.
   *
   * `passing` is what a comparison must be so that the whole condition does not fail by it.
   */
  function withoutNa(condition, known, passing = ALWAYS) {
    const { kind } = condition;
    switch (kind) {
      case "within": return [...numbersIn(condition.value)].some((one) => isWithout(one, known)) ? passing : condition;
      case "all": case "any": return { kind, parts: condition.parts.map((one) => withoutNa(one, known, passing)) };
      case "not": {
        const turned = passing === ALWAYS ? NEVER_HOLDS : ALWAYS;
        return { kind, condition: withoutNa(condition.condition, known, turned) };
      }
      default: return condition;
    }
  }

  /** Whether these are the points of a node that does not apply, or a share out of nothing. */
  function isWithout({ kind, node }, known) {
    if (kind === "earned") return known.nodes.get(node).isAbsent;
    return kind === "share" && known.nodes.get(node).applicable.sign === 0;
  }

  // ── a scorecard as data: ir/to_json.py ───────────────────────────────────────────────────

  const told = (value) => (value === null ? null : String(value));
  const toldSpan = (points) => (points === null ? null : { low: told(points.low), high: told(points.high) });

  /** The content of an envelope of `cchc-scorecard`, without its certificate. */
  function scorecardToData(card) {
    const { base, bonus, penalty, total, maximum, index, roundedIndex, possibleIndex } = card.total;
    return {
      unit: card.unit,
      title: card.title,
      status: card.status,
      total: {
        base: toldSpan(base),
        bonus: toldSpan(bonus),
        penalty: toldSpan(penalty),
        total: toldSpan(total),
        maximum: told(maximum),
        index: told(index),
        rounded_index: told(roundedIndex),
        possible_index: toldSpan(possibleIndex),
      },
      children: card.children.map(nodeToData),
      grades: card.grades,
      next_steps: card.nextSteps.map((one) => ({ ...one, attainable: told(one.attainable) })),
    };
  }

  function nodeToData(one) {
    const { id, code, level, name, status, certainty } = one;
    const shared = {
      id, code, level, name, status, certainty,
      points: toldSpan(one.points),
      maximum: told(one.maximum),
      applicable: told(one.applicable),
    };
    if (!one.isItem) {
      return {
        ...shared,
        kind: "group-score",
        rescaled: one.rescaled,
        index: told(one.index),
        children: one.children.map(nodeToData),
      };
    }
    const told_ = { ...shared, kind: "item-score" };
    // A field equal to its default is left out.
    if (one.case !== null) told_.case = one.case;
    if (one.outcome !== null) told_.outcome = one.outcome;
    if (one.unrounded !== null) told_.unrounded = told(one.unrounded);
    if (one.proof !== "not-needed") told_.proof = one.proof;
    if (one.policy !== null) told_.policy = one.policy;
    if (one.missing.length > 0) told_.missing = one.missing;
    if (one.unproven.length > 0) told_.unproven = one.unproven;
    if (one.naCause !== null) told_.na_cause = one.naCause;
    if (one.reason !== null) told_.reason = one.reason;
    return told_;
  }

  return {
    Fraction, Judgement, Replies, NEVER, ZERO, ONE, HUNDRED,
    rounded, isIn, interval, isPoint, rangeOf, Known,
    folded, alike, fits, isMet, keyOf, nodesOf, itemsOf, keysOfNumber, keysOfCondition, isFinal, valueOf,
    ruleset, dossier, score, scorecardToData,
  };
})();

if (typeof module !== "undefined") module.exports = CCHC;

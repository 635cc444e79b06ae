/*
 * Does what each line asks and answers with a line: one process for many cases.
 *
 * `node evaluate.js SCRIPT…`; a line is {"do": …, …}. A ruleset is kept for the lines that follow.
 */
"use strict";

const fs = require("fs");
const readline = require("readline");
const vm = require("vm");

for (const file of process.argv.slice(2)) vm.runInThisContext(fs.readFileSync(file, "utf8"), file);
const CCHC = vm.runInThisContext("CCHC");
const CCHCDossier = vm.runInThisContext("CCHCDossier");

let kept = null;

const scored = (dossier) => CCHC.scorecardToData(CCHC.score(kept.rules, dossier));

/** What a reading gives, or what it says in Vietnamese when it cannot. */
function tried(reading) {
  try {
    return { value: String(reading()) };
  } catch (trouble) {
    if (!(trouble instanceof CCHCDossier.Trouble)) throw trouble;
    return { said: [trouble.sentence, ...trouble.more].map((one) => CCHCDossier.sentence(one, kept.sentences, "vi")) };
  }
}

const isPercent = (unit) => ["%", "phần trăm", "percent"].includes(CCHC.folded(unit));
const bounds = ([low, high]) => CCHC.interval(low && CCHC.Fraction.of(low), high && CCHC.Fraction.of(high));

const ways = {
  keep: ({ content }) => {
    const rules = CCHC.ruleset(content.ruleset);
    kept = { rules, reader: CCHCDossier.reader(rules, content.words, content.digest), sentences: content.sentences };
    return true;
  },
  score: ({ dossier }) => scored(CCHC.dossier(dossier)),
  read: ({ text }) => {
    try {
      const { dossier, given, findings, language } = kept.reader.read(text);
      const said = findings.map(({ message }) => CCHCDossier.sentence(message, kept.sentences, "vi"));
      const again = said.length > 0 ? null : CCHCDossier.jsonText(kept.reader.treeOf(given, language));
      return { said, scorecard: said.length > 0 ? null : scored(dossier), again };
    } catch (trouble) {
      if (!(trouble instanceof CCHCDossier.Trouble)) throw trouble;
      return { said: [CCHCDossier.sentence(trouble.sentence, kept.sentences, "vi")], scorecard: null, again: null };
    }
  },
  rounded: ({ value, digits, mode }) => String(CCHC.rounded(CCHC.Fraction.of(value), digits, mode)),
  folded: ({ text }) => CCHC.folded(text),
  written: ({ value, language }) => CCHCDossier.written(CCHC.Fraction.of(value), language),
  count: ({ text, units }) => tried(() => CCHCDossier.readCount(text, units)),
  day: ({ text }) => tried(() => CCHCDossier.readDay(text)),
  decimal: ({ text, ends, units, percent, language }) =>
    tried(() => CCHCDossier.readDecimal(text, { bounds: bounds(ends), units, percent }, language, isPercent)),
};

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  let answer;
  try {
    const asked = JSON.parse(line);
    answer = { ok: ways[asked.do](asked) };
  } catch (fault) {
    answer = { fault: String(fault.stack) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
});

/*
 * Does what each line asks and answers with a line: one process for many cases.
 *
 * `node evaluate.js SCRIPT`; a line is {"do": …, …}. A ruleset is named once by "keep" and then by
 * its number, so that a ruleset with many dossiers is read once.
 */
"use strict";

const readline = require("readline");
const CCHC = require(process.argv[2]);

const rulesets = new Map();

const ways = {
  keep: ({ name, ruleset }) => {
    rulesets.clear();
    rulesets.set(name, CCHC.ruleset(ruleset));
    return true;
  },
  score: ({ ruleset, dossier }) => CCHC.scorecardToData(CCHC.score(rulesets.get(ruleset), CCHC.dossier(dossier))),
  rounded: ({ value, digits, mode }) => String(CCHC.rounded(CCHC.Fraction.of(value), digits, mode)),
  folded: ({ text }) => CCHC.folded(text),
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

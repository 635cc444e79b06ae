// Words that were typed in full count most: "ho so" is to find "hồ sơ" before "hoàn" and "soát". Without this, the search
// takes every word as the beginning of one. The last word may still grow, so that it counts as a beginning, too.
(() => {
  const QUERY = 2;
  const post = Worker.prototype.postMessage;

  function inFull(query) {
    const words = query.trim().split(/\s+/);
    // What people mark themselves, as in +word or "two words", stays as they wrote it.
    if (words.some((word) => !/^[\p{L}\p{N}.]+$/u.test(word))) return query;
    return [...words.map((word) => `${word}^8`), words.at(-1)].join(" ");
  }

  Worker.prototype.postMessage = function postMessage(message, ...more) {
    const asked = message?.type === QUERY && typeof message.data === "string";
    return post.call(this, asked ? { ...message, data: inFull(message.data) } : message, ...more);
  };
})();

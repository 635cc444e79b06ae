"""Every sentence the command line can say of itself."""

from cchc_rules.base.texts import Text

COMMAND = Text(
    "Bộ tiêu chí cải cách hành chính viết thành mã: kiểm tra, chấm điểm chính xác, giải thích từng điểm.",
    "Rulesets of Vietnam's administrative-reform index as code: checked, exact, explained.",
)
EPILOG = Text(
    "Mã thoát: 0 không có gì sai · 1 có phát hiện · 2 dùng sai lệnh · 3 lỗi của chương trình.",
    "Exit codes: 0 clean · 1 findings · 2 misuse · 3 our own fault.",
)
LANG = Text(
    "Ngôn ngữ hiển thị; mặc định theo tệp, rồi theo máy.",
    "Language of messages; by default that of the file, then of the machine.",
)
COLOUR = Text(
    "Bật hoặc tắt màu; mặc định chỉ có màu trên màn hình.",
    "Force colours on or off; by default only on a terminal.",
)
FORMAT = Text("Dạng kết quả.", "Form of the output.")
OUT = Text(
    "Ghi vào tệp thay vì in ra (ghi trọn vẹn hoặc không ghi).",
    "Write to a file instead (whole, or not at all).",
)
CHECK = Text(
    "Kiểm tra các bộ tiêu chí: cú pháp, tên, mức điểm, tổng điểm, cơ cấu.",
    "Check rulesets: syntax, names, bands, sums, promises.",
)
CHECK_PATHS = Text(
    "Tệp `.cchc`, thư mục, hoặc mã như `binh-duong/so@2018`.",
    "`.cchc` files, folders, or ids such as `binh-duong/so@2018`.",
)
STRICT = Text("Coi cảnh báo như lỗi.", "Treat warnings as errors.")
FMT = Text(
    "Định dạng lại tệp `.cchc`, giữ nguyên ghi chú; dịch từ khóa với `--to`.",
    "Lay out `.cchc` files, keeping comments; translate the keywords with `--to`.",
)
FMT_CHECK = Text(
    "Không ghi; thoát mã 1 nếu có tệp chưa đúng định dạng.",
    "Write nothing; exit with 1 if a file is not laid out.",
)
FMT_DIFF = Text("Không ghi; in ra phần sẽ thay đổi.", "Write nothing; print what would change.")
FMT_TO = Text("Dịch từ khóa sang ngôn ngữ này.", "Translate the keywords into this language.")
SCORE = Text("Chấm điểm một hoặc nhiều hồ sơ.", "Score one or more dossiers.")
SCORE_RULESET = Text(
    "Bộ tiêu chí dùng để chấm; mặc định theo hồ sơ.",
    "Ruleset to score with; by default the one the dossier names.",
)
SHORT = Text(
    "Chỉ in lĩnh vực, tiêu chí và những mục mất điểm hoặc còn mở.",
    "Print only areas, criteria, and items that lost points or are open.",
)
WIDTH = Text("Chiều rộng bảng điểm, tính bằng ô chữ.", "Width of the scorecard in cells.")
EXPLAIN = Text(
    "Giải thích một mã lỗi (CR302), hoặc cách chấm một mục của bộ tiêu chí.",
    "Explain a code (CR302), or how an item of a ruleset is scored.",
)
WORKBOOK = Text(
    "Ghi bảng tính tự chấm (`.xlsx`): điền số liệu vào là thấy điểm.",
    "Write the workbook (`.xlsx`) in which a unit scores itself.",
)
WORKBOOK_OUT = Text(
    "Tệp `.xlsx` cần ghi (ghi trọn vẹn hoặc không ghi).", "The `.xlsx` file to write, whole or not at all."
)
WORKBOOK_WRITTEN = Text(
    "đã ghi {path}: bảng tự chấm theo {ruleset}", "wrote {path}: the self-score of {ruleset}"
)
WORKBOOK_LEFT_OUT = Text(
    "bảng tính không chấm được, phải dùng `cchc score`: {items}",
    "the workbook cannot score these, use `cchc score`: {items}",
)
CACHE = Text(
    "Cho biết bộ tiêu chí đã biên dịch được giữ ở đâu, bao nhiêu; xóa đi với `--clear`.",
    "Tell where compiled rulesets are kept and how many; remove them with `--clear`.",
)
CACHE_CLEAR = Text("Xóa mọi bộ đã giữ.", "Remove all that is kept.")
CACHE_OFF = Text("Không giữ gì: `CCHC_CACHE` là `off`", "Nothing is kept: `CCHC_CACHE` says `off`")
CACHE_CLEARED = Text("Đã xóa {count} tệp", "{count} files removed")
CACHE_HOLDS = Text("{path}: {count} tệp, {size} KiB", "{path}: {count} files, {size} KiB")
NO_CACHE = Text(
    "Không dùng và không giữ bộ tiêu chí đã biên dịch.", "Neither use nor keep compiled rulesets."
)
WHICH = Text(
    "Tìm bộ tiêu chí áp dụng cho một loại đơn vị trong một năm.",
    "Find the ruleset that applies to a kind of unit in a year.",
)
WHICH_UNIT = Text(
    "Loại đơn vị, như dòng `đối tượng`: sở, huyện, xã…", "Kind of unit, as `applies to` names it: sở, huyện…"
)
WHICH_YEAR = Text("Năm đánh giá.", "Assessed year.")
WHICH_PROVINCE = Text(
    "Tỉnh, thành phố: phần đầu của mã, viết có dấu cũng được.",
    "Province: the first part of the id, with or without diacritics.",
)
YEAR = Text("Năm đánh giá; mặc định là năm đầu của bộ.", "Assessed year; by default the first of the set.")
KNOWN_AT = Text(
    "Chỉ tính các quyết định ban hành đến hết ngày này (05/01/2018 hoặc 2018-01-05).",
    "Count only decisions made up to this day (05/01/2018 or 2018-01-05).",
)
NOT_A_DAY = Text("`{given}` không phải một ngày", "`{given}` is no day")
CONSOLIDATE = Text(
    "In văn bản hợp nhất: bộ tiêu chí sau mọi sửa đổi áp dụng cho năm đó.",
    "Print the consolidated text: the set after every amendment that applies to the year.",
)
APPLIES = Text("{reference} · {title}", "{reference} · {title}")
APPLIES_FILE = Text("tệp: {path}", "file: {path}")
APPLIES_AMENDMENT = Text("sửa đổi: {path}", "amendment: {path}")
NO_AMENDMENT = Text("không có sửa đổi nào áp dụng", "no amendment applies")
VERIFIED_AS_KNOWN = Text(
    "{path}: đúng như đã chấm ({ruleset} theo các quyết định đến hết ngày {day}, {unit})",
    "{path}: holds ({ruleset} by the decisions up to {day}, {unit})",
)
LIST = Text(
    "Liệt kê các bộ tiêu chí có sẵn, kèm nguồn gốc nội dung.",
    "List the rulesets at hand with where their content comes from.",
)
SHOW = Text(
    "In một bộ tiêu chí: căn cứ, cơ cấu, điểm tối đa, nguồn gốc.",
    "Print a ruleset: decisions, structure, maxima, provenance.",
)
ASSIGN = Text(
    "Chia việc theo bảng phân công: mỗi bộ phận một danh sách mục, số liệu, tài liệu và thời hạn.",
    "Share out the work by an assignment: for each office its items, figures, documents and dates.",
)
ASSIGN_OFFICE = Text("Chỉ in danh sách của bộ phận này.", "Print the list of this office only.")
UNKNOWN_OFFICE = Text(
    "bảng phân công không có bộ phận `{given}`; có: {offices}",
    "the assignment has no office `{given}`; it has: {offices}",
)
CALENDAR = Text(
    "In lịch của bộ tiêu chí: các mốc của chu trình và những ngày mà cách chấm xét đến.",
    "Print the calendar of a ruleset: milestones of the cycle, and dates that rules look at.",
)
SCHEMA = Text(
    "In JSON Schema của hồ sơ cho một bộ tiêu chí.", "Print the JSON Schema of dossiers for a ruleset."
)
FORM = Text(
    "Tạo biểu mẫu tự chấm điểm của một bộ tiêu chí: một tệp HTML chạy trên trình duyệt, không cần mạng.",
    "Make the self-scoring form of a ruleset: one HTML file for any browser, without a network.",
)
VERIFY = Text(
    "Chấm lại một kết quả đã lưu và so sánh từng con số.", "Replay a kept result and compare every figure."
)
VERIFIED = Text("{path}: đúng như đã chấm ({ruleset}, {unit})", "{path}: holds ({ruleset}, {unit})")
CLEAN = Text("{path}: không có lỗi", "{path}: clean")
FORMATTED = Text("đã định dạng {path}", "laid out {path}")
UNCHANGED = Text("{count} tệp đã đúng định dạng", "{count} files already laid out")
WOULD_CHANGE = Text("`{path}` chưa đúng định dạng", "`{path}` is not laid out")
WOULD_CHANGE_HELP = Text("chạy `cchc fmt {path}`", "run `cchc fmt {path}`")
NAMES_IN_THE_WAY = Text(
    "tên {names} trùng với từ của ngôn ngữ đích", "the names {names} are words of the target language"
)
NAMES_IN_THE_WAY_HELP = Text("đổi tên trước khi dịch", "rename them before translating")
UNKNOWN_CODE = Text("không có mã `{code}`", "there is no code `{code}`")
UNKNOWN_CODE_HELP = Text(
    "mã có dạng `CR302`; xem danh sách trong tài liệu",
    "codes look like `CR302`; the documentation lists them",
)
UNKNOWN_ITEM = Text("bộ tiêu chí không có mục `{code}`", "the ruleset has no node `{code}`")
UNKNOWN_ITEM_HELP = Text("xem các mục bằng `cchc show {reference}`", "see them with `cchc show {reference}`")
DID_YOU_MEAN = Text("có phải ý là `{name}`?", "did you mean `{name}`?")
INTERNAL = Text("chương trình gặp lỗi của chính nó: {what}", "the program met a fault of its own: {what}")
INTERNAL_HELP = Text(
    "gửi kèm tệp đầu vào cho người bảo trì; đặt CCHC_DEBUG=1 để xem chi tiết",
    "please report it with the input; set CCHC_DEBUG=1 to see details",
)
NOTHING_TO_CHECK = Text("không có tệp `.cchc` nào trong {path}", "there is no `.cchc` file in {path}")
NOTHING_TO_CHECK_HELP = Text(
    "ghi đường dẫn đến một tệp `.cchc` hoặc thư mục chứa nó",
    "give the path of a `.cchc` file or of a folder that holds one",
)
SCORING = Text("đang chấm {done}/{all}", "scoring {done}/{all}")
CHECKING = Text("đang kiểm tra {done}/{all}", "checking {done}/{all}")
COLUMNS = Text("Bộ tiêu chí|Năm|Tên|Mục|Nguồn gốc nội dung", "Ruleset|Years|Title|Items|Provenance")
AMENDED_YEARS = Text("{years} ({count} sửa đổi)", "{years} ({count} amended)")
PROVENANCE = {
    "verbatim": Text("nguyên văn", "verbatim"),
    "summarised": Text("tóm tắt", "summarised"),
    "reconstructed": Text("phục dựng", "reconstructed"),
    "illustrative": Text("minh họa", "illustrative"),
}
TEST = Text(
    "Chạy các ca kiểm thử của bộ tiêu chí và xem chúng chạm đến những dòng chấm nào.",
    "Run the cases of rulesets and see which rules they reach.",
)
TEST_UPDATE = Text(
    "Ghi kết quả thật vào các ca chưa đúng, giữ nguyên phần còn lại của tệp.",
    "Write what came out into the cases that failed; the rest of the file stays as it is.",
)
TEST_COVERAGE = Text(
    "In những điều chưa có ca nào chạm đến (dòng, mốc, nhánh, trạng thái, kiểm chứng), kèm câu trả lời gợi ý.",
    "Print what no case reaches (rows, bounds, branches, statuses, evidence), with answers that would.",
)
TEST_LISTING = Text(
    "In toàn văn bộ tiêu chí; bên lề mỗi dòng là số ca và những điều các ca chạm đến.",
    "Print the text of the ruleset; beside each line, how many cases there are and what they reach.",
)
LISTING_LEGEND = Text(
    "bên lề: số ca rơi vào dòng chấm; ◆ điều đã có ca chạm đến, ◇ điều chưa có ca nào (ghi rõ ở ✗); số dòng của tệp",
    "margin: the cases that the row decides; ◆ what a case reaches, ◇ what none does (told at ✗); line of the file",
)
TEST_ADD = Text(
    "Ghi thêm vào FILE các ca còn thiếu, với kết quả mà bộ chấm đưa ra; người viết phải đọc lại.",
    "Append the missing cases to FILE, with the results that the evaluator gives; read each of them.",
)
TEST_ADD_WHERE = Text(
    "chỉ ghi được vào một tệp .yaml trong thư mục `cases/` của một bộ tiêu chí: {folder}",
    "cases can only be appended to a .yaml file in the folder `cases/` of one ruleset: {folder}",
)
TEST_ADDED = Text(
    "đã ghi thêm {cases} ca vào {path}; hãy đối chiếu từng kết quả với quyết định",
    "appended {cases} cases to {path}; hold each result against the decision",
)
TEST_THRESHOLD = Text(
    "Thoát mã 1 nếu có bộ tiêu chí phủ dưới từng này phần trăm.",
    "Exit with 1 if a ruleset is covered less than this.",
)
TESTING = Text("đang chạy {done}/{all}", "testing {done}/{all}")
TEST_SET = Text(
    "{reference}: {cases} ca, {passed} đạt, {failed} sai · phủ {share}",
    "{reference}: {cases} cases, {passed} passed, {failed} failed · covered {share}",
)
TEST_FILE = Text(
    "{reference}: {cases} ca, {passed} đạt, {failed} sai",
    "{reference}: {cases} cases, {passed} passed, {failed} failed",
)
TEST_NONE = Text("{reference}: không có ca kiểm thử nào", "{reference}: no cases")
TEST_ALL = Text(
    "Cộng {sets} bộ tiêu chí: {cases} ca, {passed} đạt, {failed} sai",
    "{sets} rulesets in all: {cases} cases, {passed} passed, {failed} failed",
)
TEST_BELOW = Text("phủ chưa đến {threshold}%: {names}", "covered less than {threshold}%: {names}")
TEST_CHANGED = Text("{place}: `{before}` → `{after}`", "{place}: `{before}` → `{after}`")
TEST_UNTRIED = Text("chưa có ca nào, {goals} điều cần thử", "no case yet, {goals} things to try")
TEST_TRY = Text("thử: {answers}", "try: {answers}")
TEST_ANSWERS = Text("trả lời", "answers")
TEST_DOSSIER = Text("hồ sơ", "dossier")
TEST_POINTS = Text("điểm", "points")
TEST_EXPECTED = Text("mong đợi", "expected")
TEST_GOT = Text("kết quả", "got")
TEST_REASON = Text("vì", "because")
TEST_TOTAL = Text("tổng điểm {value}", "total {value}")
TEST_INDEX = Text("chỉ số {value}", "index {value}")
TEST_GRADE = Text("xếp loại {value}", "grade {value}")

ROUNDS = Text(
    "Chấm một đơn vị qua từng vòng (tự chấm, thẩm định, giải trình, hội đồng) và nêu chênh lệch.",
    "Score one unit round by round (self, appraisal, explanation, council) and tell the differences.",
)
ROUND_COLUMNS = Text("Vòng|Ngày|Người|Tổng điểm|Chỉ số", "Round|Date|Author|Total|Index")
ROUND_HEADING = Text("{stage}, {day}, {author}:", "{stage}, {day}, {author}:")
NO_DIFFERENCE = Text("Các vòng không làm thay đổi điểm nào.", "No round changed anything.")
RANK = Text(
    "Chấm và xếp hạng mọi đơn vị có hồ sơ trong một thư mục.",
    "Score and rank every unit with a dossier in a folder.",
)
RANK_GROUPS = Text(
    "Tệp chia cụm; mặc định là `khoi.yaml` trong thư mục, nếu có.",
    "File of groups; by default `khoi.yaml` of the folder, if there is one.",
)
RANK_RESULTS = Text(
    "Ghi kết quả của từng đơn vị vào tệp này, để `cchc verify` kiểm tra lại.",
    "Keep every unit's result in this file, for `cchc verify` to replay.",
)
RANK_COLUMNS = Text("Hạng|Đơn vị|Chỉ số|Tổng điểm", "Rank|Unit|Index|Total")
RANK_CSV_COLUMNS = Text("Cụm|Hạng|Đơn vị|Chỉ số|Tổng điểm|Ghi chú", "Group|Rank|Unit|Index|Total|Remark")
UNRANKED = Text("Không xếp hạng", "Not ranked")
ABSENT = Text("Chưa nộp hồ sơ", "No dossier yet")
NEW = Text(
    "Khởi đầu bộ tiêu chí của năm khác từ một bộ đã có.",
    "Start the ruleset of another year from one that exists.",
)
NEW_FROM = Text(
    "Bộ tiêu chí để chép, như `binh-duong/so@2018`.", "Ruleset to copy, such as `binh-duong/so@2018`."
)
NEW_YEAR = Text("Năm đánh giá của bộ mới.", "Assessed year of the new set.")
NEW_OUT = Text(
    "Thư mục của bộ mới; mặc định `<mã>/<năm>` ở thư mục hiện tại.",
    "Folder of the new set; by default `<id>/<year>` in the current folder.",
)
NEW_WRITTEN = Text("đã ghi {path}", "wrote {path}")
NEW_PLACE = Text("{place}: xem lại: {text}", "{place}: look at: {text}")
NEW_NEXT = Text(
    "tiếp theo: đối chiếu với quyết định mới, chạy `cchc check {path}`, viết ca kiểm thử trong `cases/`",
    "next: hold it against the new decision, run `cchc check {path}`, write cases in `cases/`",
)
SAMPLE = Text(
    "Tính số phiếu cần phát cho một cuộc điều tra: n = N / (1 + N·e²), làm tròn lên.",
    "How many people a survey has to ask: n = N / (1 + N·e²), rounded up.",
)
SAMPLE_ERROR = Text("Sai số cho phép e, như `5%` hoặc `0,05`.", "Margin of error e, as `5%` or `0.05`.")
SAMPLE_WRONG = Text("sai số `{margin}` không nằm giữa 0 và 1", "the margin `{margin}` is not between 0 and 1")

# --- prove ------------------------------------------------------------------------------------

PROVE = Text(
    "Chứng minh quy luật và điều bảo đảm của bộ tiêu chí cho mọi hồ sơ, hoặc đưa ra hồ sơ bác bỏ.",
    "Prove the laws and guarantees of rulesets for all dossiers, or show a dossier that refutes them.",
)
PROVE_PATHS = Text("Mã hoặc tệp `.cchc`.", "Ids or `.cchc` files.")
PROVE_TIMEOUT = Text(
    "Số giây cho mỗi câu hỏi với bộ giải; hết giờ thì trả lời là chưa rõ.",
    "Seconds for each question to the solver; what takes longer stays unknown.",
)
PROVE_DOSSIERS = Text(
    "Số hồ sơ đem thử những quy luật của bộ chấm.",
    "How many dossiers the laws of the evaluator are tried on.",
)
PROVE_SAVE = Text(
    "Ghi mỗi phản ví dụ thành một hồ sơ trong thư mục này, để chấm lại bằng `cchc score`.",
    "Write each counterexample into this folder as a dossier that `cchc score` takes.",
)
PROVE_NO_TIMEOUT = Text("số giây phải là một số", "seconds must be a number")
PROVE_ONE_AT_A_TIME = Text(
    "`--save` và `--cases` ghi phản ví dụ của một bộ tiêu chí mỗi lần",
    "`--save` and `--cases` write the counterexamples of one ruleset at a time",
)
PROVE_CASES = Text(
    "Ghi thêm mỗi phản ví dụ thành ca kiểm thử vào tệp này.",
    "Append each counterexample to this file as a case.",
)
PROVE_CASES_SAVED = Text("đã ghi thêm {cases} ca vào {path}", "appended {cases} cases to {path}")
PROVE_AGAINST = Text(
    "Chứng minh thêm rằng bộ tiêu chí chấm như bộ này; chỗ khác nhau đều kèm một hồ sơ.",
    "Prove as well that it scores as this other ruleset does; each difference comes with a dossier.",
)
PROVE_STRICT = Text("Coi điều chưa rõ như điều bị bác bỏ.", "Take what stays unknown for refuted.")
PROVE_ALL = Text("In cả từng mục đã chứng minh.", "Print each proved item as well.")
PROVING = Text("đã xét {done}/{all}", "{done}/{all} examined")
PROVE_HEAD = Text(
    "{reference}: {items} mục chấm điểm, {groups} nhóm, {guarantees} điều bảo đảm",
    "{reference}: {items} scored items, {groups} groups, {guarantees} guarantees",
)
PROVE_PROVED = Text("chứng minh {done}/{all} ({by})", "{done} of {all} proved ({by})")
PROVE_ONE = Text("chứng minh ({by})", "proved ({by})")
PROVE_TRIED = Text("thử trên {count} hồ sơ, không sai lần nào", "tried on {count} dossiers, never broken")
PROVE_BROKEN = Text("sai: {what}", "broken: {what}")
PROVE_REFUTED = Text("bị bác bỏ", "refuted")
PROVE_UNKNOWN = Text("chưa rõ: {why}", "unknown: {why}")
PROVE_WITH = Text("với {answers}", "with {answers}")
PROVE_AND_WITH = Text("còn với {answers}", "but with {answers}")
PROVE_EARNS = Text("{node} được {points}", "{node} earns {points}")
PROVE_SUMMARY = Text(
    "{proved} điều đã chứng minh, {tried} quy luật đã thử, {refuted} điều bị bác bỏ, {unknown} điều chưa rõ.",
    "{proved} proved, {tried} laws tried, {refuted} refuted, {unknown} unknown.",
)
PROVE_INSTALL = Text(
    "Cần bộ giải z3 để trả lời những điều chưa rõ: `pip install 'cchc-rules[prove]'`.",
    "The solver z3 can answer what is unknown: `pip install 'cchc-rules[prove]'`.",
)
PROVE_SAVED = Text("đã ghi {path}", "wrote {path}")
PROVE_SAME = Text(
    "{same}/{all} mục chấm như bản đối chiếu", "{same} of {all} items score as in the other ruleset"
)
PROVE_DIFFERS = Text("{node} chấm khác bản đối chiếu", "{node} scores otherwise")
PROVE_CHANGE = Text(
    "trước {before}, nay {after}; nhiều nhất {gain}, {loss}",
    "{before} before, {after} now; at most {gain}, {loss}",
)
PROVE_CHANGE_FOUND = Text(
    "trước {before}, nay {after}; thấy nhiều nhất {gain}, {loss}",
    "{before} before, {after} now; at most seen {gain}, {loss}",
)
PROVE_GAIN = Text("thêm {points} điểm", "{points} points more")
PROVE_LOSS = Text("bớt {points} điểm", "{points} points less")
PROVE_NO_GAIN = Text("không thêm điểm", "no point more")
PROVE_NO_LOSS = Text("không bớt điểm", "no point less")
PROVE_GONE = Text("{nodes}: chỉ có ở bản đối chiếu", "{nodes}: only in the other ruleset")
PROVE_NEW = Text("{nodes}: không có ở bản đối chiếu", "{nodes}: not in the other ruleset")
PROVE_WHOLE_SAME = Text(
    "tổng điểm, chỉ số và xếp loại: thử trên {count} hồ sơ, không khác lần nào",
    "total, index and grades: tried on {count} dossiers, never otherwise",
)
PROVE_WHOLE_DIFFERS = Text(
    "tổng điểm, chỉ số hoặc xếp loại khác: trước {before}, nay {after}",
    "another total, index or grade: {before} before, {after} now",
)
# --- mutate ---------------------------------------------------------------------------------

MUTATE = Text(
    "Gieo từng lỗi viết vào bộ tiêu chí, xem lỗi nào không ca kiểm thử nào phát hiện.",
    "Plant slips into a ruleset one at a time and tell which ones no case notices.",
)
MUTATE_LONG = Text(
    "Gieo từng lỗi viết vào bộ tiêu chí, xem lỗi nào không ca kiểm thử nào phát hiện.\n\n"
    "Mỗi lỗi là một chỗ người soạn dễ viết nhầm: mốc lệch một bước, đầu mút đóng thành mở, điểm hai dòng đổi chỗ, "
    "mất trần, thiếu tài liệu kiểm chứng… Lỗi bị chặn bởi kiểm tra, bởi một ca, hoặc bởi điều tác giả bảo đảm; "
    "lỗi lọt được in ra kèm một ca sẽ phát hiện nó. Tệp của bộ tiêu chí không bị sửa.",
    "Plant slips into a ruleset one at a time and tell which ones no case notices.\n\n"
    "A slip is what an author may get wrong: a bound off by a step, an end opened, points of two rows swapped, "
    "a cap lost, evidence lost… It is noticed by the checks, by a case, or by what the author guarantees; "
    "a survivor is told with a case that would notice it. The files of the ruleset are not changed.",
)
MUTATE_ONLY = Text(
    "Chỉ gieo lỗi loại này; ghi nhiều lần được. Các loại: {kinds}.",
    "Plant slips of this kind only; may be repeated. The kinds: {kinds}.",
)
MUTATE_ITEM = Text("Chỉ gieo trong mục này và bên dưới.", "Plant under this code only, and below it.")
MUTATE_LIMIT = Text("Chỉ gieo N lỗi, chọn ngẫu nhiên.", "Plant N slips only, drawn at random.")
MUTATE_SEED = Text("Hạt giống khi chọn ngẫu nhiên.", "Seed of the draw.")
MUTATE_JOBS = Text(
    "Số tiến trình chạy song song; mặc định theo số bộ xử lý.",
    "Processes side by side; by default one per processor.",
)
MUTATE_THRESHOLD = Text(
    "Tỷ lệ lỗi lọt cao nhất được chấp nhận; quá thì mã thoát là 1.",
    "Share of survivors that is put up with; above it the exit code is 1.",
)
MUTATE_SAVE = Text("Ghi thêm các ca được gợi ý vào tệp này.", "Append the suggested cases to this file.")
MUTATING = Text("đã gieo {done}/{all} lỗi", "{done} of {all} slips planted")
MUTATE_SET = Text(
    "{reference}: {slips} lỗi đã gieo · kiểm tra chặn {check}, ca kiểm thử {cases}, điều bảo đảm {laws} · không đổi điểm {same}, có lẽ không đổi {perhaps} · lọt {survivors} ({share})",
    "{reference}: {slips} slips · noticed by checks {check}, cases {cases}, guarantees {laws} · no score changed {same}, perhaps none {perhaps} · survived {survivors} ({share})",
)
MUTATE_RESULTS = Text(
    "đúng là {expected}; viết nhầm thì được {other}; ca sẽ phát hiện:",
    "{expected}; with the slip {other}; a case that notices:",
)
MUTATE_AS_ABOVE = Text(
    "ca gợi ý ở trên cũng phát hiện lỗi này", "a case suggested above notices this as well"
)
MUTATE_PERHAPS = Text(
    "có lẽ không đổi điểm của ai (đã thử {tried} hồ sơ)", "perhaps changes no score ({tried} dossiers tried)"
)
MUTATE_SAVED = Text("đã ghi các ca gợi ý vào {path}", "suggested cases appended to {path}")
MUTATE_SAVE_ONE = Text(
    "--save chỉ dùng cho một bộ tiêu chí; ở đây có {count} bộ, hãy ghi đường dẫn của một bộ",
    "--save takes one ruleset; here are {count}, give the path of one",
)
MUTATE_REFUSED = Text(
    "{path}: chưa gieo lỗi: sửa các phát hiện trước", "{path}: no slips planted: mend what was found first"
)
MUTATE_FAILING = Text(
    "{path}: chưa gieo lỗi: {failed} ca đang sai, chạy `cchc test` để xem",
    "{path}: no slips planted: {failed} cases fail, run `cchc test` to see them",
)

# ── documents ──────────────────────────────────────────────────────────────────────────────

ANNEX = Text(
    "Xuất bộ tiêu chí thành bảng như phụ lục của quyết định.",
    "Write a ruleset as a table like the annex of a decision.",
)
ANNEX_MORE = Text(
    'Tệp `docx` và `pdf` cần `--out`; `docx` cần `pip install "cchc-rules[office]"`, `pdf` cần '
    '`pip install "cchc-rules[pdf]"`.',
    'A `docx` or `pdf` file needs `--out`; `docx` needs `pip install "cchc-rules[office]"`, `pdf` needs '
    '`pip install "cchc-rules[pdf]"`.',
)
FORM_NEEDS_OUT = Text("dạng `{form}` cần có `--out FILE`", "the form `{form}` needs `--out FILE`")

# ── the criteria site ──────────────────────────────────────────────────────────────────────

DOCS = Text(
    "Xuất trang tiêu chí: cách chấm bằng lời, ví dụ đã tính, tài liệu kiểm chứng, lịch, nguồn.",
    "Write the criteria site: rules in words, worked examples, evidence, calendar, sources.",
)
DOCS_MORE = Text(
    "Không nêu RULESET thì xuất mọi bộ tiêu chí có sẵn. RULESET là mã (có năm hoặc mọi năm), tệp hoặc thư mục. "
    'Kết quả là Markdown cùng tệp `mkdocs.yml`; `--build` và `--serve` cần `pip install "cchc-rules[site]"`.',
    "Without RULESET every ruleset at hand is written. RULESET is an id (of one year or of all), a file or a folder. "
    'The result is Markdown with a `mkdocs.yml`; `--build` and `--serve` need `pip install "cchc-rules[site]"`.',
)
DOCS_OUT = Text(
    "Thư mục của trang; trống, hoặc do lệnh này ghi trước đó.",
    "Folder of the site; empty, or written by this command before.",
)
DOCS_CHECK = Text(
    "Không ghi; thoát mã 1 nếu thư mục không còn như bộ tiêu chí.",
    "Write nothing; exit with 1 if the folder is not what the rulesets say.",
)
DOCS_BUILD = Text(
    "Dựng trang HTML vào thư mục con `site` bằng MkDocs.", "Build the HTML into the folder `site` inside."
)
DOCS_SERVE = Text(
    "Ghi, rồi mở trang cho riêng máy này xem, đến khi bấm Ctrl+C.",
    "Write, then show the site to this machine alone until Ctrl+C.",
)
DOCS_PORT = Text("Cổng của `--serve`.", "Port of `--serve`.")
DOCS_ONE_WAY = Text(
    "`--check` không đi cùng `--build` hay `--serve`", "`--check` takes neither `--build` nor `--serve`"
)
DOCS_READING = Text("đang soạn trang {done}/{all}", "writing pages {done}/{all}")
DOCS_BUILDING = Text("đang dựng HTML…", "building the HTML…")
DOCS_CURRENT = Text("{path}: đúng như bộ tiêu chí ({files} tệp)", "{path}: current (files: {files})")
DOCS_WRITTEN = Text(
    "{path}: đã ghi {files} tệp cho {editions} bộ tiêu chí",
    "{path}: files written: {files}, rulesets: {editions}",
)
DOCS_BUILT = Text(
    "{path}: đã dựng, mở tệp này bằng trình duyệt", "{path}: built, open this file in a browser"
)

# --- diff -----------------------------------------------------------------------------------

DIFF = Text(
    "So sánh hai bộ tiêu chí: mục nào thêm, bỏ, tách, gộp, đổi số; điểm đi đâu; cách chấm nào cho điểm khác.",
    "Compare two rulesets: rows added, gone, split, merged, renumbered; where points went; which rules score otherwise.",
)
DIFF_MAPPING = Text(
    "Tệp ghép mục cũ với mục mới do người soạn xác nhận (YAML).",
    "The file in which the author confirms which row has become which (YAML).",
)
DIFF_PROPOSE = Text(
    "Ghi các cặp máy đoán vào tệp, để người soạn xem và xác nhận.",
    "Write the guessed pairs into a file, for the author to look at and confirm.",
)
DIFF_BEHAVIOUR = Text(
    "Chứng minh (hoặc thử) cách chấm đã đổi có cho điểm khác không.",
    "Prove (or try) whether changed rules score otherwise.",
)
DIFF_TEXT = Text("In cả câu chữ cũ và mới của từng mục.", "Print the clauses of both texts as well.")
DIFF_EXIT_CODE = Text(
    "Thoát mã 1 nếu có khác biệt; cách chấm đã chứng minh là như cũ thì không tính.",
    "Exit with 1 when something differs; rules proved to score as before do not count.",
)
DIFF_ALLOW = Text(
    "Loại thay đổi không tính là khác biệt, ví dụ `text` (chỉ câu chữ) hay `renumbered`; được ghi nhiều lần.",
    "A kind of change that does not count, such as `text` (only words) or `renumbered`; may be repeated.",
)
DIFF_FORCE = Text(
    "So sánh cả khi hai bộ chấm những loại đơn vị khác nhau.", "Compare even sets of different kinds of unit."
)
DIFF_SCHEMA = Text("In JSON Schema của dạng json.", "Print the JSON Schema of the form json.")
DIFF_UNKNOWN_KIND = Text(
    "không có loại thay đổi `{word}`; có: {known}", "there is no kind of change `{word}`; there are: {known}"
)
DIFFING = Text("đã so sánh {done}/{all} cách chấm", "compared {done}/{all} rules")
DIFF_HEAD = Text("{before} → {after}", "{before} → {after}")
DIFF_WHOLE = Text("Phần chung", "The head")
DIFF_TREE = Text("Cơ cấu", "Structure")
DIFF_ROWS = Text("Từng mục", "Row by row")
DIFF_LEDGER = Text("Bảng cân đối điểm", "Ledger of points")
DIFF_OF_ROW = Text("{row} · {change}", "{row} · {change}")
DIFF_GONE = Text("{label}: {row}", "{label}: {row}")
DIFF_OF_SEVERAL = Text("{change} ({count} mục)", "{change} (rows: {count})")
DIFF_FROM = Text("từ {row}: {how}", "from {row}: {how}")
DIFF_BY_SHARE = Text(
    "so theo phần trăm của điểm tối đa, vì điểm tối đa đã đổi",
    "compared in percent of the maximum, which has changed",
)
DIFF_LABEL = Text("{label}:", "{label}:")
DIFF_MINUS = Text("- {line}", "- {line}")
DIFF_PLUS = Text("+ {line}", "+ {line}")
DIFF_AREA = Text("Lĩnh vực", "Area")
DIFF_OLD = Text("Cũ", "Old")
DIFF_NEW = Text("Nay", "Now")
DIFF_TOTAL = Text("Cộng", "Total")
DIFF_OUTSIDE = Text("(ngoài lĩnh vực)", "(outside of areas)")
DIFF_NONE = Text("Không có thay đổi nào.", "Nothing changed.")
DIFF_NOTHING_COUNTS = Text(
    "{changes} thay đổi, không thay đổi nào tính là khác biệt.", "Changes: {changes}; none of them counts."
)
DIFF_SUMMARY = Text(
    "{changes} thay đổi, {counted} tính là khác biệt.", "Changes: {changes}; of these {counted} count."
)
DIFF_PROPOSED = Text("Đã ghi các cặp máy đoán vào {path}.", "The guessed pairs were written to {path}.")
DIFF_AS_AMENDMENT = Text(
    "In văn bản sửa đổi biến bộ trước thành bộ sau, đã thử lại.",
    "Print the amendment that makes the first set the second, checked.",
)
DIFF_DECISION = Text(
    "Số quyết định của văn bản sửa đổi; không cần nếu bộ sau đã ghi.",
    "Number of the amending decision; not needed where the second set names it.",
)
DIFF_DATE = Text(
    "Ngày của quyết định đó (05/01/2018 hoặc 2018-01-05).", "Day of that decision (05/01/2018 or 2018-01-05)."
)
DIFF_ISSUER = Text(
    "Cơ quan ban hành quyết định đó; mặc định như quyết định cuối của bộ sau.",
    "Who issued that decision; by default who issued the last one of the second set.",
)
DIFF_AMENDMENT_ALONE = Text(
    "`--as-amendment` chỉ đi cùng `--decision`, `--date`, `--issuer`, `--out`",
    "`--as-amendment` goes with `--decision`, `--date`, `--issuer` and `--out` only",
)
DIFF_DECISION_ALONE = Text(
    "`--decision` cần `--as-amendment`; `--date` và `--issuer` cần `--decision`",
    "`--decision` needs `--as-amendment`; `--date` and `--issuer` need `--decision`",
)
BATCH = Text(
    "Chấm chính xác một bảng nhiều đơn vị: tệp Parquet hoặc CSV vào, tệp Parquet ra.",
    "Score a table of many units exactly: Parquet or CSV in, Parquet out.",
)
BATCH_OUT = Text(
    "Tệp điểm (Parquet; với Spark là thư mục); dòng bị loại ở `.rejected.parquet` bên cạnh.",
    "The file of scores (Parquet; a folder with Spark); rejected rows go to `.rejected.parquet` beside it.",
)
BATCH_ENGINE = Text("Bộ máy tính toán.", "The engine that computes.")
BATCH_MASTER = Text(
    "Với `--engine spark`: chạy Spark ở đâu, chẳng hạn `local[4]`; không có thì theo cấu hình của Spark.",
    "With `--engine spark`: where Spark runs, as `local[4]`; without it, as the settings of Spark have it.",
)
BATCH_MASTER_OF_SPARK = Text(
    "`--master` chỉ dùng với `--engine spark`", "`--master` is for `--engine spark` only"
)
BATCH_DETAIL = Text("Chỉ tổng điểm, hay từng mục và nhóm.", "The whole only, or every item and group.")
BATCH_UNIT = Text(
    "Cột tên đơn vị; dùng nhiều lần nếu khóa có nhiều cột.",
    "The column that names the unit; more than once where several do.",
)
BATCH_RANK = Text(
    "Thêm thứ hạng theo điều khoản xếp hạng của bộ tiêu chí.",
    "Add ranks by the clause of the ruleset.",
)
BATCH_WITHIN = Text(
    "Cột tên nhóm: con số toàn khối và thứ hạng tính riêng trong từng nhóm; dùng nhiều lần được.",
    "The column that names the league: figures over all units and ranks are its own; may be repeated.",
)
BATCH_EVIDENCE = Text(
    "Coi như đủ tài liệu kiểm chứng ở nơi bảng không nói khác.",
    "Take evidence as attached wherever the table does not say otherwise.",
)
BATCH_DONE = Text("Đã chấm {done}/{all} dòng", "Scored {done} of {all} rows")
BATCH_COUNTS = Text(
    "{rows} dòng vào = {scored} dòng có điểm + {rejected} dòng bị loại",
    "{rows} rows in = {scored} scored + {rejected} rejected",
)
BATCH_BY_HAND = Text(
    "chấm riêng bằng bộ chấm chuẩn: {rows} dòng, {items} mục",
    "scored one by one by the reference: {rows} rows, {items} items",
)
BATCH_RESUMED = Text(
    "{chunks} phần đã có sẵn từ lần chạy trước", "{chunks} chunks were there from an earlier run"
)


# --- migrate --------------------------------------------------------------------------------

MIGRATE = Text(
    "Mang câu trả lời của hồ sơ sang bộ tiêu chí khác, kể những gì không mang được.",
    "Carry the answers of a dossier over to another ruleset and tell what cannot go.",
)
MIGRATE_LONG = Text(
    "Mang câu trả lời của hồ sơ sang bộ tiêu chí khác, kể những gì không mang được.\n\n"
    "Câu nào hai bộ cùng hỏi thì giữ nguyên giá trị; không câu nào được đổi, chia hay bịa ra. Mục đã tách hay gộp, "
    "loại câu trả lời đã đổi, lựa chọn không còn, số ngoài giới hạn thì để lại và được kể tên. Sang năm khác thì ngày "
    "tháng, văn bản có ngày và quyết định của người thẩm định ở lại với năm cũ. Hồ sơ mới in ra màn hình hoặc ghi vào "
    "tệp; danh sách in riêng.",
    "Carry the answers of a dossier over to another ruleset and tell what cannot go.\n\n"
    "What both rulesets ask keeps its value; nothing is converted, divided or made up. Items that were split or "
    "merged, answers of another kind, choices that are gone and numbers out of bounds stay behind and are named. "
    "Into another year no days, no dated documents and no decisions of appraisers go: they belong to the old one. "
    "The new dossier is printed or written to a file; the list is printed apart.",
)
MIGRATE_TO = Text(
    "Bộ tiêu chí mới: đường dẫn hoặc mã kèm năm.", "The new ruleset: a path, or an id with a year."
)
MIGRATE_FROM = Text(
    "Bộ tiêu chí của hồ sơ cũ, thay cho bộ ghi trong hồ sơ.",
    "The ruleset of the old dossier, instead of the one it names.",
)
MIGRATE_STRICT = Text(
    "Thoát với mã 1, không ghi gì, nếu có điều không mang sang được.",
    "Exit with 1 and write nothing when anything cannot go over.",
)
MIGRATE_FORCE = Text(
    "Ghi đè tệp đã có; mang cả sang bộ tiêu chí cho loại đơn vị khác.",
    "Write over a file that exists; go over to a ruleset for another kind of unit too.",
)
MIGRATED = Text(
    "{unit}: {before} → {after}: mang sang {carried}/{all} câu trả lời",
    "{unit}: {before} → {after}: {carried} of {all} answers carried over",
)
MIGRATED_ROUNDS = Text(
    "hồ sơ cũ có nhiều vòng: lấy kết quả sau vòng cuối",
    "the old dossier is in rounds: what stood after the last one counts",
)
MIGRATED_LOST = Text("không mang sang được, vì {why} ({count}):", "cannot go over: {why} ({count}):")
MIGRATED_LOST_ROW = Text("{code} {part} {said}", "{code} {part} {said}")
MIGRATED_BECAME = Text("{said} → {codes}", "{said} → {codes}")
MIGRATED_DOUBTS = Text(
    "đã mang sang nhưng cần xem lại ({count}):", "carried over, to be looked at ({count}):"
)
MIGRATED_DOUBT = Text("{old} → {new} {name}: {why}", "{old} → {new} {name}: {why}")
MIGRATED_REWORDED = Text(
    "{old} → {new} {name}: trước hỏi “{before}”, nay hỏi “{after}”",
    "{old} → {new} {name}: asked “{before}” before, “{after}” now",
)
MIGRATED_OPEN = Text("còn phải trả lời ({count}):", "still to be answered ({count}):")
MIGRATED_OPEN_ROW = Text("{code} {name}: {question}", "{code} {name}: {question}")
MIGRATED_WRITTEN = Text("đã ghi hồ sơ mới vào {path}", "the new dossier is in {path}")
WHOLE_SET = Text("chung", "whole set")

# --- log ------------------------------------------------------------------------------------

LOG = Text(
    "Lịch sử của bộ tiêu chí, hoặc của một mục, qua từng quyết định.",
    "The history of a ruleset, or of one item, decision by decision.",
)
LOG_LONG = Text(
    "Lịch sử của bộ tiêu chí, hoặc của một mục, qua từng quyết định.\n\n"
    "Mục ghi bằng mã số hoặc mã định danh: `cchc log binh-phuoc/huyen 1.1.2`, cũng có thể viết "
    "`binh-phuoc/huyen#1.1.2`. Mã số có thể thuộc về mục khác trong năm khác: mặc định là mục mang mã ấy trong lần "
    "ban hành mới nhất; ghi thêm năm (`binh-phuoc/huyen@2016 1.5`) để chỉ mục của năm đó.",
    "The history of a ruleset, or of one item, decision by decision.\n\n"
    "An item is named by its code or its id: `cchc log binh-phuoc/huyen 1.1.2`, or `binh-phuoc/huyen#1.1.2`. "
    "Another year may give a code to another item: the item that has it in the newest version is meant, or, with a "
    "year (`binh-phuoc/huyen@2016 1.5`), the one that had it then.",
)
LOG_VERSION = Text("Từ năm {year}: {decisions}", "From {year}: {decisions}")
LOG_NO_DECISION = Text("không có quyết định mới", "no new decision")
LOG_NOT_YET = Text("chưa có", "not there yet")
LOG_NO_MORE = Text("không còn", "no longer there")
LOG_RULE = Text("Cách chấm {code}:", "Scoring of {code}:")
LOG_NEW_RULE = Text("Cách chấm {code} nay là:", "Scoring of {code} is now:")
LOG_SAME = Text("Không đổi so với lần trước.", "Nothing changed since the version before.")
LOG_TOUCHED = Text("Quyết định sửa gần nhất: {number}", "Last changed by {number}")
LOG_SET = Text("tổng điểm {total}, {items} mục chấm điểm", "{total} points in all, {items} scored items")
LOG_SET_CHANGES = Text("Thay đổi so với lần trước: {counts}", "Changed since the version before: {counts}")
LOG_NAMESAKES = Text("Mã {code} còn từng là mã của:", "{code} has also been the code of:")
LOG_NAMESAKE = Text("“{name}” (năm {year}, mã định danh {id})", "“{name}” ({year}, id {id})")

# --- diff --dossiers ------------------------------------------------------------------------

DIFF_DOSSIERS = Text(
    "Chấm lại các hồ sơ trong thư mục này theo cả hai bộ.",
    "Score the dossiers of this folder under both rulesets.",
)
DIFF_DOSSIERS_ALONE = Text(
    "`--dossiers` chỉ đi với `--mapping`, `--groups`, `--force`, `--out` và dạng text hoặc json; `--groups` chỉ đi với `--dossiers`",
    "`--dossiers` goes with `--mapping`, `--groups`, `--force`, `--out` and the forms text and json; `--groups` only with `--dossiers`",
)
IMPACT_HEAD = Text(
    "Chấm lại {units} hồ sơ năm {year} theo cả hai bộ: {before} → {after}",
    "{units} dossiers of {year} scored under both: {before} → {after}",
)
IMPACT_GUESSES = Text(
    "{count} mục được ghép theo độ giống nhau, cần xác nhận bằng `--mapping`; xem `cchc diff` không có `--dossiers`.",
    "{count} items were matched by likeness, to be confirmed with `--mapping`; see `cchc diff` without `--dossiers`.",
)
IMPACT_LEFT_OUT = Text(
    "{count} tệp không chấm được; tổng và thứ hạng ở trên không có các tệp ấy:",
    "{count} files could not be scored; sums and ranks above are without them:",
)
IMPACT_COLUMNS = Text(
    "Đơn vị|Trước|Sau|Thay đổi|Chỉ số trước|Chỉ số sau|Xếp loại trước|Xếp loại sau|Hạng trước|Hạng sau",
    "Unit|Before|After|Change|Index before|Index after|Grade before|Grade after|Rank before|Rank after",
)
IMPACT_WHERE = Text("Điểm đi đâu (tổng của mọi đơn vị):", "Where the points went (sum over all units):")
IMPACT_WHERE_UNIT = Text("Điểm đi đâu ({unit}):", "Where the points went ({unit}):")
IMPACT_BAR_COLUMNS = Text("|Trước|Sau|Thay đổi", "|Before|After|Change")
IMPACT_OLD_TOTAL = Text("Tổng điểm cũ", "Old total")
IMPACT_NEW_TOTAL = Text("Tổng điểm mới", "New total")
IMPACT_AREA = Text("Lĩnh vực {code} “{name}”", "Area {code} “{name}”")
IMPACT_AREA_GONE = Text("Lĩnh vực cũ {code} “{name}”", "Old area {code} “{name}”")
IMPACT_REST = Text(
    "Điểm thưởng, điểm trừ và phần ngoài lĩnh vực", "Bonus, penalty and what stands outside areas"
)
IMPACT_ITEMS = Text("Theo từng mục:", "Item by item:")
IMPACT_UNCHANGED = Text("{count} mục khác không đổi điểm", "{count} other items: the same points")
IMPACT_LACKING = Text(
    "Bộ mới hỏi mà hồ sơ cũ không có (điểm còn để ngỏ):",
    "Asked by the new set and not in the old dossiers (points stay open):",
)
IMPACT_LACKING_ROW = Text(
    "{code} {name}: {inputs} · {units} đơn vị, {points} điểm",
    "{code} {name}: {inputs} · {units} units, {points} points",
)
IMPACT_LOST = Text(
    "Trong hồ sơ cũ mà bộ mới không nhận:", "In the old dossiers and not taken by the new set:"
)
IMPACT_LOST_ROW = Text(
    "{code} {part} {name}: {why} · {units} đơn vị", "{code} {part} {name}: {why} · {units} units"
)
IMPACT_NO_RANKS = Text("Không xếp hạng được theo {reference}.", "Nobody is ranked under {reference}.")
IMPACT_BETWEEN = Text("từ {low} đến {high}", "{low} to {high}")
IMPACT_WHOLES: dict[str, Text] = {
    "rescaled": Text("Quy đổi theo tổng điểm", "Rescaling of the total"),
    "bonus-cap": Text("Trần điểm thưởng", "Cap of bonus points"),
    "penalty-cap": Text("Trần điểm trừ", "Cap of penalty points"),
    "bounds": Text("Làm tròn và giới hạn của tổng điểm", "Rounding and bounds of the total"),
}


SIMULATE = Text(
    "Thử đổi một con số của bộ tiêu chí: điểm, xếp loại và thứ hạng trong bảng chuyển đi đâu.",
    "Try another number in a ruleset: where scores, grades and ranks of a table move.",
)
SIMULATE_SET = Text(
    "Số cần đổi: `MỤC: CŨ -> MỚI`, chẳng hạn `1.1.2: 80% -> 85%`; dùng được nhiều lần.",
    "A number to change: `ROW: OLD -> NEW`, as `1.1.2: 80% -> 85%`; may be given several times.",
)
SIMULATE_SWEEP = Text(
    "Nhiều giá trị cho một số: `MỤC: CŨ -> MỚI; MỚI` hoặc `MỤC: CŨ -> TỪ..ĐẾN bước BƯỚC`.",
    "Several values of one number: `ROW: OLD -> NEW; NEW` or `ROW: OLD -> FROM..TO step STEP`.",
)
SIMULATE_SWEPT = Text("Đã thử {done}/{all} phương án", "Tried {done} of {all} variants")
SIMULATE_AGAINST = Text(
    "So với bộ tiêu chí khác có cùng câu hỏi.", "Compare with another ruleset of the same inputs."
)
SIMULATE_NOTHING = Text(
    "cần ít nhất một `--set`, `--sweep` hoặc `--against`",
    "at least one `--set`, or `--sweep` or `--against`, is needed",
)

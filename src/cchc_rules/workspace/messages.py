"""Every sentence the workspace can say."""

from cchc_rules.base.texts import Text

FILE_NOT_FOUND = Text("không có tệp `{path}`", "there is no file `{path}`")
FILE_NOT_FOUND_HELP = Text("kiểm tra lại đường dẫn", "check the path")
FILE_UNREADABLE = Text("không đọc được `{path}`: {why}", "cannot read `{path}`: {why}")
FILE_UNREADABLE_HELP = Text(
    "kiểm tra quyền đọc, hoặc chọn một tệp khác", "check its permissions, or choose another file"
)
NOT_UTF8 = Text("`{path}` không phải văn bản UTF-8", "`{path}` is not UTF-8 text")
NOT_UTF8_NOTE = Text("byte lạ đầu tiên ở vị trí {offset}", "the first stray byte is at offset {offset}")
NOT_UTF8_HELP = Text(
    "lưu lại tệp với bảng mã UTF-8 (trong Word: lưu dạng văn bản thuần, Unicode UTF-8)",
    "save the file again as UTF-8 (in Word: plain text, Unicode UTF-8)",
)
UNKNOWN_RULESET = Text("không có bộ tiêu chí `{reference}`", "there is no ruleset `{reference}`")
UNKNOWN_RULESET_HELP = Text(
    "xem các bộ có sẵn bằng `cchc list`; bộ ở tệp khác thì ghi đường dẫn đến tệp `.cchc` (với hồ sơ và kết quả: `--ruleset`)",
    "see those at hand with `cchc list`; for one in another file give the path of its `.cchc` file "
    "(with dossiers and results: `--ruleset`)",
)
KNOWN_IN_PART = Text("có sẵn: {names}, …", "at hand: {names}, …")
NOT_A_RULESET_FILE = Text("`{path}` không phải là bộ tiêu chí", "`{path}` is no ruleset")
NOT_A_RULESET_FILE_HELP = Text(
    "bộ tiêu chí là tệp `.cchc`; tệp `.yaml` là hồ sơ thì chấm bằng `cchc score {path}`",
    "a ruleset is a `.cchc` file; a `.yaml` file that is a dossier is scored with `cchc score {path}`",
)
NOT_A_DOSSIER_FILE = Text("`{path}` không phải là hồ sơ", "`{path}` is no dossier")
NOT_A_DOSSIER_FILE_HELP = Text(
    "hồ sơ là tệp `.yaml` hoặc `.json`; tệp `.cchc` là bộ tiêu chí, kiểm tra bằng `cchc check {path}`",
    "a dossier is a `.yaml` or `.json` file; a `.cchc` file is a ruleset, checked with `cchc check {path}`",
)
KNOWN_RULESETS = Text("có sẵn: {names}", "at hand: {names}")
AMBIGUOUS = Text("`{reference}` có nhiều năm: {years}", "`{reference}` exists for several years: {years}")
ONE_YEAR = Text("{first}", "{first}")
ONWARD = Text("{first} trở đi", "{first} onward")
SPAN_OF_YEARS = Text("{first}–{last}", "{first}–{last}")
OVERLAP = Text(
    "`{reference}` có hai bộ tiêu chí cho năm {years}", "`{reference}` has two rulesets for {years}"
)
OVERLAP_OTHER = Text("bộ này cũng dành cho năm đó", "this one is for that year as well")
OVERLAP_FILES = Text("bộ trước: {earlier}; bộ sau: {later}", "earlier: {earlier}; later: {later}")
OVERLAP_HELP = Text(
    'nếu bộ sau thay bộ trước, thêm `thay thế quyết định "…"` vào phần đầu của bộ sau; nếu không, sửa lại các năm',
    'where the later set replaces the earlier, add `replaces decision "…"` to its head; else correct the years',
)
NO_SET_FOR_YEAR = Text(
    "không có bộ tiêu chí `{reference}` cho năm {year}", "there is no ruleset `{reference}` for {year}"
)
NEAREST_BEFORE = Text("gần nhất trước đó: năm {year}, {path}", "nearest before: {year}, {path}")
NEAREST_AFTER = Text("gần nhất sau đó: năm {year}, {path}", "nearest after: {year}, {path}")
KNOWN_ONLY_UNTIL = Text(
    "chỉ tính các quyết định ban hành đến hết ngày {day}", "counting only decisions made up to {day}"
)
NO_SET_FOR_YEAR_HELP = Text(
    "kiểm tra lại năm, hoặc thêm bộ tiêu chí của năm đó", "check the year, or add the ruleset of that year"
)
YEARS_WITHOUT = Text(
    "`{reference}` không có bộ tiêu chí cho năm {years}", "`{reference}` has no ruleset for {years}"
)
YEARS_WITHOUT_HELP = Text(
    "thêm bộ của những năm đó, hoặc ghi `trở đi` nếu bộ trước còn hiệu lực",
    "add the sets of those years, or write `onward` where the earlier one still holds",
)
NO_SET_TO_AMEND = Text(
    "không tìm thấy bộ tiêu chí `{reference}` mà tệp này sửa đổi",
    "the ruleset `{reference}` that this file amends is not at hand",
)
NO_SET_TO_AMEND_HELP = Text(
    "đặt tệp vào thư mục `amendments` bên cạnh `ruleset.cchc` của bộ đó",
    "put the file into the folder `amendments` beside the `ruleset.cchc` of that set",
)
CONSOLIDATED = Text(
    "Văn bản hợp nhất của `{reference}`, đọc cho năm {year}.",
    "Consolidated text of `{reference}`, read for {year}.",
)
CONSOLIDATED_BASE = Text("Văn bản gốc: {numbers}.", "Original: {numbers}.")
CONSOLIDATED_CHANGE = Text("Sửa đổi theo {numbers}: {changes}.", "Amended by {numbers}: {changes}.")
CONSOLIDATED_UNCHANGED = Text("Không có sửa đổi nào áp dụng.", "No amendment applies.")
NO_TEXT_TO_CONSOLIDATE = Text(
    "bộ tiêu chí dạng JSON không còn văn bản gốc", "a serialised ruleset has no text any more"
)
NOTHING_FOR_UNIT = Text("không có bộ tiêu chí nào cho `{unit}`", "there is no ruleset for `{unit}`")
NOTHING_FOR_UNIT_IN = Text(
    "không có bộ tiêu chí nào cho `{unit}` ở `{province}`", "there is no ruleset for `{unit}` in `{province}`"
)
KNOWN_UNITS = Text("các đối tượng có bộ tiêu chí: {names}", "kinds of unit with a ruleset: {names}")
SEVERAL_FOR_UNIT = Text(
    "có nhiều bộ tiêu chí cho `{unit}` năm {year}: {names}",
    "several rulesets are for `{unit}` in {year}: {names}",
)
SEVERAL_FOR_UNIT_HELP = Text("ghi rõ tỉnh bằng `--province`", "name the province with `--province`")
AMBIGUOUS_HELP = Text("ghi rõ năm, ví dụ `{example}`", "name the year, as in `{example}`")
DID_YOU_MEAN = Text("có phải ý là `{name}`?", "did you mean `{name}`?")
CANNOT_WRITE = Text("không ghi được `{path}`: {why}", "cannot write `{path}`: {why}")
CANNOT_WRITE_HELP = Text(
    "kiểm tra thư mục và quyền ghi; không có gì bị thay đổi",
    "check the folder and its permissions; nothing was changed",
)
NO_RULESET_NAMED = Text("hồ sơ không ghi thuộc bộ tiêu chí nào", "the dossier does not name its ruleset")
NO_RULESET_NAMED_HELP = Text(
    "thêm dòng `bộ tiêu chí: …` và `năm: …`, hoặc dùng `--ruleset`",
    "add the lines `ruleset: …` and `year: …`, or use `--ruleset`",
)
NO_SPACE = Text("hết chỗ trên đĩa", "the disk is full")
READ_ONLY = Text("đĩa chỉ cho đọc", "the disk can only be read")
FILE_TOO_LARGE = Text("tệp vượt giới hạn kích thước", "the file passes the limit of sizes")
IS_A_FILE = Text("đây là một tệp, không phải thư mục", "it is a file and no folder")
IS_THE_TABLE = Text("đây chính là bảng số liệu", "it is the table itself")
IS_THE_TABLE_HELP = Text(
    "chọn tên khác bằng `--out`; không có gì bị thay đổi",
    "choose another name with `--out`; nothing was changed",
)
FOREIGN_FOLDER = Text(
    "thư mục có tệp không do lệnh này ghi: {names}",
    "the folder holds files that this command did not write: {names}",
)
FOREIGN_FOLDER_HELP = Text(
    "dời các tệp ấy đi, hoặc chọn tên khác bằng `--out`; không có gì bị thay đổi",
    "move these files away, or choose another name with `--out`; nothing was changed",
)
IS_A_FOLDER = Text("đây là một thư mục", "it is a folder")
NO_PERMISSION = Text("không có quyền", "permission denied")
NO_TEXT = Text("nội dung có ký tự hỏng, không ghi được", "it holds a broken character that no file can keep")
OTHER_REASON = Text("hệ thống báo lỗi số {number}", "the system reports error {number}")
NO_FOLDER = Text("không có thư mục đó", "there is no such folder")
TOO_LARGE = Text("`{path}` lớn hơn {limit} byte", "`{path}` is larger than {limit} bytes")
TOO_LARGE_HELP = Text("chia tệp thành nhiều phần", "split the file")
NOT_A_RESULT = Text(
    "đây không phải kết quả do `cchc score` ghi ra", "this is no result that `cchc score` wrote"
)
NOT_A_RESULT_HELP = Text(
    "tạo tệp bằng `cchc score HỒ_SƠ --format json --out KẾT_QUẢ.json`",
    "make the file with `cchc score DOSSIER --format json --out RESULT.json`",
)
NOT_JSON = Text("`{path}` không phải JSON đọc được", "`{path}` is not readable JSON")
UNKNOWN_FORMAT = Text("không biết định dạng số `{format}`", "format number `{format}` is unknown")
UNKNOWN_FORMAT_HELP = Text(
    "dùng phiên bản cchc-rules đã ghi ra tệp này, hoặc mới hơn",
    "use the cchc-rules that wrote it, or a newer one",
)
DIGEST_DIFFERS = Text("{what} không còn như khi chấm", "the {what} is not what it was when this was scored")
DIGESTS = Text("trong kết quả: {kept}; bây giờ: {actual}", "in the result: {kept}; now: {actual}")
DIGEST_DIFFERS_HELP = Text(
    "lấy lại đúng phiên bản đã chấm, hoặc chấm lại", "restore the version that was scored, or score again"
)
RULESET = Text("bộ tiêu chí", "ruleset")
DOSSIER = Text("hồ sơ", "dossier")
RESULT_DIFFERS = Text(
    "kết quả ghi {kept}, chấm lại được {replayed}", "the result says {kept}, replaying gives {replayed}"
)
RESULT_DIFFERS_HELP = Text(
    "kết quả đã bị sửa, hoặc do phiên bản khác tạo ra; chấm lại",
    "the result was edited, or made by another version; score again",
)
OTHER_ENGINE = Text(
    "kết quả do {kept} tạo ra, đang dùng {own}", "the result was made by {kept}; this is {own}"
)
NOT_PLAIN = Text("giá trị kiểu `{kind}` không nhận được", "a value of type `{kind}` cannot be taken")
NOT_PLAIN_HELP = Text(
    "đưa số nguyên, Decimal hoặc chữ; số thực nhị phân làm sai điểm",
    "give an int, a Decimal or text; binary floats change scores",
)
BROKEN_JSON = Text(
    "`{path}` không phải bộ tiêu chí JSON đọc được", "`{path}` is no readable serialised ruleset"
)
BROKEN_JSON_HELP = Text(
    "tạo lại bằng `cchc show BỘ --format json`", "make it again with `cchc show RULESET --format json`"
)
REJECTED = Text(
    "số liệu của mục {code} “{name}” không được nhận", "the answers of item {code} “{name}” are sent back"
)
REJECTED_HELP = Text(
    "xem cách chấm bằng `cchc explain {reference} {code}` rồi sửa số liệu",
    "see the rule with `cchc explain {reference} {code}` and correct the answers",
)
UNFIT_ANSWER = Text(
    "trong hồ sơ kèm theo, câu trả lời `{name}` không đúng kiểu mà bộ tiêu chí hỏi",
    "in the dossier inside, the answer `{name}` is not what the ruleset asks for",
)
UNFIT_ANSWER_HELP = Text(
    "chấm lại từ hồ sơ gốc bằng `cchc score --format json`",
    "score the original dossier again with `cchc score --format json`",
)
NO_SETS_HERE = Text("trong {path} không có bộ tiêu chí nào", "there is no ruleset in {path}")
NO_SETS_HERE_HELP = Text(
    "ghi thư mục có tệp `ruleset.cchc`, một tệp ca kiểm thử, hoặc mã như `binh-duong/so@2018`",
    "give a folder that holds a `ruleset.cchc`, a case file, or an id such as `binh-duong/so@2018`",
)
NO_DOSSIERS = Text("không có hồ sơ nào trong {path}", "there is no dossier in {path}")
NO_DOSSIERS_HELP = Text(
    "ghi thư mục chứa các hồ sơ `.yaml` hoặc `.json` của các đơn vị",
    "give the folder that holds the units' dossiers, `.yaml` or `.json`",
)
TARGET_EXISTS = Text("`{path}` đã có nội dung", "`{path}` already holds something")
TARGET_EXISTS_HELP = Text(
    "chọn thư mục khác bằng `--out`, hoặc tự dời nội dung cũ đi",
    "choose another folder with `--out`, or move away what is there",
)
CARRIED_OVER = Text(
    "chuyển từ bộ tiêu chí năm {old}, chưa đối chiếu với quyết định của năm {new}",
    "carried over from the set of {old}, not yet held against the decision of {new}",
)
STARTED_FROM = Text(
    "Khởi đầu bộ tiêu chí năm {year}, chép từ {reference} (đã hợp nhất mọi sửa đổi).",
    "A start for the set of {year}, copied from {reference} with all its amendments.",
)
STARTED_SOURCES = Text(
    "Mọi mục được coi là minh họa cho đến khi ghi `nguồn` mới; nguồn cũ xem trong {reference}.",
    "Every node counts as illustrative until a new `source` is written; the old ones stand in {reference}.",
)
STARTED_DECISION = Text(
    "Dòng `căn cứ` còn là quyết định cũ: thay khi có quyết định mới, rồi xem lại điểm, mức và kiểm chứng.",
    "The line `basis` is still the old decision: replace it, then look again at points, bands and evidence.",
)
STARTED_DAYS = Text(
    "Ngày tính theo năm đánh giá (`năm trước`, `năm sau`) đã tự chuyển sang năm {year}.",
    "Days counted from the assessed year have moved to {year} by themselves.",
)
STARTED_PLACES = Text(
    "Các dòng còn nói đến năm khác, cần xem lại:", "Lines that still speak of another year:"
)
STARTED_PLACE = Text("dòng {line}: {text}", "line {line}: {text}")
COUNTEREXAMPLE = Text("Phản ví dụ {name}", "Counterexample {name}")

ADDED_CASES = Text(
    "Máy ghi thêm: `kết quả` là điều bộ chấm đưa ra, chưa ai đối chiếu với quyết định.\n"
    "Đọc lại từng ca; xong thì bỏ hai dòng này.",
    "Written by the machine: `result` is what the evaluator gave, and nobody has held it against the decision.\n"
    "Read each case; then take out these two lines.",
)
REFUTING_CASES = Text(
    "Phản ví dụ của `cchc prove`. Kết quả là điều bộ chấm đang cho: sửa lại theo quyết định,\n"
    "rồi sửa bộ tiêu chí cho đến khi ca này đúng.",
    "Counterexamples of `cchc prove`. The results are what the evaluator gives now: correct them\n"
    "after the decision, then the ruleset until the case holds.",
)

# ── the criteria site ──────────────────────────────────────────────────────────────────────

UNSAFE_FOLDER_NAME = Text(
    "mã bộ tiêu chí `{id}` không đặt tên cho thư mục được", "the id `{id}` of a ruleset cannot name a folder"
)
UNSAFE_FOLDER_NAME_HELP = Text(
    "mã chỉ gồm chữ, số, `-`, `_`, `.` và `/` giữa các phần, như `binh-duong/so`",
    "an id consists of letters, digits, `-`, `_`, `.` and `/` between its parts, as in `binh-duong/so`",
)
ONE_OF_TWO_HELP = Text("chỉ nêu một trong hai tệp", "name only one of the two files")
NOT_OUR_FOLDER = Text(
    "`{path}` có nội dung không do `cchc docs` ghi", "`{path}` holds something that `cchc docs` did not write"
)
FOREIGN_FILES = Text("chẳng hạn {names}", "such as {names}")
NOT_OUR_FOLDER_HELP = Text(
    "chọn một thư mục trống bằng `--out`, hoặc tự dời nội dung đó đi; không có gì bị thay đổi",
    "choose an empty folder with `--out`, or move that content away; nothing was changed",
)
NO_DOCUMENTS = Text("chưa có thư mục `{path}`", "there is no folder `{path}` yet")
DOCUMENTS_OUTDATED = Text(
    "`{path}` không còn như bộ tiêu chí ({count} tệp)",
    "`{path}` is not what the rulesets say (files: {count})",
)
DOCUMENT_DIFFERS = Text("khác: {name}", "differs: {name}")
DOCUMENT_MISSING = Text("thiếu: {name}", "missing: {name}")
DOCUMENT_TOO_MANY = Text("thừa: {name}", "should not be there: {name}")
DOCUMENTS_OUTDATED_HELP = Text("chạy lại `cchc docs` không có `--check`", "run `cchc docs` without `--check`")
SITE_LIBRARY_MISSING = Text(
    "chưa cài MkDocs và giao diện Material để dựng trang", "MkDocs with its theme Material is not installed"
)
SITE_LIBRARY_MISSING_HELP = Text(
    'chạy `pip install "cchc-rules[site]"`; bỏ `--build` và `--serve` thì chỉ ghi Markdown, không cần thư viện này',
    'run `pip install "cchc-rules[site]"`; without `--build` and `--serve` only Markdown is written, which needs neither',
)
SITE_NOT_BUILT = Text(
    "MkDocs không dựng được trang từ `{path}`", "MkDocs could not build the site of `{path}`"
)
SITE_BUILDER_SAID = Text("MkDocs: {line}", "MkDocs: {line}")
SITE_NOT_BUILT_HELP = Text(
    "các tệp Markdown vẫn còn nguyên; xem lại lời của MkDocs ở trên",
    "the Markdown is there all the same; see what MkDocs says above",
)

# ── two rulesets held against each other ───────────────────────────────────────────────────

OTHER_TARGETS = Text(
    "hai bộ tiêu chí chấm những loại đơn vị khác nhau: {before} chấm {old}, {after} chấm {new}",
    "the rulesets score different kinds of unit: {before} scores {old}, {after} scores {new}",
)
OTHER_TARGETS_HELP = Text(
    "vẫn muốn so sánh thì thêm `--force`", "to compare them all the same, add `--force`"
)
BEYOND_AMENDMENTS = Text(
    "không văn bản sửa đổi nào biến {before} thành {after} được",
    "no amendment can make {before} say what {after} says",
)
CANNOT_TAKE_AWAY = Text("không bỏ hay đổi được: {clause}", "cannot be taken away or changed: {clause}")
STILL_DIFFERS = Text("còn khác: {change}", "still differs: {change}")
BEYOND_AMENDMENTS_HELP = Text(
    "ban hành bộ mới thay thế bộ cũ: `cchc new --from {before} --year {year}`",
    "issue a new set that replaces the old one: `cchc new --from {before} --year {year}`",
)
AMENDMENT_WITHOUT_DECISION = Text(
    "{after} không có căn cứ nào mà {before} chưa có, nên không biết quyết định nào sửa đổi",
    "{after} rests on nothing that {before} does not rest on, so that no decision is known to amend it",
)
AMENDMENT_WITHOUT_DECISION_HELP = Text(
    "ghi quyết định: `--decision SỐ`, thêm `--date NGÀY` và `--issuer CƠ QUAN` nếu biết",
    "name it: `--decision NUMBER`, and `--date DAY` and `--issuer WHO` where they are known",
)
AMENDMENT_REMARK = Text(
    "Soạn từ việc so sánh hai bộ tiêu chí, chưa phải văn bản do cơ quan ban hành.",
    "Made by comparing two sets of criteria; not a text that an authority issued.",
)
AMENDMENT_OF = Text("Trước: {reference}, mã {digest}", "Before: {reference}, digest {digest}")
AMENDMENT_GIVES = Text("Sau: {reference}, mã {digest}", "After: {reference}, digest {digest}")
AMENDMENT_PLACE = Text(
    "Đặt vào thư mục `amendments/` cạnh bộ {id}, đọc cho năm {year} thì được nội dung sau.",
    "Put into `amendments/` beside the set {id} and read for {year}, it gives the later content.",
)
OTHER_DIGEST = Text(
    "dấu vân tay khác nhau mà so sánh không thấy thay đổi nào",
    "the digests differ, though the comparison finds no change",
)
UNKNOWN_PREDECESSOR = Text(
    "{code} “{name}” nói kế thừa {earlier}, nhưng {before} không có mục ấy",
    "{code} “{name}” says that it continues {earlier}, which {before} does not have",
)
UNKNOWN_PREDECESSOR_HELP = Text(
    "sửa câu `kế thừa`, hoặc so với đúng bộ mà câu ấy nói tới",
    "correct the clause `continues`, or compare with the set that it speaks of",
)

# ── the history of an item, and dossiers carried over ──────────────────────────────────────

NEVER_AN_ITEM = Text(
    "chưa năm nào {reference} có mục `{name}`", "in no year has {reference} had an item `{name}`"
)
NEVER_AN_ITEM_HELP = Text(
    "ghi mã số hoặc mã định danh của mục; bỏ mục đi để xem lịch sử của cả bộ",
    "name the item by its code or its id; leave it out to see the history of the whole set",
)
NOT_CARRIED = Text(
    "{count} điều trong `{path}` không mang sang được {reference}",
    "{count} entries of `{path}` cannot be carried over to {reference}",
)
NOT_CARRIED_HELP = Text(
    "đọc danh sách ở trên; bỏ `--strict` thì hồ sơ vẫn được ghi, không có những điều ấy",
    "read the list above; without `--strict` the dossier is written all the same, without them",
)
FILE_EXISTS_HELP = Text(
    "chọn tệp khác bằng `--out`, hoặc thêm `--force` để ghi đè",
    "choose another file with `--out`, or add `--force` to write over it",
)
MIGRATED_HEAD = Text(
    "Mang sang từ hồ sơ năm {old} ({before}). Đây là số liệu của năm {old}: xem lại từng con số trước khi nộp.",
    "Carried over from the dossier of {old} ({before}). These are the figures of {old}: look at each before sending.",
)
MIGRATED_SAME_YEAR = Text(
    "Mang sang từ hồ sơ theo {before}.",
    "Carried over from the dossier under {before}.",
)
MIGRATED_DAYS = Text(
    "Ngày tháng của năm {old} và văn bản có ngày không được mang sang.",
    "Days of {old} and dated documents were not carried over.",
)

# ── tables of many units ───────────────────────────────────────────────────────────────────

COLUMNS_MISSING = Text("bảng thiếu {count} cột: {names}", "the table lacks {count} columns: {names}")
AND_MORE = Text("{names} và {count} cột khác", "{names} and {count} more")
COLUMNS_MISSING_HELP = Text(
    "mỗi câu hỏi của bộ tiêu chí là một cột, tên cột là tên câu hỏi hoặc `mã.tên`; ô trống là chưa trả lời, nhưng cột thì phải có",
    "every input of the ruleset is a column, called by the name of the input or `code.name`; an empty cell is an answer that is missing, but the column must be there",
)
COLUMNS_UNREAD = Text("không câu hỏi nào đọc {count} cột: {names}", "no input reads {count} columns: {names}")
COLUMNS_UNREAD_HELP = Text(
    "xem lại chính tả của tên cột; nếu cột chỉ để ghi chú thì không cần sửa gì",
    "check the spelling of the names; nothing is to mend where a column is only a note",
)
COLUMNS_ALIKE = Text("các cột {names} có cùng một tên", "the columns {names} have one name")
COLUMNS_ALIKE_NOTE = Text(
    "tên cột được so như người đọc: chữ hoa hay thường, dấu cách, cách gõ dấu đều không phân biệt",
    "names are compared as people read them: case, blanks and ways to type a tone make no difference",
)
COLUMNS_ALIKE_HELP = Text(
    "giữ một cột, bỏ hoặc đổi tên các cột kia", "keep one of them; drop or rename the others"
)
COLUMN_MEANT = Text("`{name}`: có phải là cột `{column}`?", "`{name}`: is it the column `{column}`?")
COLUMN_TYPE = Text(
    "cột `{column}` có kiểu {kind}, không chứa được câu trả lời",
    "the column `{column}` is of type {kind}, which cannot hold its answers",
)
COLUMN_TYPE_HELP = Text(
    "số đếm là số nguyên, có hay không là Boolean, ngày là Date, lựa chọn là chữ, số lẻ là Decimal hoặc chữ",
    "counts are integers, yes or no is Boolean, days are Date, choices are text, other numbers are Decimal or text",
)
BROKEN_TABLE = Text("không đọc được bảng `{name}`: {why}", "the table `{name}` cannot be read: {why}")
BROKEN_TABLE_HELP = Text("tải hoặc xuất lại tệp cho trọn vẹn", "fetch or export the file again, whole")
TABLE_EMPTY = Text("tệp trống", "the file is empty")
TABLE_WITHOUT_START = Text("phần đầu của tệp Parquet bị mất", "the start of the Parquet file is lost")
TABLE_CUT_SHORT = Text(
    "tệp Parquet bị cắt ngang, phần cuối không còn", "the Parquet file is cut short, its end is lost"
)
TABLE_DAMAGED = Text("tệp Parquet bị hỏng ở giữa", "the Parquet file is damaged inside")
TABLE_NO_PARQUET = Text("không phải tệp Parquet", "it is no Parquet file")
TABLE_NO_PARQUET_HELP = Text(
    "tệp CSV thì đặt tên `.csv`; tệp khác thì xuất ra Parquet hay CSV UTF-8",
    "call a CSV file `.csv`; export any other as Parquet or CSV UTF-8",
)
TABLE_WORKBOOK = Text("đây là sổ tính Excel", "it is an Excel workbook")
TABLE_WORKBOOK_HELP = Text(
    "trong Excel: Lưu thành, chọn loại `CSV UTF-8`, rồi chấm tệp `.csv` ấy",
    "in Excel: Save As, type `CSV UTF-8`, then score that `.csv` file",
)
NO_TABLE_THERE = Text("không có bảng nào ở đó, hoặc bảng bị hỏng", "there is no table, or a damaged one")
NO_TABLE = Text("đây không phải bảng mà lệnh biết", "it is no table of a known kind")
CSV_HEADER = Text("dòng tiêu đề của tệp CSV không đọc được", "the header of the CSV file cannot be read")
CSV_BROKEN = Text(
    "tệp CSV có ô quá dài hoặc dấu ngoặc kép không đóng",
    "the CSV file has a cell that is too long or a quote that is not closed",
)
CSV_BROKEN_HELP = Text(
    'xem lại dấu `"` trong các ô, hoặc xuất lại tệp', 'look at the `"` in its cells, or export it again'
)
CSV_NOT_UTF8_HELP = Text(
    "trong Excel: Lưu thành, chọn loại `CSV UTF-8`", "in Excel: Save As, type `CSV UTF-8`"
)
ROWS_UNEVEN = Text(
    "{count} dòng của tệp CSV không có đủ {cells} ô như tiêu đề",
    "{count} rows of the CSV file do not have the {cells} cells of its header",
)
ROW_UNEVEN = Text("dòng {row} có {cells} ô", "row {row} has {cells} cells")
ROWS_UNEVEN_HELP = Text(
    "xem lại dấu phân cách và dấu ngoặc kép ở các dòng ấy; dòng cuối thiếu ô thường là tệp bị cắt ngang",
    "look at the separators and quotes of these rows; a last row with too few cells is often a file cut short",
)
BATCH_BEGINS_ANEW = Text(
    "không có phần nào được giữ lại; chạy lại cùng lệnh để chấm từ đầu",
    "nothing is kept of it; run the same command again to begin anew",
)
NO_SPACE_HELP = Text(
    "dọn chỗ trên đĩa rồi chạy lại; không có gì bị thay đổi",
    "make room on the disk and run again; nothing was changed",
)
SPARK_STOPPED = Text("Spark dừng giữa chừng: {why}", "Spark has stopped midway: {why}")
SPARK_STOPPED_HELP = Text(
    "xem lý do Spark in ra ở trên; bảng vừa một máy thì không cần `--engine spark`",
    "see what Spark has printed above; a table that fits one machine needs no `--engine spark`",
)
RUN_STOPPED = Text(
    "bị dừng giữa chừng, chưa có tệp kết quả `{path}`", "stopped midway, there is no result `{path}` yet"
)
TABLE_CHANGED = Text(
    "bảng `{path}` đã thay đổi trong khi đang chấm", "the table `{path}` has changed while it was scored"
)
TABLE_CHANGED_HELP = Text(
    "chạy lại khi tệp đã yên; không có kết quả nào được ghi",
    "run again when the file is at rest; no result was written",
)
ROWS_REJECTED = Text(
    "{count} trong {all} dòng bị loại, không được chấm",
    "{count} of {all} rows are rejected and have no score",
)
ROWS_OF_REASON = Text("`{reason}`: {count} dòng", "`{reason}`: {count} rows")
ROWS_REJECTED_HELP = Text("lý do từng dòng ở trong `{path}`", "the reason of each stands in `{path}`")
ROWS_REJECTED_LISTED = Text(
    "những dòng đầu và lý do đứng cuối kết quả; `cchc batch` ghi đủ mọi dòng",
    "the first rows and their reasons end the result; `cchc batch` writes all of them",
)
CHANGE_WITHOUT_TEXT = Text(
    "bộ tiêu chí này là bản đã tuần tự hóa, không có văn bản để `--set` sửa",
    "this ruleset is a serialised one, without a text that `--set` could change",
)
CHANGE_WITHOUT_TEXT_HELP = Text(
    "dùng tệp `.cchc` hoặc mã của bộ tiêu chí, hoặc so với bộ khác bằng `--against`",
    "use its `.cchc` file or its id, or compare with another ruleset by `--against`",
)
STALE_CHUNKS = Text(
    "thư mục `{path}` thuộc về một lần chạy khác và được làm lại từ đầu",
    "the folder `{path}` belongs to another run and is begun anew",
)
STALE_CHUNKS_HELP = Text(
    "bộ tiêu chí, số liệu hoặc lựa chọn đã khác lần trước",
    "the ruleset, the data or the choices are not those of that run",
)
BATCH_GOES_ON = Text(
    "phần đã chấm được giữ trong `{path}`; chạy lại cùng lệnh để làm tiếp",
    "what is scored is kept in `{path}`; run the same command again to go on",
)
TABLE_LIBRARY = Text(
    "chưa cài thư viện `{name}` để chấm bảng số liệu",
    "the library `{name}` for tables of units is not installed",
)
TABLE_LIBRARY_HELP = Text('chạy `pip install "cchc-rules[batch]"`', 'run `pip install "cchc-rules[batch]"`')
SPARK_LIBRARY_HELP = Text('chạy `pip install "cchc-rules[spark]"`', 'run `pip install "cchc-rules[spark]"`')
NO_SPARK = Text("không khởi động được Spark", "Spark does not start")
NO_SPARK_HELP = Text(
    "Spark cần Java 17 trở lên; cài `openjdk-17-jre-headless`, hoặc đặt `JAVA_HOME` cho đúng chỗ",
    "Spark needs Java 17 or newer; install `openjdk-17-jre-headless`, or let `JAVA_HOME` say where it is",
)

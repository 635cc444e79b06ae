"""Every sentence of the form and the calculator that other rooms do not have."""

from __future__ import annotations

from cchc_rules.base.texts import Text

TITLE = Text(vi="Tự chấm điểm: {title}", en="Self-scoring: {title}")
NEEDS_SCRIPT = Text(
    vi="Trang này tính điểm bằng JavaScript; hãy bật JavaScript trong trình duyệt.",
    en="This page scores with JavaScript; please switch JavaScript on in the browser.",
)
STAYS_HERE = Text(
    vi="Mọi số liệu ở lại trên máy này: trang không gửi gì đi và không lưu gì trong trình duyệt. Hãy lưu tệp hồ sơ trước khi đóng trang.",
    en="Everything stays on this machine: the page sends nothing and keeps nothing in the browser. Save the dossier before you close it.",
)
OTHER_LANGUAGE = Text(vi="English", en="Tiếng Việt")
UNIT_NAME = Text(vi="Tên đơn vị", en="Name of the unit")
UNIT_HINT = Text(vi="Hồ sơ không có tên đơn vị thì chưa chấm được.", en="A dossier without it is not scored.")
OPEN_FILE = Text(vi="Mở tệp hồ sơ (JSON)", en="Open a dossier (JSON)")
SAVE_FILE = Text(vi="Lưu tệp hồ sơ", en="Save the dossier")
SAVED = Text(
    vi="Đã lưu {file}. Chấm lại bằng lệnh: cchc score {file}",
    en="Saved {file}. Score it with: cchc score {file}",
)
SAVED_WITH_MISTAKES = Text(
    vi="Đã lưu {file}, nhưng còn {count} chỗ chưa đọc được: cchc score sẽ báo lỗi cho đến khi sửa xong.",
    en="Saved {file}, but {count} places cannot be read: cchc score refuses it until they are put right.",
)
OPENED = Text(vi="Đã mở {file}.", en="Opened {file}.")
OPENED_WITH_MISTAKES = Text(
    vi="Đã mở {file}; có {count} chỗ chưa đọc được, xem các dòng báo lỗi.",
    en="Opened {file}; {count} places cannot be read, see the marked fields.",
)
REFUSED_FILE = Text(vi="Không mở được {file}: {why}", en="{file} cannot be opened: {why}")
ONLY_JSON = Text(
    vi="trang này chỉ đọc tệp JSON; tệp YAML thì chấm bằng lệnh cchc score",
    en="this page reads JSON only; score a YAML file with cchc score",
)
WITH_ROUNDS = Text(
    vi="hồ sơ có nhiều vòng chấm; trang này chỉ dành cho vòng tự chấm",
    en="the dossier has rounds; this page is for the self-score only",
)
REPLACE = Text(
    vi="Những gì đã nhập sẽ được thay bằng nội dung của tệp. Tiếp tục?",
    en="What has been filled in will be replaced by the file. Go on?",
)
SHARED_QUESTIONS = Text(vi="Số liệu chung", en="Figures of the whole set")
GROUP_QUESTIONS = Text(vi="Số liệu chung của mục này", en="Figures shared by this part")
NO_ANSWER = Text(vi="– chưa trả lời –", en="– no answer –")
IT_NEVER_CAME = Text(vi="Không có (chưa từng diễn ra)", en="Never (it did not happen)")
DAY_HINT = Text(vi="ngày/tháng/năm, ví dụ 31/01/2018", en="day/month/year, such as 31/01/2018")
OPTION = Text(vi="Phương án", en="Option")
REPLIES = Text(vi="Số phiếu", en="Replies")
REPLIES_HINT = Text(vi="Ghi 0 nơi không ai chọn.", en="Write 0 where nobody chose it.")
GROUPS_HINT = Text(
    vi="Ghi 0 nơi không ai chọn; nhóm để trống hết được hiểu là không có phiếu nào.",
    en="Write 0 where nobody chose it; a group left blank altogether has no replies.",
)
GIVEN_BY = Text(vi="Người chấm", en="Given by")
GIVEN_WHY = Text(vi="Lý do", en="Reason")
GIVEN_POINTS = Text(vi="Số điểm", en="Points")
ANY_ONE = Text(vi="Chỉ cần một trong các tài liệu sau", en="Any one of these is enough")
DOCUMENT_PLACE = Text(vi="{document} – văn bản thứ {place}", en="{document} – number {place}")
DOCUMENT_NUMBER = Text(vi="Số, ký hiệu", en="Number")
DOCUMENT_DAY = Text(vi="Ngày ký", en="Day of signature")
OTHER_DOCUMENTS = Text(vi="Tài liệu khác trong tệp đã mở", en="Other documents of the opened file")
EXPLANATION = Text(vi="Giải trình", en="Explanation")
CLAIM = Text(vi="Đề nghị không áp dụng", en="Claim that this does not apply")
CLAIM_REASON = Text(vi="Lý do không áp dụng", en="Why it does not apply")
RULES = Text(vi="Cách chấm", en="How it is scored")
UP_TO = Text(vi="tối đa {points} điểm", en="at most {points} points")
POINTS = Text(vi="{points} điểm", en="{points} points")
BETWEEN = Text(vi="từ {low} đến {high}", en="{low} to {high}")
OUT_OF = Text(vi="{points} / {maximum} điểm", en="{points} / {maximum} points")
MEASURED = Text(vi="bằng {value}", en="it is {value}")
OPEN_ITEMS = Text(vi="còn mở {count} mục", en="{count} items open")
NOTHING_OPEN = Text(vi="không còn mục nào mở", en="nothing is open")
WRONG_PLACES = Text(vi="{count} chỗ chưa đọc được", en="{count} places cannot be read")
RESULT = Text(vi="Kết quả", en="Result")
DETAILS = Text(vi="Từng phần, điều kiện và việc còn lại", en="Parts, conditions and what is left")
NO_INDEX = Text(vi="chưa có", en="none yet")
AREAS = Text(vi="Các phần", en="Parts")
STEPS = Text(vi="Còn mở, nhiều điểm nhất trước", en="Still open, most points first")
STEP = Text(vi="{code} {name}: còn {points} điểm, {status}", en="{code} {name}: {points} points, {status}")
SCORE_HERE = Text(vi="Thử tính điểm", en="Try it")
YES = Text(vi="có", en="yes")
NO = Text(vi="không", en="no")

"""Short phrases by code: (English, 中文)."""

PHRASES: dict[str, tuple[str, str]] = {
    # Checking
    "more-problems": ("… and {count} more problems", "……还有 {count} 个问题"),
    "did-you-mean": ("did you mean '{near}'?", "是不是“{near}”？"),
    "problems-found": ("Problems found: {count}", "发现 {count} 个问题"),
    "all-sound": ("Sound journeys: {count}", "{count} 个旅程没有问题"),
    "others-skipped": ("Other files passed over: {count}", "跳过其他文件 {count} 个"),
    "folders-skipped": ("Folders inside, not looked at: {count}", "未查看里面的文件夹 {count} 个"),
    "findings": ("Findings: {count}", "发现 {count} 处值得注意"),
    "more-findings": ("… and {count} more findings", "……还有 {count} 处"),
    "nothing-found": ("Nothing to remark on: {count}", "{count} 个旅程无可指摘"),
    "next": ("next: {command}", "下一步：{command}"),
    # A new journey
    "ask-language": ("Language, 语言: {choices}", "语言，Language：{choices}"),
    "ask-template": ("Begin with: {choices}", "从哪个模板开始：{choices}"),
    "ask-title": ("What is the journey called?", "旅程叫什么？"),
    "ask-file": ("Save it as", "保存为"),
    "choice-en": ("English", "English"),
    "choice-zh": ("简体中文", "简体中文"),
    "choice-blank": ("a blank journey", "空白旅程"),
    "choice-shop": ("a shop", "到店购物"),
    "choice-service": ("an appointment", "预约服务"),
    "choice-onboarding": ("a product's first weeks", "新手上路"),
    "choice-complaint": ("a complaint", "投诉"),
    "new-saved": (
        "Saved {file}: {title}, {touchpoints} touchpoints",
        "已保存 {file}：{title}，{touchpoints} 个触点",
    ),
    "new-next": (
        "Put your own words and scores into it, with any text editor. Then, or instead:",
        "请用任意文本编辑器填入自己的内容和评分。也可以用命令：",
    ),
    "new-set": ("score a touchpoint", "给触点评分"),
    "new-check": ("find mistakes", "检查错误"),
    "new-score": ("see what decides", "看什么关键"),
    "new-app": ("see it drawn", "看图"),
    # Scores that are still to come
    "nothing-expected": (
        (
            "What customers experience is known, what they expect isn't, and a gap takes both. "
            "Begin with '{title}': give it an expectation from {minimum} to {maximum}. An estimate "
            "will do."
        ),
        (
            "已有体验，还没有期望；有了两者才能算差距。请从“{title}”开始，按 {minimum} 到 {maximum}"
            " 分填写 expectation（期望），先写估计即可。"
        ),
    ),
    "nothing-experienced": (
        (
            "What customers expect is known, what they experience isn't yet, and a gap takes both. "
            "Once '{title}' has its first customers, give it an experience from {minimum} to "
            "{maximum}."
        ),
        (
            "已有期望，还没有体验；有了两者才能算差距。“{title}”有了顾客之后，请按 {minimum} 到"
            " {maximum} 分填写 experience（体验）。"
        ),
    ),
    "nothing-scored": (
        (
            "No touchpoint is scored yet. Begin with '{title}': give it an expectation and an "
            "experience from {minimum} to {maximum}. An estimate will do."
        ),
        (
            "还没有触点评分。请从“{title}”开始，按 {minimum} 到 {maximum} 分填写"
            " expectation（期望）和 experience（体验），先写估计即可。"
        ),
    ),
    # What changed among the moments
    "change-newly-critical": (
        "Now a moment of truth: {title} ({before} → {after})",
        "成为关键时刻：{title}（{before} → {after}）",
    ),
    "change-no-longer-critical": (
        "No moment of truth any more: {title} ({before} → {after})",
        "不再是关键时刻：{title}（{before} → {after}）",
    ),
    "change-kind": ("{title}: {before} → {after}", "{title}：{before} → {after}"),
    "change-added": ("New touchpoint: {title} ({after})", "新触点：{title}（{after}）"),
    "change-removed": (
        "Touchpoint gone: {title} (it was: {before})",
        "触点已删除：{title}（原为：{before}）",
    ),
    "change-worst": (
        "What hurts most, in order: {after} (before: {before})",
        "损失由大到小：{after}（之前：{before}）",
    ),
    "nobody-loses": ("nothing", "无"),
    "change-points": (
        "{label}: {before} → {after} points",
        "{label}：{before} → {after} 分",
    ),
    "change-share": ("{label}: {before} → {after}", "{label} {before} → {after}"),
    # Watching
    "watch-begins": (
        "Watching. Save a journey, and what changes is told here (Ctrl+C stops)",
        "正在关注。保存旅程后，这里会显示变化（按 Ctrl+C 停止）",
    ),
    "watch-file": ("{file}: {title}", "{file}：{title}"),
    "watch-felt": ("{felt} points felt against expectation", "总体感受差距 {felt} 分"),
    "watch-completion": ("{completion} complete", "完成率 {completion}"),
    "watch-changed": ("{file}: what changed", "{file}：变化如下"),
    "watch-same": ("{file}: saved, no moment changed", "{file}：已保存，关键时刻没有变化"),
    "watch-broken": (
        "{file}: problems: {count}. The moments stay as they last were sound",
        "{file}：有 {count} 个问题，关键时刻保持上一次正确的结果",
    ),
    "watch-broken-first": ("{file}: problems: {count}", "{file}：有 {count} 个问题"),
    "watch-mended": ("{file}: mended", "{file}：问题已解决"),
    "watch-gone": ("{file}: gone", "{file}：文件不见了"),
    "watch-back": ("{file}: back", "{file}：文件恢复了"),
    # Segments
    "no-segments": (
        "{journey}: the journey has no segments, so it can't be scored for '{segment}'",
        "{journey}：旅程没有细分群体，无法按“{segment}”评分",
    ),
    "unknown-segment": (
        "{journey}: '{segment}' is no segment of the journey; it has: {known}",
        "{journey}：旅程没有细分群体“{segment}”，现有：{known}",
    ),
    # The app
    "app-missing": (
        "The app needs Streamlit and Plotly: in journeymap's folder, pip install '.[app]'",
        "应用需要 Streamlit 和 Plotly：在 journeymap 文件夹中运行 pip install '.[app]'",
    ),
    "app-opens": (
        "Journeys of {folder} ({count}) open at {url}   (Ctrl+C stops)",
        "{folder} 中的旅程（{count} 个）在 {url} 打开（按 Ctrl+C 停止）",
    ),
    "app-examples": (
        "These are the examples; your own: journeymap app FOLDER",
        "这些是示例；打开自己的旅程：journeymap app 文件夹",
    ),
    "port-taken": (
        "Port {port} is taken; without --port the app finds a free one",
        "端口 {port} 已被占用；不加 --port 时应用会自动选择空闲端口",
    ),
    # What the numbers are called
    "balance_of_completers": (
        "Felt against expectation, by those who complete",
        "完成者总体感受差距",
    ),
    "completion": ("Complete the journey", "完成率"),
    "stakes": ("How much rides on it", "影响力"),
    "passage_of_completers": ("Completers who pass here", "完成者经过率"),
    "value": ("Felt gap, losses count {loss_aversion}×", "感受差距（损失计 {loss_aversion} 倍）"),
    "headroom": ("Still to gain", "提升空间"),
    "expectation": ("Expectation", "期望"),
    "experience": ("Experience", "体验"),
    "gap": ("Gap [95%]", "差距 [95%]"),
    "gap-plain": ("Gap", "差距"),
    "gap-low": ("Gap, 95% from", "差距下限 95%"),
    "gap-high": ("Gap, 95% to", "差距上限 95%"),
    "reach": ("Meet it", "遇到率"),
    "dropoffs": ("Leave here, of 100", "每 100 人在此流失"),
    "answers": ("Answers", "样本数"),
    "marks": ("Marks", "标记"),
    "native-expectation": ("expected {level}", "期望 {level}"),
    "native-experience": ("experienced {level}", "体验 {level}"),
    "on-scale": ("{level} on {minimum} to {maximum}", "{level}（量表 {minimum}–{maximum}）"),
    "touchpoint": ("Touchpoint", "触点"),
    "moment": ("Moment", "时刻"),
    "points": ("{value} points", "{value} 分"),
    "felt-line": (
        "{value} points (losses count {loss_aversion}×)",
        "{value} 分（损失计 {loss_aversion} 倍）",
    ),
    "stakes-column": ("Rides on it", "影响力"),
    "evidence-line": (
        "{scored} of {of} touchpoints scored, {measured} measured · {coverage} of the weight",
        "{of} 个触点中 {scored} 个有评分，{measured} 个为实测 · 覆盖权重的 {coverage}",
    ),
    "ranked": ("{rank}. {word}", "{rank}. {word}"),
    "unlisted-touchpoints": (
        "… and {count:,} more touchpoints: --all lists them",
        "……还有 {count:,} 个触点：加 --all 全部列出",
    ),
    "unexplained-moments": (
        "… and {count} more: the table lists all moments of truth, --all explains them",
        "……还有 {count} 个关键时刻：见下表，加 --all 逐一说明",
    ),
    # Notes
    "nothing-stands-out": ("No touchpoint stands out.", "没有突出的触点。"),
    "near-miss": (
        "Almost a moment of truth: {title}, with {share} of {rule}, not above {threshold}",
        "接近关键时刻：{title}，{rule}占全程的 {share}，未超过{threshold}",
    ),
    "leak": (
        "Most leave at {title}: {count} of 100 who enter",
        "流失最多的触点：{title}，每 100 位客户流失 {count} 位",
    ),
    "oddity-rounds": (
        (
            "Hardly meant: whoever comes to {title} is there {count} times on average; "
            "check the shares of those who leave"
        ),
        "不大可能：到过 {title} 的客户平均要经过 {count} 次；请核对离开的份额",
    ),
    "oddity-completion": (
        "Hardly meant: {share} complete the journey; check the shares on the way to success",
        "不大可能：完成旅程的客户为 {share}；请核对通往成功的份额",
    ),
    "rule-stakes": ("what rides on the journey", "影响力"),
    "rule-contribution": ("all that is felt", "感受"),
    "order-depends": (
        "The order of losses depends on how heavily losses count: {orders}",
        "损失的排序取决于损失的权重：{orders}",
    ),
    "dispersion-changes": (
        "Weighing by spread, and not by the mean alone, would change the order of losses",
        "若考虑离散程度而不只看均值，损失的排序会改变",
    ),
    "tie": (
        "Cannot be told apart: {first} (the worst in {p_first} of draws) and {second} ({p_second})",
        "无法区分高下：“{first}”（在 {p_first} 的抽样中最差）与“{second}”（{p_second}）",
    ),
    "tie-alone": (
        "Cannot be told apart: {first} and {second}",
        "无法区分高下：“{first}”与“{second}”",
    ),
    "turned": (
        "Less is better at {titles}: these scores are turned round, so that more points are better",
        "以下触点分数越低越好：{titles}。分数已反向换算，分越高越好",
    ),
    "balance-interval": (
        (
            "Felt against expectation, per customer who enters: {balance} "
            "(95% of draws: {low} to {high})"
        ),
        "总体感受差距：{balance}（95% 的抽样在 {low} 到 {high} 之间）",
    ),
    # The page: choosing
    "choose-journey": ("Journey", "旅程"),
    "choose-segment": ("Customers", "客户群体"),
    "choose-language": ("Language", "语言"),
    "everyone": ("All customers", "全部客户"),
    "segment-share": ("{segment}, {share}", "{segment}，{share}"),
    "detail-hint": (
        "Click a point of the curve, or choose a touchpoint here",
        "点击曲线上的点，或在此选择触点",
    ),
    "detail-hint-large": (
        "Choose a moment of truth, or a touchpoint here",
        "点击关键时刻，或在此选择触点",
    ),
    "no-touchpoint": ("None of them", "不选触点"),
    # The page: the headline
    "planned": ("planned", "规划中"),
    "scale-line": (
        "scale {minimum} to {maximum}, shown as points from 0 to 100",
        "量表 {minimum}–{maximum}，以 0–100 分显示",
    ),
    "measured-short": ("{measured} of {of} measured", "{of} 个触点中 {measured} 个实测"),
    "coverage-help": (
        (
            "Touchpoints whose gap can be tested; the scored ones cover {coverage} of the weight "
            "that customers meet."
        ),
        "差距可以检验的触点；有评分的触点覆盖客户所遇权重的 {coverage}。",
    ),
    "felt-help": (
        (
            "What customers who complete feel over the whole journey, each touchpoint by its "
            "weight; losses count {loss_aversion}×. 0 means: as expected."
        ),
        "完成旅程的客户在全程中的感受，按触点权重合计；损失计 {loss_aversion} 倍。0 表示符合期望。",
    ),
    "completion-help": (
        "Customers who end in success, of all who enter.",
        "所有进入的客户中成功完成的比例。",
    ),
    # The page: moments and notes
    "moments-heading": ("Moments of truth", "关键时刻"),
    "others-heading": ("The other touchpoints", "其他触点"),
    "more-moments": ("{count:,} more moments of truth", "另有 {count:,} 个关键时刻"),
    "more-others": ("{count:,} more touchpoints", "另有 {count:,} 个触点"),
    "left-out": ("… and {count:,} more, not listed here", "……还有 {count:,} 个，此处未列出"),
    "notes-heading": ("Worth knowing", "须知"),
    "more-notes": ("… {count:,} more of this kind", "……此类情况还有 {count:,} 条"),
    "ends": ("How it ends: {exits}", "旅程的结局：{exits}"),
    "outcomes": ("Measured outcomes: {outcomes}", "实测结果：{outcomes}"),
    "in-brackets": ("{text} ({told})", "{text}（{told}）"),
    "table-heading": ("The table behind the chart", "图表背后的数据"),
    "table-first": (
        "A table of {shown:,} of {count:,} touchpoints, those that decide most first",
        "{count:,} 个触点中最关键的 {shown:,} 个的数据",
    ),
    "curve-left-out": (
        (
            "No curve is drawn of {count:,} touchpoints: nobody could read it. The moments of "
            "truth, each touchpoint's detail and a table are below."
        ),
        "触点共 {count:,} 个，曲线会无法阅读，因此不画。下方有关键时刻、每个触点的详情和数据表。",
    ),
    # The page: files that can't be shown as they are
    "broken-heading": (
        "Problems in {file}: {count}. You see it as it last was sound",
        "{file} 有 {count} 个问题，显示的是上一次正确的内容",
    ),
    "broken-first": (
        "Problems in {file}: {count}. It can't be shown yet",
        "{file} 有 {count} 个问题，暂时无法显示",
    ),
    "repeated-heading": (
        "Problems in {file}: {count}. It can be shown",
        "{file} 有 {count} 个问题，但仍可显示",
    ),
    "broken-others": ("Other files with problems: {files}", "其他有问题的文件：{files}"),
    "file-gone": (
        "{file} is not in this folder; you see {shown} instead",
        "此文件夹中没有 {file}，显示的是 {shown}",
    ),
    "folder-empty": ("There is no journey in {folder} yet", "{folder} 中还没有旅程"),
    "folder-empty-help": (
        (
            "Save this as first.yaml in {place}. The page shows it at once, and again after every "
            "change you save."
        ),
        "把下面的内容保存到 {place}，文件名为 first.yaml。页面会立即显示，以后每次保存都会更新。",
    ),
    "folder-gone": ("The folder {folder} is gone", "文件夹 {folder} 不见了"),
    "folder-gone-help": (
        "Nothing is lost here: put the folder back, and the page goes on.",
        "把文件夹放回原处，页面会自动恢复。",
    ),
    "begin-own": (
        (
            "These are examples. Your own: journeymap app FOLDER; "
            "an empty folder shows how to begin."
        ),
        "这些是示例。打开自己的旅程：journeymap app 文件夹；空文件夹会告诉您如何开始。",
    ),
    "example-title": ("My first journey", "我的第一个旅程"),
    "example-call": ("I call", "我打电话"),
    "example-answer": ("I get an answer", "我得到答复"),
    # The page: what is known of a touchpoint
    "meet": ("Customers who meet it", "遇到它的客户"),
    "against": ("Expected → experienced", "期望 → 体验"),
    "native": ("As scored", "原始评分"),
    "disappointed": ("Disappointed", "失望的客户"),
    "leave": ("Leave here, of 100 who enter", "每 100 位客户在此流失"),
    "then": ("Then", "随后"),
    "evidence": ("Evidence", "依据"),
    "evidence-measured": ("measured, {n} answers", "实测，{n} 份回答"),
    "evidence-assumed": ("assumed: it can't be tested", "假设：无法检验"),
    "evidence-none": ("not scored", "未评分"),
    "beside": ("from the scores file", "来自分数文件"),
    "customer": ("The customer", "客户"),
    "doing": ("Doing", "行为"),
    "thinking": ("Thinking", "想法"),
    "feeling": ("Feeling, as drawn by the team", "情绪（团队判断）"),
    "quotes": ("In customers' words", "客户原话"),
    "pains": ("Pains", "痛点"),
    "gains": ("Gains", "收获"),
    "expectation-from": ("Expectation comes from", "期望来源"),
    "service": ("The service", "服务"),
    "channel": ("Channels", "渠道"),
    "attribute": ("What is expected", "期望维度"),
    "promises": ("Promises", "承诺"),
    "standards": ("Standards", "服务标准"),
    "causes": ("Causes", "原因"),
    "physical-evidence": ("Physical evidence", "有形展示"),
    "frontstage": ("Frontstage", "前台"),
    "backstage": ("Backstage", "后台"),
    "support": ("Support", "支持系统"),
    "script": ("Script", "话术"),
    "kpis": ("Figures", "指标"),
    "owner": ("Owner", "负责部门"),
    "actions": ("Actions", "改进措施"),
    "due": ("due {date}", "{date} 前"),
    "approved": ("may be shown to others", "可对外使用"),
    "after": ("after {time}", "{time}后"),
    "opens": ("Opens the journey", "引出旅程"),
    "kept": ("kept {share}", "兑现 {share}"),
    "met": ("met {share}", "达标 {share}"),
    "now": ("now {value}", "现为 {value}"),
    "arithmetic": ("The arithmetic", "计算"),
    "weight": ("Weight", "权重"),
    "kano": ("Kano category", "Kano 类别"),
    "contribution": ("Adds to what is felt [95%]", "对总体感受的贡献 [95%]"),
    "benchmark": ("Comparable services reach", "同类服务水平"),
    "mot": ("The author's label", "作者的标签"),
    # Words of the format
    "must-be": ("must-be", "必备"),
    "one-dimensional": ("one-dimensional", "期望型"),
    "attractive": ("attractive", "魅力型"),
    "indifferent": ("indifferent", "无差异"),
    "reverse": ("reverse", "反向"),
    "information": ("information", "信息"),
    "communication": ("communication", "沟通"),
    "resources": ("resources", "资源"),
    "technology": ("technology", "技术"),
    "management": ("management", "管理"),
    "skills": ("skills", "技能"),
    "market": ("market", "市场"),
    "delivery": ("delivery", "交付"),
    "other": ("other", "其他"),
    "past experience": ("past experience", "以往经验"),
    "word of mouth": ("word of mouth", "口碑"),
    "marketing": ("marketing", "营销"),
    "personal need": ("personal need", "个人需要"),
    "industry standard": ("industry standard", "行业标准"),
    "promise": ("promise", "承诺"),
    # The curve's own words
    "curve-interval": ("95% interval", "95% 区间"),
    "curve-size": ("Size: how many meet it", "大小：遇到的客户多少"),
    "curve-short": ("Short of expectation", "低于期望"),
    "curve-beyond": ("Beyond it", "高于期望"),
    "curve-points": ("Points", "分"),
    "curve-not-measured": ("not measured", "未测量"),
    "curve-assumed": ("assumed", "假设"),
    "curve-zone": ("Zone of tolerance", "容忍区间"),
    "curve-critical": ("Filled: moment of truth", "实心：关键时刻"),
    "curve-alt": (
        (
            "Experience curve of {title}: expectation and experience for {count} touchpoints; "
            "the table below holds the same numbers"
        ),
        "{title} 的体验曲线：{count} 个触点的期望与体验；下方表格有同样的数据",
    ),
    "saved": ("saved {files}", "已保存 {files}"),
    "only-shown": ("not saved, only shown: {files}", "仅显示，未保存：{files}"),
    "nothing-to-change": ("nothing to change", "无需修改"),
    "not-canonical": (
        "{file} is not in canonical form; `journeymap fmt` makes it so",
        "{file} 不是规范格式；可用 `journeymap fmt` 整理",
    ),
    "no-longer-measured": (
        "{part} was measured and is an assumption now; {part}.mean changes the mean alone",
        "{part} 原为实测，现为假设；若只改均值，请设 {part}.mean",
    ),
    "begins-elsewhere": (
        "customers begin at {name} now, as no `starts` says otherwise",
        "没有写 starts，顾客现在从 {name} 开始",
    ),
    "leads-elsewhere": (
        "{name} leads to {targets} now, as no `next` says otherwise",
        "{name} 没有写 next，现在通向 {targets}",
    ),
    "nobody-reaches": (
        "nobody reaches {name} yet; let something lead there, as with `next.{name}`",
        "还没有人到达 {name}；请让别的触点通向它，如设 next.{name}",
    ),
    # Other notations
    "imported-from": ("Imported from {source}", "由 {source} 导入"),
    "at-line": ("line {line}: {told}", "第 {line} 行：{told}"),
    "imported-to": (
        "{file} is written: stages {stages}, touchpoints {touchpoints}",
        "已写入 {file}：{stages} 个阶段，{touchpoints} 个触点",
    ),
    "id-taken": (
        "the folder has a journey '{taken}' already, so this one is '{id}'",
        "文件夹中已有旅程“{taken}”，因此这个叫“{id}”",
    ),
    "exported-to": ("{file} is written", "已写入 {file}"),
    "mapping-saved": (
        "What the labels mean stands in {file}; change it there and use it with --mapping",
        "标签含义已写入 {file}；可修改后用 --mapping 使用",
    ),
    "tables-missing": (
        "Workbooks need openpyxl: `pip install openpyxl`, or `uv pip install openpyxl` with uv",
        "读写工作簿需要 openpyxl：`pip install openpyxl`；用 uv 时 `uv pip install openpyxl`",
    ),
}

"""Short phrases by code: (English, 中文)."""

PHRASES: dict[str, tuple[str, str]] = {
    # Checking
    "more-problems": ("… and {count} more problems", "……还有 {count} 个问题"),
    "did-you-mean": ("did you mean '{near}'?", "是不是“{near}”？"),
    "problems-found": ("Problems found: {count}", "发现 {count} 个问题"),
    "all-sound": ("Sound journeys: {count}", "{count} 个旅程没有问题"),
    "others-skipped": ("Other files passed over: {count}", "跳过其他文件 {count} 个"),
    "no-journeys": (
        (
            "There is no journey here. A journey file begins with `journey: a-name`;\n"
            "`journeymap app` without a folder opens the examples."
        ),
        "这里没有旅程。旅程文件以“journey: 名称”开头；\n运行 `journeymap app` 可以打开示例。",
    ),
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
        "The app needs Streamlit and Plotly: pip install 'journeymap[app]'",
        "应用需要 Streamlit 和 Plotly：pip install 'journeymap[app]'",
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
    "balance": ("Felt against expectation, per customer who enters", "总体感受差距"),
    "completion": ("Complete the journey", "完成率"),
    "coverage": ("Evidence", "依据"),
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
        (
            "{scored} of {of} touchpoints scored, {measured} measured"
            " · covers {coverage} of the weight"
        ),
        "{of} 个触点中 {scored} 个有评分，{measured} 个为实测 · 覆盖权重的 {coverage}",
    ),
    # Notes
    "nothing-stands-out": ("No touchpoint stands out.", "没有突出的触点。"),
    "near-miss": (
        "Almost a moment of truth: {title}, with {share} of {rule} (threshold {threshold})",
        "接近关键时刻：{title}，占{rule}的 {share}（门槛 {threshold}）",
    ),
    "leak": (
        "Most leave at {title}: {count} of 100 who enter",
        "流失最多的触点：{title}，每 100 位客户流失 {count} 位",
    ),
    "rule-stakes": ("what rides on the journey", "全程影响力"),
    "rule-contribution": ("what is felt", "全部感受"),
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
        "无法区分高下：{first}（在 {p_first} 的抽样中最差）与{second}（{p_second}）",
    ),
    "balance-interval": (
        "Felt per customer who enters: {balance} (95% of draws: {low} to {high})",
        "每位进入的客户的总体感受差距：{balance}（95% 的抽样在 {low} 到 {high} 之间）",
    ),
    # The page: choosing
    "choose-journey": ("Journey", "旅程"),
    "choose-segment": ("Customers", "客户群体"),
    "choose-touchpoint": ("Touchpoint", "触点"),
    "choose-language": ("Language", "语言"),
    "everyone": ("All customers", "全部客户"),
    "segment-share": ("{segment}, {share}", "{segment}，{share}"),
    "detail-hint": (
        "Click a point of the curve, or choose a touchpoint here",
        "点击曲线上的点，或在此选择触点",
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
    "notes-heading": ("Worth knowing", "须知"),
    "ends": ("How it ends: {exits}", "旅程的结局：{exits}"),
    "outcomes": ("Measured outcomes: {outcomes}", "实测结果：{outcomes}"),
    "in-brackets": ("{text} ({told})", "{text}（{told}）"),
    "table-heading": ("The table behind the chart", "图表背后的数据"),
    # The page: files that can't be shown as they are
    "broken-heading": (
        "{file} has problems; you see it as it last was sound",
        "{file} 有问题，显示的是上一次正确的内容",
    ),
    "broken-first": ("{file} has problems and can't be shown yet", "{file} 有问题，暂时无法显示"),
    "repeated-heading": ("{file} has a problem, but can be shown", "{file} 有问题，但仍可显示"),
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
    "example-title": ("My first journey", "我的第一个旅程"),
    "example-call": ("I call", "我打电话"),
    "example-answer": ("I get an answer", "我得到答复"),
    # The page: what is known of a touchpoint
    "meet": ("Customers who meet it", "遇到它的客户"),
    "rides": ("How much rides on it", "影响力"),
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
    "opens": ("Opens the journey", "引出旅程"),
    "kept": ("kept {share}", "兑现 {share}"),
    "met": ("met {share}", "达标 {share}"),
    "now": ("now {value}", "现为 {value}"),
    "arithmetic": ("The arithmetic", "计算"),
    "weight": ("Weight", "权重"),
    "kano": ("Kano category", "Kano 类别"),
    "felt-value": (
        "Felt gap, losses count {loss_aversion}×",
        "感受差距（损失计 {loss_aversion} 倍）",
    ),
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
}

"""Short phrases by code: (English, 中文)."""

PHRASES: dict[str, tuple[str, str]] = {
    # Checking
    "more-problems": ("… and {count} more problems", "……还有 {count} 个问题"),
    "did-you-mean": ("did you mean '{near}'?", "是不是“{near}”?"),
    "problems-found": ("Problems found: {count}", "发现 {count} 个问题"),
    "all-sound": ("Sound journeys: {count}", "{count} 个旅程没有问题"),
    "others-skipped": ("Other files passed over: {count}", "跳过其他文件 {count} 个"),
    "no-journeys": (
        "There is no journey here. A journey file begins with `journey: a-name`;\n"
        "`journeymap app` without a folder opens the examples.",
        "这里没有旅程。旅程文件以“journey: 名称”开头;\n运行 `journeymap app` 可以打开示例。",
    ),
    # Segments
    "no-segments": (
        "{journey}: the journey has no segments, so it can't be scored for '{segment}'",
        "{journey}:旅程没有细分群体,无法按“{segment}”评分",
    ),
    "unknown-segment": (
        "{journey}: '{segment}' is no segment of the journey; it has: {known}",
        "{journey}:旅程没有细分群体“{segment}”,现有:{known}",
    ),
    # The app
    "app-missing": (
        "The app needs Streamlit and Plotly: pip install 'journeymap[app]'",
        "应用需要 Streamlit 和 Plotly:pip install 'journeymap[app]'",
    ),
    "app-opens": (
        "The journeys in {folder} open at {url}   (Ctrl+C stops)",
        "{folder} 中的旅程在 {url} 打开(按 Ctrl+C 停止)",
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
    "value": ("Felt gap, losses count {loss_aversion}×", "感受差距(损失计 {loss_aversion} 倍)"),
    "headroom": ("Still to gain", "提升空间"),
    "expectation": ("Expectation", "期望"),
    "experience": ("Experience", "体验"),
    "gap": ("Gap [95%]", "差距 [95%]"),
    "reach": ("Meet it", "遇到率"),
    "touchpoint": ("Touchpoint", "触点"),
    "moment": ("Moment", "时刻"),
    "points": ("{value} points", "{value} 分"),
    "evidence-line": (
        "{scored} of {of} touchpoints scored, {measured} measured · covers {coverage} of the weight",
        "{of} 个触点中 {scored} 个有评分,{measured} 个为实测 · 覆盖权重的 {coverage}",
    ),
    # Notes
    "nothing-stands-out": ("No touchpoint stands out.", "没有突出的触点。"),
    "near-miss": (
        "Almost a moment of truth: {title}, with {share} of {rule} (fair share {threshold})",
        "接近关键时刻:{title},占{rule}的 {share}(应有份额 {threshold})",
    ),
    "rule-stakes": ("what rides on the journey", "旅程影响力"),
    "rule-contribution": ("what is felt", "全部感受"),
    "order-depends": (
        "The order of losses depends on how heavily losses count: {orders}",
        "损失的排序取决于损失的权重:{orders}",
    ),
    "dispersion-changes": (
        "Weighing by spread, and not by the mean alone, would change the order of losses",
        "若考虑离散程度而不只看均值,损失的排序会改变",
    ),
    "tie": (
        "Cannot be told apart: {first} (P worst {p_first}) and {second} ({p_second})",
        "无法区分高下:{first}(最差的概率 {p_first})与 {second}({p_second})",
    ),
    "balance-interval": (
        "Felt against expectation, per customer who enters: {low} to {high} in 95% of draws",
        "总体感受差距:95% 的抽样在 {low} 到 {high} 之间",
    ),
}
